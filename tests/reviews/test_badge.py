"""Readers, crawlers and programs are told of a review exactly as long as it holds."""

import json
import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from kp_pages.models import ClinicianPage, MedicalReview
from tests.factories import ArticleIndexPageFactory, ArticlePageFactory, TreatmentFactory
from tests.reviews.clinic import body, clinician_page, draft, edit, publish, sign

pytestmark = pytest.mark.django_db


@pytest.fixture
def treatment(db):
    return TreatmentFactory(name="Ketamine")


@pytest.fixture
def signed(conditions, editor, author, reviewer, treatment):
    """A public page whose words, with the facts about a treatment, are signed."""
    parts = [*body(), ("risks", {"heading": "Risks", "treatment": treatment})]
    page = draft(conditions, editor, author=author, body=parts)
    sign(page, reviewer)
    return publish(page)


def told(client, page):
    """What is said of the review: to readers, crawlers, and readers of the twin and the API."""
    soup = BeautifulSoup(client.get(page.url).content, "html5lib")
    line = soup.find(string=re.compile("Medically reviewed by"))
    graph = json.loads(soup.find("script", type="application/ld+json").string)["@graph"]
    web_page = next(node for node in graph if node["@type"] == "MedicalWebPage")
    twin = client.get(f"{page.url.rstrip('/')}.md").content.decode()
    data = client.get(f"/api/v2/conditions/{page.pk}/").json()
    return {
        "readers": line is not None,
        "crawlers": "reviewedBy" in web_page and "lastReviewed" in web_page,
        "twin": "Medically reviewed by" in twin,
        "API": data["medical_review"] is not None,
    }


EVERYBODY = dict.fromkeys(("readers", "crawlers", "twin", "API"), True)
NOBODY = dict.fromkeys(EVERYBODY, False)


def test_everybody_is_told_who_signed_and_when(client, signed, reviewer):
    review = MedicalReview.objects.get()

    soup = BeautifulSoup(client.get(signed.url).content, "html5lib")
    text = " ".join(soup.select_one(".kp-review").get_text(" ").split())
    data = client.get(f"/api/v2/conditions/{signed.pk}/").json()
    twin = client.get(f"{signed.url.rstrip('/')}.md").content.decode()

    name = clinician_page(reviewer)
    assert told(client, signed) == EVERYBODY
    assert "Medically reviewed by Amara Okafor, PharmD" in text
    assert f"Next review {review.due_on:%B %Y}" in text
    assert soup.find("a", string="Amara Okafor, PharmD")["href"] == name.url
    assert data["medical_review"] == {
        "name": "Amara Okafor, PharmD",
        "html_url": name.full_url,
        "reviewed_on": timezone.localdate().isoformat(),
        "next_review_on": review.due_on.isoformat(),
    }
    assert f"Medically reviewed by [Amara Okafor, PharmD]({name.full_url})" in twin


def hide(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def expire(page):
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(days=1))


def keep_out(page):
    ClinicianPage.objects.filter(pk=page.pk).update(noindex=True)


@pytest.mark.parametrize("change", [hide, expire, keep_out, lambda page: page.unpublish()])
def test_nobody_is_led_to_a_reviewer_whose_page_is_hidden(client, signed, reviewer, change):
    page = clinician_page(reviewer)
    change(page)

    html = client.get(signed.url).content.decode()
    (graph,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    twin = client.get(f"{signed.url.rstrip('/')}.md").content.decode()
    data = client.get(f"/api/v2/conditions/{signed.pk}/").content.decode()

    assert told(client, signed) == EVERYBODY
    for text in (graph, twin, data):
        assert page.slug not in text
    # Who is kept out of search engines is still there for readers.
    assert (page.slug in html) == (change is keep_out)


@pytest.mark.parametrize("works_here", [True, False])
def test_crawlers_hear_whether_the_reviewer_works_here(client, signed, reviewer, works_here):
    ClinicianPage.objects.update(is_active=works_here)

    soup = BeautifulSoup(client.get(signed.url).content, "html5lib")
    graph = json.loads(soup.find("script", type="application/ld+json").string)["@graph"]

    people = [node for node in graph if node["@type"] == "Person"]
    assert [("worksFor" in person) for person in people] == [works_here] * len(people)
    assert people


def test_crawlers_find_the_reviewer_as_a_person(client, signed, reviewer):
    soup = BeautifulSoup(client.get(signed.url).content, "html5lib")
    graph = json.loads(soup.find("script", type="application/ld+json").string)["@graph"]
    nodes = {node["@id"]: node for node in graph}
    web_page = next(node for node in graph if node["@type"] == "MedicalWebPage")

    person = nodes[web_page["reviewedBy"]["@id"]]

    assert web_page["lastReviewed"] == timezone.localdate().isoformat()
    assert person["@type"] == "Person"
    assert person["name"] == "Amara Okafor"
    assert person["honorificSuffix"] == "PharmD"
    assert person["url"] == clinician_page(reviewer).full_url


def test_an_article_says_so_too(client, home, editor, reviewer):
    index = ArticleIndexPageFactory(parent=home, slug="articles")
    article = ArticlePageFactory(parent=index, live=False, owner=editor)
    article.save_revision(user=editor)
    sign(article, reviewer)
    article.get_latest_revision().publish()

    soup = BeautifulSoup(client.get(article.url).content, "html5lib")
    graph = json.loads(soup.find("script", type="application/ld+json").string)["@graph"]

    assert "Medically reviewed by" in soup.select_one(".kp-review").get_text()
    assert next(node for node in graph if node["@type"] == "WebPage")["reviewedBy"]


def test_a_page_without_a_review_says_nothing(client, page):
    assert told(client, publish(page)) == NOBODY


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Complex regional pain syndrome"},
        {"summary": "Other words."},
        {"evidence_level": "strong"},
        {"body": body("It helps most people.")},
    ],
)
def test_a_clinical_edit_takes_it_away(client, signed, editor, change):
    publish(edit(signed, editor, **change))

    assert told(client, signed) == NOBODY


