"""The first screen says what needs somebody today, and nothing if nothing does."""

import re

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import TaskState

from kp_pages.models import ConditionPage
from kp_pages.models.page_readiness import catch_up
from tests.admin.conftest import member
from tests.admin.posting import body
from tests.admin.reviewed import clinician, sign
from tests.factories import (
    ClinicianIndexPageFactory,
    ClinicianPageFactory,
    ConditionPageFactory,
)
from tests.readiness.rules import ONLY_THESE

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _rules(settings):
    settings.KP_PAGES = {**ONLY_THESE, "GATE": "off"}


@pytest.fixture
def signer(roles, home):
    return clinician(home)


def condition(parent, title, summary="Calm words.", **kwargs):
    risks = body(("risks", {}))
    page = ConditionPageFactory(
        parent=parent, title=title, summary=summary, body=risks, live=False, **kwargs
    )
    page.save_revision()
    return ConditionPage.objects.get(pk=page.pk)


def needs(client, user):
    """Section to what is in it: title, note and address."""
    client.force_login(user)
    html = client.get(reverse("wagtailadmin_home")).content.decode()
    sections = BeautifulSoup(html, "html5lib").select(".kp-needs__section")
    return {
        section.h3.contents[0].strip(): {
            (item.a or item).get_text(strip=True): (
                " ".join(item.select_one(".kp-needs__note").get_text().split()),
                item.a["href"] if item.a else "",
            )
            for item in section.select("li:not(.kp-needs__note)")
        }
        for section in sections
    }


def submit(page, user):
    page.get_workflow().start(page, user)
    return page.current_workflow_task_state


def test_when_nothing_waits_nothing_is_shown(client, editor, publisher, signer, conditions):
    condition(conditions, "CRPS", owner=editor)

    for user in (editor, publisher, signer):
        assert needs(client, user) == {}
        assert "kp-needs-you" not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_an_editor_sees_which_drafts_must_change(client, editor, publisher, conditions):
    page = condition(conditions, "CRPS", "A cure.", owner=editor)
    condition(conditions, "Another's", "A cure.", owner=publisher)

    assert needs(client, editor) == {
        "Your drafts that must change": {
            "CRPS": ("1 must change", reverse("wagtailadmin_pages:edit", args=[page.pk]))
        }
    }


def test_a_page_goes_from_its_reviewer_to_a_publisher(
    client, editor, signer, publisher, conditions
):
    page = condition(conditions, "CRPS", owner=editor)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    submit(page, editor)

    (found,) = needs(client, signer).items()
    assert found == (
        "Waiting for your review",
        {"CRPS": (f"from {editor.username}, 0 minutes ago", edit)},
    )
    assert needs(client, publisher) == {}

    state = page.current_workflow_task_state
    sign_here = {"digest": page.medical_digest(), "attested": True, "months": 12}
    state.task.specific.on_action(state, signer, "approve", **sign_here)
    assert needs(client, signer) == {}
    assert set(needs(client, publisher)) == {"Waiting to be published"}


def test_wagtail_s_own_list_of_the_same_is_left_out(client, signer, editor, conditions):
    submit(condition(conditions, "CRPS"), editor)
    client.force_login(signer)

    html = client.get(reverse("wagtailadmin_home")).content.decode()

    assert "Awaiting your review" not in html
    assert "Waiting for your review" in html


def test_what_was_sent_back_says_who_wants_what(client, editor, signer, conditions):
    page = condition(conditions, "CRPS", owner=editor)
    state = submit(page, editor)
    state.task.specific.on_action(state, signer, "reject", comment="Name the study.")

    found = needs(client, editor)

    assert found["Sent back to you"]["CRPS"][0] == f"{signer.username}: Name the study."
    assert TaskState.objects.get().status == TaskState.STATUS_REJECTED


def test_reviews_that_are_due_wait_for_their_reviewer_and_their_owner(
    client, editor, signer, conditions
):
    page = condition(conditions, "CRPS", owner=editor)
    page.live = True
    page.save()
    review = sign(page, signer, months_ago=14)
    assert review.is_overdue

    (title,) = needs(client, signer)["To be read again"].items()
    assert title[0] == "CRPS"
    assert title[1][0].startswith("since ")
    assert title[1][1] == reverse("kp_pages_still_accurate", args=[page.pk])
    assert needs(client, editor)["To be read again"]["CRPS"][1] == (
        reverse("kp_pages_changes", args=[page.pk])
    )


@pytest.fixture
def lost(editor, signer, conditions):
    """A page that is public with other words than those that were signed."""
    page = condition(conditions, "CRPS", owner=editor)
    sign(page, signer)
    page.live, page.summary = True, "Other words."
    page.save()
    return page


LOST = "Public pages that lost their review"


def test_a_public_page_that_lost_its_review_waits_for_everybody_who_can_help(
    client, editor, signer, publisher, lost
):
    for user in (editor, signer, publisher):
        note, url = needs(client, user)[LOST]["CRPS"]
        assert note.startswith("last signed by Amara Okafor, PharmD,")
        assert url == reverse("kp_pages_changes", args=[lost.pk])


def test_the_author_of_a_page_that_lost_its_review_hears_of_it(client, signer, home, lost):
    author = member("Marketing editors")
    assert LOST not in needs(client, author)
    people = ClinicianIndexPageFactory(parent=home, slug="authors")
    lost.author = ClinicianPageFactory(parent=people, user=author)
    lost.save()

    assert "CRPS" in needs(client, author)[LOST]


def test_pages_that_lost_their_review_are_listed_in_the_report(client, signer, conditions, lost):
    for number in range(7):
        page = condition(conditions, f"Condition {number}")
        sign(page, signer)
        page.live, page.summary = True, "Other words."
        page.save()
    client.force_login(signer)
    html = BeautifulSoup(client.get(reverse("wagtailadmin_home")).content, "html5lib")

    report = client.get(html.find("a", string=re.compile("and 2 more"))["href"])

    rows = BeautifulSoup(report.content, "html5lib").select("table.listing tbody tr")
    assert len(rows) == 8
    assert all("Changed since its review" in row.get_text() for row in rows)


def test_many_are_cut_short_with_the_way_to_all(client, editor, conditions):
    for number in range(8):
        condition(conditions, f"Condition {number}", "A cure.", owner=editor)

    drafts = needs(client, editor)["Your drafts that must change"]
    html = client.get(reverse("wagtailadmin_home")).content.decode()

    assert len(drafts) == 6
    assert "and 2 more" in html
    assert f"gravest=must&amp;owner={editor.pk}" in html


def test_more_work_asks_no_more_questions(
    client, editor, signer, conditions, django_assert_num_queries
):
    def add(number):
        for one in range(number):
            submit(condition(conditions, f"{number}-{one}"), editor)
            condition(conditions, f"{number}-{one}-draft", "A cure.", owner=signer)
            lost = condition(conditions, f"{number}-{one}-lost")
            sign(lost, signer)
            lost.live, lost.summary = True, "Other words."
            lost.save()
        catch_up(100)

    url = reverse("wagtailadmin_home")
    client.force_login(signer)
    add(1)
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    number = len(few)
    add(4)
    client.get(url)

    with django_assert_num_queries(number):
        client.get(url)
