"""What holds for every page, because the frame does it."""

import pytest
from wagtail.images import get_image_model

from kp_pages.models import ClinicSettings
from tests.factories import ConditionPageFactory, ImageFactory

pytestmark = pytest.mark.django_db


def test_the_first_link_leads_past_the_header_to_the_only_main(soup_of, condition):
    soup = soup_of(condition)

    assert [main["id"] for main in soup.select("main")] == ["main"]
    assert soup.body.find("a")["href"] == "#main"


def test_the_title_is_the_only_h1_and_is_never_taken_for_html(soup_of, condition):
    soup = soup_of(condition)

    assert [h1.get_text() for h1 in soup.select("h1")] == ["Pain of <some> kind"]
    assert "Pain of <some> kind" in soup.title.get_text()
    assert not soup.select("some")


def test_nothing_on_the_page_needs_inline_style_or_script(soup_of, condition):
    soup = soup_of(condition)

    assert not soup.select("[style], style, script:not([src], [type='application/ld+json'])")
    assert not [name for tag in soup.find_all(True) for name in tag.attrs if name.startswith("on")]


def test_nothing_is_fetched_from_another_host(soup_of, condition):
    soup = soup_of(condition)
    sources = [
        tag.get(name, "")
        for tag in soup.select(
            "script, link:not([rel=canonical], [rel=alternate]), img, source, use"
        )
        for name in ("src", "href", "srcset")
    ]

    assert not [one for one in sources if "//" in one]


def test_no_address_on_the_page_stands_twice(soup_of, condition):
    ids = [tag["id"] for tag in soup_of(condition).select("[id]")]

    assert len(ids) == len(set(ids))


def test_every_link_within_the_page_arrives(soup_of, condition):
    soup = soup_of(condition)
    ids = {tag["id"] for tag in soup.select("[id]")}

    targets = {link["href"][1:] for link in soup.select("a[href^='#']")}

    assert targets
    assert targets <= ids


def test_the_menu_marks_where_the_reader_is(soup_of, condition):
    index = condition.get_parent()

    def marks(page):
        links = soup_of(page).select(".kp-top .kp-nav a[aria-current]")
        return {(link.get_text(), link["aria-current"]) for link in links}

    assert marks(index) == {(index.title, "page")}
    assert marks(condition) == {(index.title, "true")}


def test_the_phone_number_is_in_the_header_at_the_foot_and_in_the_call_bar(soup_of, condition):
    soup = soup_of(condition)

    for place in (".kp-top", ".kp-foot", ".kp-callbar"):
        assert soup.select_one(f"{place} a[href='tel:+15550100199']"), place


def test_a_clinic_without_a_phone_number_shows_no_empty_button(soup_of, condition):
    ClinicSettings.objects.update(phone="")

    soup = soup_of(condition)

    assert not soup.select("a[href='tel:']")
    assert not soup.select(".kp-callbar")


@pytest.mark.parametrize("field", ["consultation_page", "privacy_page"])
def test_a_page_that_is_not_public_is_not_offered(soup_of, condition, clinic, field):
    page = clinic.consultation_page
    ClinicSettings.objects.update(**{field: page})
    assert soup_of(condition).select(
        f".kp-foot a[href='{page.url}'], .kp-callbar a[href='{page.url}']"
    )

    page.unpublish()

    assert not soup_of(condition).select(f"a[href='{page.url}']")


def test_the_head_says_nothing_empty(soup_of, condition):
    head = soup_of(condition).head

    assert len(head.select("title")) == 1
    assert len(head.select("link[rel=canonical]")) == 1
    assert head.select_one("meta[name=description]")["content"] == condition.summary
    assert not [tag for tag in head.select("meta[content]") if not tag["content"].strip("@ ")]


def test_a_shared_picture_is_one_that_exists(soup_of, condition):
    assert not soup_of(condition).select("meta[property='og:image']")
    condition.picture = ImageFactory()
    condition.save()

    condition.make_renditions()
    shared = soup_of(condition).select_one("meta[property='og:image']")["content"]

    assert shared.startswith("http")
    assert shared.endswith(
        condition.picture.renditions.get(filter_spec="fill-1200x630|format-jpeg").url
    )


def test_a_visit_makes_no_rendition(soup_of, condition):
    model = get_image_model().get_rendition_model()
    before = model.objects.count()

    ConditionPageFactory(parent=condition.get_parent(), picture=ImageFactory())
    soup_of(condition)

    assert model.objects.count() == before


def test_every_picture_has_its_size_and_its_words(soup_of, condition):
    pictures = soup_of(condition).select("main img")

    assert pictures
    for picture in pictures:
        assert int(picture["width"]) > 0
        assert int(picture["height"]) > 0
        assert picture.has_attr("alt")


def test_a_picture_without_a_description_is_not_called_by_its_file_name(soup_of, condition):
    condition.picture = ImageFactory(title="IMG_2034.jpg")
    condition.save()
    condition.make_renditions()

    assert soup_of(condition).select_one(".kp-hero img")["alt"] == ""


def test_the_readers_own_font_is_used_where_a_site_asks_for_it(soup_of, condition, settings):
    settings.KP_PAGES = {**settings.KP_PAGES, "FONT": "system"}

    soup = soup_of(condition)

    assert soup.html["data-font"] == "system"
    assert not soup.select("link[rel=preload]")
