"""What the editor is told about the medical review of a page, before anything is saved."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.admin.posting import body
from tests.admin.reviewed import clinician, sign
from tests.admin.test_readiness_panel import judge
from tests.factories import ConditionPageFactory, StandardPageFactory
from tests.readiness.rules import ONLY_THESE

pytestmark = pytest.mark.django_db

WORDS_ALONE = {**ONLY_THESE, "RULES": {**ONLY_THESE["RULES"], "TEST-02": "off"}}


@pytest.fixture
def page(conditions):
    page = ConditionPageFactory(
        parent=conditions, summary="It is pain.", body=body(("section", {"heading": "Signs"}))
    )
    page.save_revision()
    return page


@pytest.fixture
def signer(roles, home):
    return clinician(home)


def standing(response):
    """The sentence about the review, and the address that it leads to."""
    soup = BeautifulSoup(response.content.decode(), "html5lib")
    place = soup.select_one(".kp-readiness__standing span")
    if place is None:
        return "", ""
    link = place.find("a")
    return " ".join(place.get_text().split()), link["href"] if link else ""


def test_words_that_are_signed_are_covered(as_editor, page, signer):
    sign(page, signer)

    said, _link = standing(judge(as_editor, page))

    assert "Amara Okafor, PharmD signed these words on" in said
    assert "The review holds until" in said


def test_a_change_tells_before_it_is_saved_that_it_ends_the_review(as_editor, page, signer):
    sign(page, signer)

    said, link = standing(judge(as_editor, page, summary="It is a lot of pain."))

    assert "Once published, these words end the review by Amara Okafor, PharmD of" in said
    assert "See what changed in 1 place" in said
    assert link == reverse("kp_pages_changes", args=[page.pk])


def numbers(response):
    result = BeautifulSoup(response.content.decode(), "html5lib").select_one("[data-kp-result]")
    return result["data-to-change"], result["data-summary"]


def test_the_end_of_the_review_is_counted_and_said_while_the_panel_is_closed(
    as_editor, page, signer, settings
):
    settings.KP_PAGES = WORDS_ALONE
    sign(page, signer)
    assert numbers(judge(as_editor, page)) == ("0", "Nothing to change")

    number, summary = numbers(judge(as_editor, page, summary="It is a lot of pain."))
    assert number == "1"
    assert summary.startswith("Once published, these words end the review by Amara Okafor")

    number, summary = numbers(judge(as_editor, page, summary="It is an amazing pain."))
    assert number == "2"
    assert summary.startswith("1 should change. Once published, these words end the review")


def test_a_draft_that_ends_the_review_is_counted_when_it_is_opened(
    as_editor, page, signer, settings
):
    settings.KP_PAGES = WORDS_ALONE
    sign(page, signer)
    page.summary = "It is a lot of pain."
    page.save_revision()

    response = as_editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))

    assert numbers(response)[0] == "1"


def test_what_clinicians_do_not_sign_ends_no_review(as_editor, page, signer):
    sign(page, signer)

    said, _link = standing(judge(as_editor, page, seo_title="Pain", search_description="Pain."))

    assert "The review holds until" in said


def test_a_change_of_a_draft_that_was_never_live_takes_nothing_from_readers(
    as_editor, page, signer
):
    page.live = False
    page.save()
    sign(page, signer)

    said, link = standing(judge(as_editor, page, summary="It is a lot of pain."))

    assert "These are not the words that Amara Okafor, PharmD signed on" in said
    assert link


def test_a_review_that_is_overdue_or_soon_due_is_told(as_editor, page, signer):
    sign(page, signer, months_ago=11.5)
    assert "They are to be read again by" in standing(judge(as_editor, page))[0]

    page.summary = "It was pain."
    page.save()
    sign(page, signer, months_ago=14)
    said, _link = standing(judge(as_editor, page, summary="It was pain."))
    assert "was due again by" in said


def test_a_page_that_nobody_signed_says_so_calmly(as_editor, page):
    assert standing(judge(as_editor, page))[0] == (
        "Medical review No clinician has signed these words yet."
    )


def test_a_page_that_needs_no_review_says_nothing_of_one(admin_client, home):
    assert standing(judge(admin_client, StandardPageFactory(parent=home))) == ("", "")
