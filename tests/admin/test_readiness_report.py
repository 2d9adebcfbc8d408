"""The report of all pages: what keeps each from being published, and who answered for what."""

import csv
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kp_pages.models import PageReadiness
from kp_pages.models.gate import record_override
from kp_pages.models.page_readiness import catch_up
from tests.admin.posting import body
from tests.admin.reviewed import clinician, sign
from tests.factories import (
    ArticlePageFactory,
    ConditionPageFactory,
    UserFactory,
)
from tests.readiness.rules import ONLY_THESE

pytestmark = pytest.mark.django_db

REPORT = "kp_pages_readiness_report"


@pytest.fixture(autouse=True)
def _rules(settings):
    settings.KP_PAGES = {**ONLY_THESE, "GATE": "off"}


def condition(parent, title, summary="Calm words.", **kwargs):
    risks = body(("risks", {}))
    return ConditionPageFactory(
        parent=parent, title=title, summary=summary, body=risks, live=False, **kwargs
    )


def report(client, **query):
    """Title of each page to the words in its row, in the order of the report."""
    html = client.get(reverse(REPORT), query).content.decode()
    rows = BeautifulSoup(html, "html5lib").select("table.listing tbody tr")
    return {
        row.select_one(".title a").get_text(strip=True): " ".join(row.get_text(" ").split())
        for row in rows
    }


def exported(client, **query):
    response = client.get(reverse(REPORT), {"export": "csv", **query})
    text = b"".join(response.streaming_content).decode()
    return {row["Title"]: row for row in csv.DictReader(StringIO(text))}


def test_a_page_says_what_there_is_to_change(as_editor, conditions):
    condition(conditions, "CRPS", "An amazing cure, which we utilize.", evidence_level="limited")

    row = report(as_editor)["CRPS"]

    for words in ("1 must change", "1 should change", "Limited", "draft", "Not reviewed"):
        assert words.casefold() in row.casefold()


def test_the_gravest_stand_first_and_pages_of_all_kinds_are_there(as_editor, conditions, articles):
    condition(conditions, "Calm")
    condition(conditions, "Grave", "A cure.")
    ArticlePageFactory(parent=articles, title="Loud", summary="It is amazing.")

    titles = list(report(as_editor))

    assert titles[:2] == ["Grave", "Loud"]
    assert {"Calm", "Home", "Conditions"} < set(titles)


def test_the_newest_draft_is_judged_and_not_what_is_live(as_editor, articles):
    page = ArticlePageFactory(parent=articles, title="News")
    page.summary = "A cure."
    page.save_revision()

    assert "1 must change" in report(as_editor)["News"]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ({"gravest": "must"}, {"Grave"}),
        ({"gravest": "should"}, {"Loud"}),
        ({"gravest": "hints"}, set()),
        ({"rule": "TEST-01"}, {"Grave"}),
        ({"rule": "TEST-03"}, {"Loud"}),
        ({"live": "false"}, {"Grave", "Calm"}),
        ({"gravest": "must", "live": "true"}, set()),
    ],
)
def test_the_report_is_narrowed_down(as_editor, conditions, articles, query, titles):
    condition(conditions, "Grave", "A cure.")
    condition(conditions, "Calm")
    ArticlePageFactory(parent=articles, title="Loud", summary="It is amazing.")

    assert set(report(as_editor, **query)) == titles


def test_pages_are_found_by_kind_and_owner(as_editor, editor, conditions, articles):
    mine = condition(conditions, "Mine", owner=editor)
    condition(conditions, "Another's", owner=UserFactory())
    ArticlePageFactory(parent=articles, title="News")

    assert set(report(as_editor, owner=editor.pk)) == {"Mine"}
    kind = {"content_type": mine.content_type_id}
    assert set(report(as_editor, **kind)) == {"Mine", "Another's"}


def test_an_override_is_listed_with_who_when_and_why(as_editor, conditions, publisher):
    page = condition(conditions, "CRPS", "A cure.")
    publisher.first_name, publisher.last_name = "Dana", "Example"
    record_override(page, publisher, ["TEST-01"], "The board wants this quotation.")

    row = report(as_editor, answered="true")["CRPS"]

    assert "Dana Example on" in row
    assert "despite TEST-01: The board wants this quotation." in row
    assert report(as_editor, answered="false", gravest="must") == {}


def test_the_review_says_until_when_it_holds(as_editor, conditions, home, roles):
    page = condition(conditions, "CRPS")
    review = sign(page, clinician(home))

    assert f"Until {review.due_on:%Y-%m}" in report(as_editor)["CRPS"]


def test_everything_is_exported(as_editor, conditions, editor):
    condition(conditions, "CRPS", "An amazing cure.", evidence_level="limited", owner=editor)

    row = exported(as_editor)["CRPS"]

    assert (row["Must change"], row["Should change"], row["Hints"]) == ("1", "1", "0")
    assert row["Rules"] == "TEST-01, TEST-03"
    assert row["Owner"] == editor.username
    assert row["Evidence"] == "Limited"
    assert set(exported(as_editor, gravest="must")) == {"CRPS"}
    sheet = as_editor.get(reverse(REPORT), {"export": "xlsx"})
    assert sheet["Content-Type"].endswith("spreadsheetml.sheet")


def test_who_has_to_do_with_no_page_does_not_see_the_report(client, reviewer, db):
    client.force_login(reviewer)
    assert client.get(reverse(REPORT)).status_code == 200

    stranger = UserFactory()
    client.force_login(stranger)
    assert client.get(reverse(REPORT)).status_code == 302


def test_a_change_of_the_rules_has_every_page_judged_anew(as_editor, conditions, settings):
    condition(conditions, "CRPS", "A cure.")
    assert "1 must change" in report(as_editor)["CRPS"]

    settings.KP_PAGES = {
        **settings.KP_PAGES,
        "RULES": {**settings.KP_PAGES["RULES"], "TEST-01": "off"},
    }

    assert "Ready" in report(as_editor)["CRPS"]


def test_a_change_of_what_pages_show_has_them_judged_anew(as_editor, conditions, treatment):
    condition(conditions, "CRPS")
    report(as_editor)

    treatment.save()

    assert set(PageReadiness.objects.values_list("rules", flat=True)) == {""}


def test_a_draft_is_judged_as_soon_as_it_is_saved(conditions, django_capture_on_commit_callbacks):
    page = condition(conditions, "CRPS")
    with django_capture_on_commit_callbacks(execute=True):
        page.summary = "A cure."
        page.save_revision()

    assert PageReadiness.objects.get(page=page).must_change == 1


def test_many_pages_are_judged_a_few_at_a_time(as_editor, conditions):
    for number in range(3):
        condition(conditions, f"Condition {number}")

    left = catch_up(2)

    assert left > 0
    assert PageReadiness.objects.count() == 2
    while left:
        left = catch_up(2)
    assert PageReadiness.objects.count() == 5


def test_a_long_report_is_divided_and_asks_no_more_questions(
    as_editor, conditions, django_assert_num_queries
):
    def add(number):
        for one in range(number):
            condition(conditions, f"{number}-{one}")
        catch_up(100)

    add(2)
    as_editor.get(reverse(REPORT))
    with CaptureQueriesContext(connection) as few:
        as_editor.get(reverse(REPORT))
    add(10)
    with django_assert_num_queries(len(few)):
        as_editor.get(reverse(REPORT))
