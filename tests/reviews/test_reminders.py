"""``kp_reviews`` tells reviewers and owners what is to be read again, and nobody twice a week."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from kp_pages.models import ReviewReminder
from kp_pages.models.reading_plan import WEEK, monday, plan
from kp_pages.models.reviews import due_reviews
from tests.factories import TreatmentFactory
from tests.reviews.clinic import body, clinician_page, draft, edit, publish, sign

pytestmark = pytest.mark.django_db


def run(*arguments):
    out = StringIO()
    call_command("kp_reviews", *arguments, stdout=out)
    return out.getvalue()


def reviewed(conditions, editor, reviewer, title, *, days_ago, months=1):
    page = draft(conditions, editor, slug=title.lower(), title=title)
    sign(page, reviewer, months=months, reviewed_at=timezone.now() - timedelta(days=days_ago))
    return publish(page)


@pytest.fixture
def due(conditions, editor, reviewer):
    return reviewed(conditions, editor, reviewer, "Soon", days_ago=25)


@pytest.fixture
def overdue(conditions, editor, reviewer):
    return reviewed(conditions, editor, reviewer, "Overdue", days_ago=60)


def test_reviewer_and_owner_get_one_letter_each_about_all_of_it(due, overdue, reviewer, editor):
    said = run()

    assert sorted(letter.to[0] for letter in mail.outbox) == sorted([reviewer.email, editor.email])
    letter = mail.outbox[0]
    assert letter.subject == "2 pages are to be read again"
    assert letter.body.index("Overdue since") < letter.body.index("Due by")
    assert f"http://testserver/admin/kp/review/{due.pk}/changes/" in letter.body
    assert "Last signed by Amara Okafor, PharmD." in letter.body
    assert said.endswith("2 reviews are due: 2 letters.\n")


def test_nobody_is_reminded_twice_in_a_week(due, reviewer):
    run()
    mail.outbox.clear()

    said = run()

    assert mail.outbox == []
    assert "was reminded in the last 7 days" in said

    ReviewReminder.objects.update(sent_at=timezone.now() - timedelta(days=8))
    run()
    assert len(mail.outbox) == 2


def test_a_dry_run_writes_to_nobody(due, reviewer):
    said = run("--dry-run")

    assert mail.outbox == []
    assert not ReviewReminder.objects.exists()
    assert "Would write to amara: Soon." in said


def test_what_is_not_due_is_not_told(conditions, editor, reviewer):
    reviewed(conditions, editor, reviewer, "Later", days_ago=1, months=12)

    assert run() == "0 reviews are due: 0 letters.\n"


def test_a_page_that_changed_or_was_renewed_is_not_told(due, editor, other_reviewer):
    sign(due, other_reviewer)

    assert run() == "0 reviews are due: 0 letters.\n"


@pytest.fixture
def lost(conditions, editor, reviewer):
    """A public page whose treatment says other things than what was signed."""
    treatment = TreatmentFactory()
    parts = [*body(), ("risks", {"heading": "Risks", "treatment": treatment})]
    page = draft(conditions, editor, slug="lost", title="Lost", body=parts)
    sign(page, reviewer)
    page = publish(page)
    treatment.monitoring = "We watch your breathing."
    treatment.save_revision().publish()
    return page


def test_reviewer_and_owner_hear_of_a_public_page_that_lost_its_review(lost, reviewer, editor):
    said = run()

    assert sorted(letter.to[0] for letter in mail.outbox) == sorted([reviewer.email, editor.email])
    letter = mail.outbox[0]
    assert letter.subject == "One page is to be read again"
    assert "Readers are told of no review." in letter.body
    assert "Last signed by Amara Okafor, PharmD on" in letter.body
    assert f"http://testserver/admin/kp/review/{lost.pk}/changes/" in letter.body
    assert "Still accurate" not in letter.body
    assert said.endswith("1 lost, 0 reviews are due: 2 letters.\n")


def test_lost_and_due_reviews_stand_in_one_letter(lost, due, reviewer):
    run()

    assert len(mail.outbox) == 2
    letter = mail.outbox[0]
    assert letter.subject == "2 pages are to be read again"
    assert letter.body.index("Lost") < letter.body.index("Soon")


def test_a_page_that_is_signed_again_is_not_told(lost, other_reviewer):
    sign(lost, other_reviewer)

    assert run() == "0 reviews are due: 0 letters.\n"


def test_a_draft_is_not_told(conditions, editor, reviewer):
    page = draft(conditions, editor)
    sign(page, reviewer, months=1, reviewed_at=timezone.now() - timedelta(days=25))

    assert run() == "0 reviews are due: 0 letters.\n"


def test_of_a_page_whose_reviewer_left_all_reviewers_are_told(
    due, reviewer, other_reviewer, editor
):
    clinician_page(reviewer).delete()

    run()

    assert len(mail.outbox) == 3


def test_a_letter_that_cannot_be_sent_is_logged_and_stops_no_other(
    due, settings, caplog, monkeypatch
):
    def fails(*args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr("kp_pages.letters.send_mail", fails)

    assert run().endswith("0 letters.\n")

    assert "could not be sent" in caplog.text
    assert not ReviewReminder.objects.exists()


def test_the_dashboard_s_list_is_of_what_one_reviewed_or_owns(
    due, overdue, reviewer, editor, publisher
):
    assert [one.page.title for one in due_reviews(reviewer)] == ["Overdue", "Soon"]
    assert [one.page.title for one in due_reviews(editor)] == ["Overdue", "Soon"]
    assert due_reviews(publisher) == []


def test_a_changed_page_is_on_nobody_s_list(due, editor, reviewer):
    publish(edit(due, editor, summary="Other words."))

    assert due_reviews(reviewer) == []


def test_with_spread_people_are_told_earlier_of_some(conditions, editor, reviewer, settings):
    settings.KP_PAGES = {**settings.KP_PAGES, "REVIEW_SPREAD_DAYS": 0}
    for n in range(12):
        reviewed(conditions, editor, reviewer, f"P{n}", days_ago=20, months=3)
    assert run() == "0 reviews are due: 0 letters.\n"

    said = run("--spread")

    assert said.count("Week of") >= 8
    assert 1 <= mail.outbox[0].body.count("Due by") <= 4


# The plan


DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@given(st.lists(DAYS, max_size=30), DAYS)
def test_nothing_is_planned_after_its_date_nor_in_the_past(days, today):
    for week, day in plan([(day, day) for day in days], today):
        assert week >= monday(today)
        assert week <= max(monday(day), monday(today))


@given(st.lists(DAYS, max_size=30), DAYS)
def test_everything_is_planned_once(days, today):
    planned = [day for _week, day in plan([(day, day) for day in days], today)]

    assert sorted(planned) == sorted(days)


def test_pages_due_together_are_read_one_a_week():
    today = date(2026, 1, 5)
    due = [(today + 9 * WEEK, n) for n in range(10)]

    weeks = [week for week, _n in plan(due, today)]

    assert len(set(weeks)) == 10


def test_what_is_alone_keeps_its_week():
    today = date(2026, 1, 5)

    assert plan([(date(2026, 3, 4), "page")], today) == [(date(2026, 3, 2), "page")]
