"""The head of a page: one of each, absolute, true, and nothing empty."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, Site
from wagtailseo.models import SeoSettings

from tests.crawlers.conftest import publish
from tests.factories import ArticlePageFactory, ConditionPageFactory, ImageFactory

pytestmark = pytest.mark.django_db

Rendition = get_image_model().get_rendition_model()


@pytest.fixture
def head(client):
    def head(address):
        response = client.get(address)
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html5lib").head

    return head


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def pictured(conditions, commit):
    picture = ImageFactory(
        file__width=1400, file__height=1000, title="IMG_1.png", description="A hand"
    )
    with commit():
        return publish(
            ConditionPageFactory(parent=conditions, slug="pain", title="Pain", picture=picture)
        )


def says(head, name):
    """The values of all tags with this name; each has something in it."""
    tags = head.select(f'meta[name="{name}"], meta[property="{name}"]')
    return [tag["content"] for tag in tags]


def canonical(head):
    (link,) = head.select('link[rel="canonical"]')
    return link["href"]


def test_canonical_is_one_absolute_address_without_tracking(head, clinic, shown):
    page = shown[0]

    for query in ("", "?utm_source=x&fbclid=y", "?page=2"):
        found = head(page.url + query)
        assert canonical(found) == "http://localhost/conditions/zebra-condition/"
        assert says(found, "og:url") == [canonical(found)]


def test_an_editors_canonical_address_wins(head, conditions):
    page = ConditionPageFactory(parent=conditions, canonical_url="https://clinic.example/a/")

    found = head(page.url)
    assert canonical(found) == "https://clinic.example/a/"
    assert says(found, "og:url") == ["https://clinic.example/a/"]


@pytest.mark.parametrize(
    "extra",
    ["?utm_source=news&gclid=1", "?a=b&fbclid=x", "?MSCLKID=x", "?mc_eid=", "?_ga=1", "#top", "#"],
)
def test_a_canonical_address_is_that_of_a_page_and_not_of_a_click(conditions, extra):
    address = f"https://clinic.example/a/{extra}"

    with pytest.raises(ValidationError) as caught:
        ConditionPageFactory(parent=conditions, canonical_url=address)

    assert list(caught.value.message_dict) == ["canonical_url"]
    assert "without: " in caught.value.messages[0]


def test_a_canonical_address_may_ask_for_something(conditions):
    address = "https://clinic.example/a/?page=2&glid=x"

    assert ConditionPageFactory(parent=conditions, canonical_url=address).canonical_url == address


def test_pages_of_a_list_and_its_filters_have_their_own_address(head, articles):
    ArticlePageFactory.create_batch(13, parent=articles, category="research")
    ArticlePageFactory(parent=articles, category="clinic")

    for query, own in (
        ("?page=1", ""),
        ("?page=2&utm_source=x", "?page=2"),
        ("?utm_source=x&page=2&category=research", "?category=research&page=2"),
        ("?category=nonsense", ""),
        ("?page=nonsense", ""),
        ("?page=99", "?page=2"),
    ):
        assert canonical(head(articles.url + query)) == f"http://localhost/articles/{own}"


def test_a_filtered_list_of_conditions_has_its_own_address(head, conditions):
    ConditionPageFactory(parent=conditions, body_areas=["head"])

    for query, own in (("?area=head&x=1", "?area=head"), ("?area=nonsense", "")):
        assert canonical(head(conditions.url + query)) == f"http://localhost/conditions/{own}"


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("", "Articles"),
        ("?page=2", "Articles | Page 2"),
        ("?category=research", "Articles | Research"),
        ("?category=research&page=2", "Articles | Research | Page 2"),
    ],
)
def test_pages_of_a_list_and_its_filters_have_their_own_title(head, articles, query, title):
    ArticlePageFactory.create_batch(13, parent=articles, category="research")
    ArticlePageFactory(parent=articles, category="clinic")

    found = head(articles.url + query)
    assert found.title.text == title
    assert says(found, "og:title") == says(found, "twitter:title") == [title]


def test_a_filtered_list_of_conditions_has_its_own_title(head, conditions):
    ConditionPageFactory(parent=conditions, body_areas=["head"])

    assert head(f"{conditions.url}?area=head").title.text == "Conditions | Head and face"


def test_title_and_description_come_from_the_familiar_fields(head, conditions):
    page = ConditionPageFactory(parent=conditions, summary="The summary.")
    assert says(head(page.url), "description") == ["The summary."]

    page.seo_title, page.search_description = "For engines", "Described."
    publish(page)
    found = head(page.url)

    assert found.title.text == "For engines"
    assert says(found, "og:title") == says(found, "twitter:title") == ["For engines"]
    assert says(found, "description") == says(found, "og:description") == ["Described."]


def test_a_title_is_followed_by_the_name_of_the_site_if_it_has_one(head, conditions):
    page = ConditionPageFactory(parent=conditions, title="Pain")
    assert head(page.url).title.text == "Pain"

    Site.objects.update(site_name="The clinic")
    assert head(page.url).title.text == "Pain — The clinic"


def test_robots_says_noindex_where_an_editor_wants_it(head, conditions):
    page = publish(ConditionPageFactory(parent=conditions))
    assert "noindex" not in says(head(page.url), "robots")[0]

    page.noindex = True
    publish(page)
    assert says(head(page.url), "robots") == ["noindex"]


def test_the_search_page_is_kept_out(client, head, clinic):
    assert says(head("/search/?q=pain"), "robots") == ["noindex"]
    assert client.get("/search/?q=pain").headers["X-Robots-Tag"] == "noindex"


def test_the_picture_of_a_link_is_a_real_jpeg_of_its_size(client, head, pictured):
    found = head(pictured.url)
    made = pictured.picture.renditions.get(filter_spec="fill-1200x630|format-jpeg")

    assert (
        says(found, "og:image") == says(found, "twitter:image") == [f"http://localhost{made.url}"]
    )
    assert says(found, "og:image:width") == ["1200"]
    assert says(found, "og:image:height") == ["630"]
    assert says(found, "og:image:alt") == says(found, "twitter:image:alt") == ["A hand"]
    assert says(found, "twitter:card") == ["summary_large_image"]
    with made.file.open() as file:
        assert file.read(3) == b"\xff\xd8\xff"


def test_the_picture_chosen_for_links_comes_first_and_the_sites_last(head, conditions, commit):
    own, chosen, default = (
        ImageFactory(file__width=1200, file__height=630, description=text)
        for text in ("own", "chosen", "default")
    )
    with commit():
        SeoSettings.objects.create(
            site=Site.objects.get(is_default_site=True), og_image_default=default
        )
        page = publish(ConditionPageFactory(parent=conditions))
    assert says(head(page.url), "og:image:alt") == ["default"]

    for field, image in (("picture", own), ("og_image", chosen)):
        setattr(page, field, image)
        with commit():
            publish(page)
        assert says(head(page.url), "og:image:alt") == [image.description]


def test_the_sites_picture_is_still_there_after_its_focal_point_has_moved(head, conditions, commit):
    image = ImageFactory(file__width=1600, file__height=1200, description="default")
    with commit():
        SeoSettings.objects.create(
            site=Site.objects.get(is_default_site=True), og_image_default=image
        )
    page = publish(ConditionPageFactory(parent=conditions))

    with commit():
        image.focal_point_x = image.focal_point_y = 10
        image.focal_point_width = image.focal_point_height = 20
        image.save()

    assert says(head(page.url), "og:image:alt") == ["default"]


def test_no_visit_makes_a_picture(client, head, conditions):
    page = ConditionPageFactory(parent=conditions, picture=ImageFactory())

    found = head(page.url)
    assert says(found, "og:image") == []
    assert says(found, "twitter:card") == ["summary"]
    assert not Rendition.objects.exists()


def test_nothing_is_empty_and_nothing_is_said_twice(head, home, clinic, shown, pictured):
    for page in (home, *shown, pictured):
        found = head(page.url)
        tags = found.select("meta[name], meta[property]")
        assert all(tag["content"].strip() for tag in tags)
        names = [tag.get("name") or tag.get("property") for tag in tags if not tag.get("media")]
        assert len(names) == len(set(names))
        assert all(link["href"].strip() for link in found.select("link"))


@pytest.mark.parametrize(("toggle", "prefix"), [("og_meta", "og:"), ("twitter_meta", "twitter:")])
def test_the_toggles_of_wagtail_seo_still_work(head, pictured, toggle, prefix):
    SeoSettings.objects.update_or_create(
        site=Site.objects.get(is_default_site=True), defaults={toggle: False}
    )

    found = head(pictured.url)
    names = [tag.get("name") or tag.get("property") for tag in found.select("meta")]
    assert not [name for name in names if name and name.startswith(prefix)]
    assert canonical(found)


def test_structured_data_can_be_switched_off(client, shown):
    assert b"ld+json" in client.get(shown[0].url).content
    SeoSettings.objects.update(struct_meta=False)

    assert b"ld+json" not in client.get(shown[0].url).content
    assert client.get(f"/api/v2/conditions/{shown[0].pk}/").json()["graph"] == {}


def test_free_json_in_the_settings_is_never_printed_and_breaks_no_page(client, head, home, shown):
    SeoSettings.objects.create(
        site=Site.objects.get(is_default_site=True),
        struct_org_type="Physician",
        struct_org_extra_json='{not json, and "aggregateRating"',
    )

    for page in (home, *shown):
        assert canonical(head(page.url))
        assert b"aggregateRating" not in client.get(page.url).content


def test_an_article_says_when_it_was_published_and_changed(head, shown):
    article = shown[1]
    type(article).objects.update(published_on="2026-03-01", changed_at="2026-04-02T12:00Z")

    found = head(article.url)
    assert says(found, "og:type") == ["article"]
    assert says(found, "article:published_time") == ["2026-03-01"]
    assert says(found, "article:modified_time") == ["2026-04-02"]


GOOGLE = "rXOxyZounnZasA8Z7oaD3c14JdjS9aKSWvsR1EbUSIQ"
BING = "6D9DDB3C3E9B4C0F8F6F5A1B2C3D4E5F"


def test_verification_codes_stand_on_the_home_page_alone(head, home, clinic, shown):
    assert says(head(home.url), "msvalidate.01") == []
    clinic.google_code, clinic.bing_code = GOOGLE, BING
    clinic.full_clean()
    clinic.save()

    found = head(home.url)
    assert says(found, "google-site-verification") == [GOOGLE]
    assert says(found, "msvalidate.01") == [BING]
    assert says(head(shown[0].url), "msvalidate.01") == []


@pytest.mark.parametrize("field", ["google_code", "bing_code"])
@pytest.mark.parametrize(
    "code",
    ['<meta name="x" content="y">', "short", '"><script>', f"{GOOGLE}\n", f"{BING}x\n", "é" * 43],
)
def test_anything_but_a_code_is_refused(clinic, field, code):
    setattr(clinic, field, code)

    with pytest.raises(ValidationError) as caught:
        clinic.full_clean()
    assert set(caught.value.message_dict) == {field}


def test_feeds_and_markdown_can_be_discovered(client, head, clinic, shown):
    links = head(shown[0].url).select('link[rel="alternate"]')
    found = {link["type"]: link["href"] for link in links}

    assert set(found) == {"application/rss+xml", "application/atom+xml", "text/markdown"}
    for kind, address in found.items():
        response = client.get(address.removeprefix("http://localhost"))
        assert response.headers["Content-Type"].startswith(kind)


def test_translations_name_each_other_only_where_languages_are_on(settings, head, home, conditions):
    page = publish(ConditionPageFactory(parent=conditions, slug="pain"))
    spanish = Locale.objects.create(language_code="es")
    settings.WAGTAIL_I18N_ENABLED = True
    for one in (home, conditions, page):
        publish(Page.objects.get(pk=one.pk).specific.copy_for_translation(spanish))

    links = head(page.url).select("link[hreflang]")
    found = {link["hreflang"]: link["href"] for link in links}
    assert set(found) == {"en", "es", "x-default"}
    assert canonical(head(page.url)) in found.values()

    settings.WAGTAIL_I18N_ENABLED = False
    assert not head(page.url).select("link[hreflang]")


def test_the_head_costs_at_most_four_queries(client, rf, pictured, home):
    request = rf.get(pictured.url)
    page = type(pictured).objects.get(pk=pictured.pk)
    page.get_site()
    with CaptureQueriesContext(connection) as captured:
        found = page.head(request)
        assert found.picture
        assert all((found.title, found.description, found.canonical, found.robots, found.card))
        assert (list(found.codes()), found.languages) == ([], [])

    assert len(captured) <= 4
