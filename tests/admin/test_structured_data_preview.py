"""The preview "Structured data", and the way to it from the bar on a public page."""

import re

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.translation import override, trans_real
from wagtail.models import Page, Site
from wagtailseo.models import SeoSettings

from kp_pages.models import ConditionPage
from kp_pages.schema import vocabulary
from kp_pages.schema.findings import SENTENCES
from tests.factories import ConditionPageFactory, ImageFactory, StandardPageFactory

FAQ = {"heading": "Questions", "questions": [{"question": "Why?", "answer": "<p>So.</p>"}]}


def seen(response):
    assert response.status_code == 200
    html = getattr(response, "rendered_content", None) or response.content.decode()
    return BeautifulSoup(html, "html5lib")


def preview(page):
    return seen(page.make_preview_request(preview_mode="structured-data"))


@pytest.fixture
def page(conditions):
    return ConditionPageFactory(
        parent=conditions,
        title="CRPS",
        search_description="Pain that stays.",
        body=[("faq", FAQ)],
    )


def test_it_stands_beside_the_page_in_the_list_of_previews(page):
    assert [mode for mode, _label in page.preview_modes] == ["", "structured-data"]


def test_it_shows_the_search_result_the_card_and_the_graph(page):
    soup = preview(page)

    assert page.full_url in soup.select_one(".snippet").get_text()
    for place in (".snippet", ".card"):
        assert "CRPS" in soup.select_one(place).get_text()
        assert "Pain that stays." in soup.select_one(place).get_text()
    headings = [heading.get_text(" ", strip=True) for heading in soup.select("h3")]
    assert "MedicalCondition CRPS" in headings
    assert "Question Why?" in headings


def test_a_reference_leads_to_its_node(page):
    soup = preview(page)

    links = soup.select("section[aria-labelledby=graph] a")
    assert {"CRPS", "Our clinic"} <= {link.get_text() for link in links}
    assert all(soup.select_one(f'h3[id="{link["href"][1:]}"]') for link in links)


def test_it_shows_no_graph_where_the_site_has_switched_it_off(page):
    SeoSettings.objects.create(site=page.get_site(), struct_meta=False)

    soup = preview(page)

    assert "switched off for the whole site" in soup.get_text()
    assert "Nothing is wrong" not in soup.get_text()
    assert not soup.select("section[aria-labelledby=graph]")


def test_it_shows_no_graph_of_a_page_that_is_kept_out(page):
    page.noindex = True

    soup = preview(page)

    assert "It carries no structured data." in soup.get_text()
    assert not soup.select("section[aria-labelledby=graph]")


def test_it_says_where_social_networks_are_told_nothing(page):
    SeoSettings.objects.create(site=page.get_site(), og_meta=False, twitter_meta=False)

    assert "The site says nothing to social networks" in preview(page).get_text()


def test_the_settings_have_no_field_for_json_that_nobody_reads(admin_client, page):
    address = reverse(
        "wagtailsettings:edit", args=["wagtailseo", "seosettings", page.get_site().pk]
    )

    fields = seen(admin_client.get(address)).select("input[name], textarea[name], select[name]")

    names = {field["name"] for field in fields}
    assert {"struct_meta", "og_meta", "og_image_default"} <= names
    assert not {name for name in names if name.startswith("struct_org")}


def test_it_says_that_nothing_is_wrong(page):
    assert "Nothing is wrong" in preview(page).get_text()


def test_it_shows_what_the_check_finds(page, monkeypatch):
    says = ConditionPage.schema_page
    monkeypatch.setattr(
        ConditionPage, "schema_page", lambda self, place, **more: says(self, place, smell="x")
    )

    (finding,) = preview(page).select(".findings li")

    assert "schema.org has no property smell" in finding.get_text()


def test_what_the_check_finds_is_said_in_the_editors_language(page, monkeypatch):
    says = ConditionPage.schema_page
    monkeypatch.setattr(
        ConditionPage, "schema_page", lambda self, place, **more: says(self, place, smell="x")
    )
    german = trans_real.translation("de")._catalog._catalogs[0]
    monkeypatch.setitem(german, SENTENCES["unknown-property"], "%(name)s gibt es nicht.")

    with override("de"):
        (finding,) = preview(page).select(".findings li")

    assert "smell gibt es nicht." in finding.get_text()


def test_without_the_vocabulary_it_says_how_to_install_it(page, monkeypatch):
    monkeypatch.setattr(vocabulary, "VOCABULARY", "a_package_that_nobody_has.data")

    assert "kp-pages[audit]" in preview(page).get_text()


def test_a_page_that_has_not_been_saved_yet_has_it_too(conditions):
    page = ConditionPageFactory.build(title="Not saved yet")
    page.set_url_path(conditions)
    page.depth = conditions.depth + 1
    page.path = page._get_path(conditions.path, page.depth, 999)

    soup = preview(page)

    assert "MedicalCondition Not saved yet" in [
        heading.get_text(" ", strip=True) for heading in soup.select("h3")
    ]


@pytest.mark.parametrize("sites", ["another site", "no site"])
def test_a_page_outside_of_any_site_has_it_too(home, sites):
    page = StandardPageFactory(parent=Page.objects.get(depth=1), title="Nowhere", slug="nowhere")
    if sites == "no site":
        Site.objects.all().delete()

    assert "outside of any site" in preview(page).get_text()


def test_what_an_editor_writes_is_shown_and_never_run(conditions):
    hostile = "</h3><script>alert(1)</script>"
    page = ConditionPageFactory(parent=conditions, title=hostile, summary=hostile)

    soup = preview(page)

    assert not soup.select("script")
    assert hostile in soup.select_one(".snippet").get_text()


def test_the_picture_of_the_card_comes_from_where_the_editor_is(page):
    page.picture = ImageFactory()
    page.make_renditions()

    (picture,) = preview(page).select(".card img")

    assert picture["src"].startswith("/media/")


def test_it_holds_to_a_strict_policy(page):
    soup = preview(page)

    assert not soup.select("style, script, [style], [onclick]")


def test_an_editor_gets_it_from_the_bar_on_the_page(as_editor, page):
    # Not html5lib, which keeps what is in a <template> to itself.
    bar = BeautifulSoup(as_editor.get(page.url).content, "html.parser")
    (link,) = bar.find_all("a", href=re.compile("/kp/structured-data/"))

    assert "Check" in seen(as_editor.get(link["href"])).get_text()


def test_the_bar_leads_to_what_is_public_and_not_to_the_draft(as_editor, page):
    page.search_description = "Words of a draft."
    page.save_revision()

    soup = seen(as_editor.get(reverse("kp_pages_structured_data", args=[page.pk])))

    assert "Pain that stays." in soup.get_text()
    assert "Words of a draft." not in soup.get_text()


def test_nobody_else_gets_it(client, page):
    draft = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    public = reverse("kp_pages_structured_data", args=[page.pk])

    for address in (f"{draft}?mode=structured-data", public):
        assert client.get(address).status_code == 302
    assert "Structured data" not in client.get(page.url).content.decode()