def test_it_comes_back_with_the_words_that_were_signed(client, signed, editor):
    publish(edit(signed, editor, summary="Other words."))
    assert told(client, signed) == NOBODY

    publish(edit(signed, editor, summary="Summary."))

    assert told(client, signed) == EVERYBODY


@pytest.mark.parametrize(
    "change",
    [
        {"seo_title": "CRPS and ketamine", "search_description": "What studies found."},
        {"slug": "crps-2"},
        {"also_called": "RSD"},
    ],
)
def test_an_edit_that_no_reader_of_the_text_sees_leaves_it(client, signed, editor, change):
    page = publish(edit(signed, editor, **change))

    assert told(client, page) == EVERYBODY


def test_another_call_to_action_leaves_it(client, signed, editor):
    parts = [(block.block_type, block.value) for block in signed.body]
    parts[1][1]["heading"] = "Talk to us"

    page = publish(edit(signed, editor, body=parts))

    assert "Talk to us" in client.get(page.url).content.decode()
    assert told(client, page) == EVERYBODY


def test_a_draft_leaves_it(client, signed, editor):
    edit(signed, editor, summary="Other words.")

    assert told(client, signed) == EVERYBODY


def test_other_facts_about_the_treatment_take_it_away(client, signed, treatment):
    treatment.serious_risks = [("point", "a stroke")]
    treatment.save_revision()
    assert told(client, signed) == EVERYBODY

    treatment.latest_revision.publish()

    assert told(client, signed) == NOBODY


def test_a_review_of_a_part_is_not_one_of_the_page(client, page, reviewer):
    sign(page, reviewer, scope="partial")

    assert told(client, publish(page)) == NOBODY


@pytest.fixture
def overdue(page, reviewer):
    sign(page, reviewer, months=1, reviewed_at=timezone.now() - timedelta(days=40))
    return publish(page)


def test_after_its_date_it_is_hidden(client, overdue):
    assert overdue.review.state == "overdue"
    assert told(client, overdue) == NOBODY


def test_a_site_may_keep_it_after_its_date_without_a_promise(client, overdue, settings):
    settings.KP_PAGES = {**settings.KP_PAGES, "REVIEW_AFTER_DUE": "keep"}

    html = client.get(overdue.url).content.decode()

    assert told(client, overdue) == EVERYBODY
    assert "Next review" not in html


def test_on_its_day_it_still_holds(page, reviewer):
    long_ago = timezone.now() - timedelta(days=31)
    review = sign(page, reviewer, months=1, reviewed_at=long_ago)
    MedicalReview._base_manager.update(due_on=timezone.localdate())

    assert not MedicalReview.objects.get(pk=review.pk).is_overdue
    assert page.review.state == "current"


def test_a_reviewer_who_became_the_author_is_not_named_as_reviewer(
    client, signed, reviewer, editor
):
    page = publish(edit(signed, editor, author=clinician_page(reviewer)))

    assert told(client, page) == NOBODY
    assert not page.review.is_independent


def test_a_reviewer_who_left_is_still_named(client, signed, reviewer):
    clinician_page(reviewer).delete()

    soup = BeautifulSoup(client.get(signed.url).content, "html5lib")

    assert told(client, signed) == EVERYBODY
    assert soup.find("strong", string="Amara Okafor, PharmD")
    assert not signed.review.is_independent


def test_a_copy_of_signed_words_is_signed_and_a_copy_with_others_is_not(signed):
    same = signed.copy(update_attrs={"slug": "same"}, keep_live=False)
    other = signed.copy(update_attrs={"slug": "other", "title": "Other"}, keep_live=False)

    assert same.review.state == "current"
    assert other.review.state == "none"


def test_the_preview_of_a_changed_draft_shows_no_review(client, signed, publisher, editor):
    changed = edit(signed, editor, summary="Other words.")
    client.force_login(publisher)

    html = client.get(f"/admin/pages/{changed.pk}/view_draft/").content.decode()

    assert "Other words." in html
    assert "Medically reviewed by" not in html


def test_it_costs_one_query(client, page, reviewer):
    def queries():
        client.get(page.url)
        with CaptureQueriesContext(connection) as captured:
            client.get(page.url)
        return [query["sql"] for query in captured]

    page = publish(page)
    without = [sql for sql in queries() if "medicalreview" not in sql]
    sign(page, reviewer)

    assert len(queries()) == len(without) + 1


def test_a_clinician_s_page_lists_what_they_reviewed(client, signed, reviewer, editor):
    me = clinician_page(reviewer)

    def listed():
        soup = BeautifulSoup(client.get(me.url).content, "html5lib")
        part = soup.find("section", attrs={"aria-labelledby": "reviewed"})
        return [link.string for link in part.find_all("a")] if part else []

    assert listed() == ["CRPS"]

    publish(edit(signed, editor, summary="Other words."))
    assert listed() == []
