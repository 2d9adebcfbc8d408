"""A date to go live is kept for pages that may, and for no others."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from tests.admin.posting import filled_in
from tests.gate.doors import edit_url, public
from tests.reviews.clinic import draft, sign

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gate")]


@pytest.fixture
def scheduled(conditions, editor, reviewer, page):
    """Three pages for one minute; the second may not go live."""
    pages = [draft(conditions, editor, slug=f"p{n}", title=f"Page {n}") for n in range(3)]
    for number, one in enumerate(pages):
        if number != 1:
            sign(one, reviewer)
        one.get_latest_revision()
        Revision.objects.filter(pk=one.latest_revision_id).update(
            approved_go_live_at=timezone.now() - timedelta(minutes=3 - number)
        )
    return pages


def test_a_refused_date_stops_no_other(scheduled):
    call_command("publish_scheduled")

    assert {title for _path, title, _summary in public()} == {"Page 0", "Page 2"}


def test_a_refused_date_is_taken_away_and_told(
    scheduled, editor, caplog, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        call_command("publish_scheduled")

    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
    entry = PageLogEntry.objects.get(action="kp_pages.gate.refused")
    assert entry.page_id == scheduled[1].pk
    assert entry.data["codes"] == ["T-REVIEW"]
    assert "Scheduled publication of 'Page 1' refused" in caplog.text
    (letter,) = mail.outbox
    assert letter.subject == "Not published: “Page 1”"
    assert letter.to == [editor.email]
    assert "Send it to medical review." in letter.body
    assert f"http://testserver/admin/pages/{scheduled[1].pk}/edit/" in letter.body


def test_a_refused_date_is_not_tried_again(scheduled, caplog):
    call_command("publish_scheduled")
    caplog.clear()

    call_command("publish_scheduled")

    assert caplog.text == ""


def test_a_page_that_cannot_be_stored_stops_no_other(scheduled, reviewer):
    sign(scheduled[1], reviewer)
    revision = scheduled[1].get_latest_revision()
    revision.content["title"] = ""
    revision.save()

    call_command("publish_scheduled")

    assert {title for _path, title, _summary in public()} == {"Page 0", "Page 2"}


def test_who_sets_a_date_for_a_page_that_may_not_go_live_hears_of_it_now(client, admin, page):
    later = timezone.now() + timedelta(days=1)
    data = {**filled_in(page), "go_live_at": f"{later:%Y-%m-%d %H:%M}", "action-publish": "on"}

    html = client.post(edit_url(page), data, follow=True).content.decode()

    assert "Send it to medical review." in html
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
