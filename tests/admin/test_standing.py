"""What the editor is told about the medical review of a page, before anything is saved."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.admin.posting import body
from tests.admin.reviewed import clinician, sign
from tests.admin.test_readiness_panel import judge
from tests.factories import ConditionPageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db


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
