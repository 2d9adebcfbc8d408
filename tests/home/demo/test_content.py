"""What the demo clinic promises its readers, of every page that its files make."""

import re
from urllib.parse import unquote, urldefrag

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.test import Client
from wagtail.models import Page

from home.demo import files
from home.demo.build import build, clinic_pages
from kp_pages.models import (
    BodyPage,
    ClinicianPage,
    ClinicSettings,
    ConditionPage,
    ContentPage,
    Treatment,
)
from kp_pages.models.gate import blocking
from kp_pages.readiness import Severity
from kp_pages.schema.vocabulary import judge
from tests.home.demo.conftest import silent
from tests.home.demo.reading_grade import grade
from tests.schema.test_pages import graph_of, hidden

CONTENT = files.read()
DRAFTS = [file.path for file in CONTENT.pages if file.is_draft]
PATHS = [file.path for file in CONTENT.pages if not file.is_draft]
CONDITIONS = [file.path for file in CONTENT.pages if file.type == "kp_pages.ConditionPage"]
CONDITION_SLUGS = {
    "complex-regional-pain-syndrome",
    "fibromyalgia",
    "neuropathic-pain",
    "migraine-and-headache",
    "pain-after-surgery",
    "back-and-neck-pain",
    "cancer-pain",
    "other-chronic-pain",
}
#: Where the words are that make up a page; what is left out is a name, a heading or a button.
PROSE = {"text", "claim", "answer"}
DOSE = re.compile(
    r"\d\s?(?:mg|mcg|µg|micrograms?|milligrams?|ml|milliliters?)\b|/\s?kg\b", re.IGNORECASE
)
PHONE = re.compile(r"(?<![\w.])(?:\+1)?[ (.-]*\d{3}[)\s.-]*\d{3}[\s.‑-]*\d{4}\b")


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The whole demo clinic, built once for this module, its pictures drawn small."""
    with django_db_blocker.unblock(), transaction.atomic():
        build(CONTENT, silent, scale=0.1)
        yield {page.url: page for page in clinic_pages()}
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def html(demo, django_db_blocker):
    """Every page as a visitor gets it, by address."""
    with django_db_blocker.unblock():
        client = Client()
        return {path: client.get(path) for path in PATHS}


@pytest.fixture(scope="module")
def soups(html):
    return {path: BeautifulSoup(page.content, "html.parser") for path, page in html.items()}


pytestmark = pytest.mark.django_db


def words(page):
    """What a reader reads on a page, in pieces."""
    pieces = [page.title, page.summary, page.seo_title, page.search_description]
    if isinstance(page, BodyPage):
        pieces += [passage.text for passage in page.read().passages]
    return pieces


def prose(page):
    pieces = [page.summary]
    if isinstance(page, BodyPage):
        pieces += [one.text for one in page.read().passages if one.role in PROSE]
    return "\n".join(pieces)


@pytest.mark.parametrize("path", PATHS)
def test_every_page_is_live_and_answers(demo, html, path):
    assert demo[path].live
    assert html[path].status_code == 200
    assert not html[path].cookies


def test_one_draft_full_of_problems_is_kept(demo):
    (path,) = DRAFTS

    assert not demo[path].live


def test_everything_that_clinicians_sign_is_signed(demo):
    shown = [page for page in demo.values() if isinstance(page, ContentPage) and page.live]

    assert len(shown) > len(CONDITION_SLUGS)
    assert [page.title for page in shown if not page.review.is_shown] == []
    assert [page.slug for page in shown if page.review.is_due_soon] == ["pain-after-surgery"]


def test_everything_public_passes_the_gate(demo):
    refused = {page.url: blocking(page) for page in demo.values() if page.live}

    assert {url: found for url, found in refused.items() if found} == {}


def test_every_condition_has_its_page():
    assert {path.split("/")[2] for path in CONDITIONS} == CONDITION_SLUGS


def test_our_measure_tells_easy_from_hard():
    easy = "The cat sat on the mat."
    hard = "Intravenous administration necessitates continuous cardiovascular monitoring."

    assert grade(easy) == pytest.approx(0.39 * 6 + 11.8 - 15.59)
    assert grade(hard) > 20
    assert grade(f"{easy}\n{hard}") > 8


@pytest.mark.parametrize("path", PATHS)
def test_every_page_reads_at_grade_eight_or_below(demo, path):
    assert grade(prose(demo[path])) <= 8


def test_the_treatment_reads_at_grade_eight_or_below(demo):
    treatment = Treatment.objects.get()

    assert grade(f"{treatment.summary}\n{treatment.regulatory_status}\n{treatment.monitoring}") <= 8


@pytest.mark.parametrize("path", PATHS)
def test_no_page_names_a_dose(demo, path):
    assert [piece for piece in words(demo[path]) if DOSE.search(piece)] == []


@pytest.mark.parametrize("path", PATHS)
def test_every_phone_number_is_a_fictional_one(soups, path):
    soup = soups[path]
    dialed = {link["href"].removeprefix("tel:") for link in soup.select('a[href^="tel:"]')}
    written = {re.sub(r"\D", "", found) for found in PHONE.findall(soup.get_text(" "))}

    assert "+15550100199" in dialed
    assert dialed <= {"+15550100199", "911", "988"}
    assert written <= {"5550100199", "15550100199"}


@pytest.mark.parametrize("path", CONDITIONS)
def test_a_condition_says_what_is_known_against_it_before_it_asks_for_a_visit(demo, path):
    order = [block.block_type for block in demo[path].body]
    last_call = max(place for place, kind in enumerate(order) if kind == "consultation_cta")

    assert {"fda_status", "risks", "suitability"} <= set(order[:last_call])
    assert order.count("consultation_cta") <= 3


@pytest.mark.parametrize("path", CONDITIONS)
def test_a_condition_cites_three_sources_or_more(demo, path):
    assert len(demo[path].read().citations) >= 3


@pytest.mark.parametrize("path", CONDITIONS)
def test_a_condition_names_its_author_and_how_sure_the_evidence_is(demo, path):
    page = demo[path]

    assert page.author is not None
    assert page.evidence is not None
    assert page.picture is not None


@pytest.mark.parametrize("path", PATHS)
def test_nothing_but_a_missing_review_keeps_a_page_from_being_published(demo, path):
    blocking = [one for one in demo[path].findings() if one.severity is Severity.BLOCK]

    assert [(one.code, one.words) for one in blocking if not one.code.startswith("REV-")] == []


def test_every_reference_is_cited_somewhere(demo):
    cited = set()
    for page in demo.values():
        if isinstance(page, BodyPage):
            cited |= {
                citation.reference.doi or citation.reference.title
                for citation in page.read().citations
            }
    written = {one.get("doi") or one["title"] for one in CONTENT.references.values()}

    assert len(written) >= 10
    assert cited == written


def links(soup):
    """The links of a page that stay on the site, as path and anchor."""
    for link in soup.select("a[href], area[href]"):
        if link["href"].startswith(("/", "#")):
            path, anchor = urldefrag(link["href"])
            yield path.partition("?")[0], anchor


@pytest.mark.parametrize("path", PATHS)
def test_every_link_within_the_site_leads_somewhere(soups, client, path):
    for target, anchor in set(links(soups[path])):
        target = target or path
        if target not in soups:
            assert client.get(target).status_code == 200, target
        assert not anchor or soups[target].find(id=anchor), f"{target}#{anchor}"


@pytest.mark.parametrize("path", PATHS)
def test_a_crawler_reads_what_a_reader_sees_and_reads_it_in_order(html, path):
    page = html[path].content.decode()

    assert judge(graph_of(page)) == []
    assert hidden(page) == []


@pytest.mark.parametrize("path", PATHS)
def test_no_page_has_an_id_twice(soups, path):
    soup = soups[path]
    ids = [tag["id"] for tag in soup.select("[id]")]

    assert [one for one in set(ids) if ids.count(one) > 1] == []


@pytest.mark.parametrize("path", PATHS)
def test_every_picture_of_a_page_was_made_beforehand(soups, path):
    soup = soups[path]
    shown = {image["src"] for image in soup.select("img[src]")}
    for source in soup.select("[srcset]"):
        shown |= {part.split()[0] for part in source["srcset"].split(",")}
    ours = {unquote(one) for one in shown if one.startswith(settings.MEDIA_URL)}

    assert [
        one for one in ours if not default_storage.exists(one.removeprefix(settings.MEDIA_URL))
    ] == []


@pytest.mark.parametrize("path", PATHS)
def test_every_picture_has_words_or_is_marked_as_decoration(soups, path):
    soup = soups[path]

    assert [str(image) for image in soup.select("img:not([alt])")] == []


def test_the_clinic_is_complete(demo):
    clinic = ClinicSettings.for_site(demo["/"].get_site())

    assert clinic.name == "Pain Management & Injury Relief"
    assert clinic.consultation_page_id == demo["/consultation/"].pk
    assert clinic.main_location_id == demo["/locations/harbor-street/"].pk
    assert clinic.privacy_page and clinic.review_policy_page and clinic.accessibility_page


def test_the_reviewer_signs_as_a_clinician_of_the_clinic(demo):
    clinician = ClinicianPage.objects.get(user__username="reviewer")

    assert clinician.title == clinician.user.get_full_name()
    assert [group.name for group in clinician.user.groups.all()] == ["Medical reviewers"]
    assert not ConditionPage.objects.filter(author=clinician).exists()


def test_the_menu_leads_to_the_parts_of_the_site(demo):
    menu = Page.objects.child_of(demo["/"]).live().in_menu().order_by("path")

    assert [page.slug for page in menu][:1] == ["conditions"]
    assert 3 <= len(menu) <= 6


def test_visitors_can_search_for_what_the_pages_say(demo, client):
    response = client.get("/search/", {"q": "fibromyalgia"})

    assert "/conditions/fibromyalgia/" in response.content.decode()


def test_condition_pages_are_what_the_site_is_about(demo):
    assert ConditionPage.objects.live().count() == 8
