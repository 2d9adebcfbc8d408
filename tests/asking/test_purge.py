"""A request lives for as long as the patient was told, and then it is gone."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import ModelLogEntry

from kp_pages import sealing
from kp_pages.asking.details import Details
from kp_pages.models import (
    ConsentNotice,
    ConsultationRequest,
    JobRun,
    RequestNotification,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask():
    """``ask("Jo", days_ago=3)`` stores a request of some days ago."""

    def ask(name="Jane", days_ago=0):
        details = Details(name, "phone", "(555) 010-0142", "any")
        request, _is_new = ConsultationRequest.objects.receive(
            details, name, page=None, notice="Words."
        )
        past = {"purge_on": request.purge_on - timedelta(days=days_ago)}
        ConsultationRequest.objects.filter(pk=request.pk).update(**past)
        return request

    return ask


def purge(*options):
    out = StringIO()
    call_command("kp_purge", *options, stdout=out)
    return out.getvalue()


def found(code):
    messages = run_checks(databases=["default"])
    return [one.msg for one in messages if one.id == f"kp_pages.{code}"]


def test_a_request_goes_on_its_day_and_not_before(ask):
    ask("Jane", days_ago=30)
    ask("Kim", days_ago=29)

    assert purge() == "Deleted 1 requests.\n"
    assert [one.details.name for one in ConsultationRequest.objects.all()] == ["Kim"]


def test_the_number_of_days_is_the_sites(ask, settings):
    settings.KP_PAGES = {**settings.KP_PAGES, "REQUEST_DAYS": 7}

    assert ask().purge_on == timezone.localdate() + timedelta(days=7)


def test_its_notification_goes_with_it_and_the_log_stays(ask):
    request = ask(days_ago=30)
    purge()

    assert not RequestNotification.objects.exists()
    entry = ModelLogEntry.objects.get()
    assert (entry.action, entry.label) == ("kp_pages.purge_request", request.reference)
    assert (entry.deleted, entry.data) == (True, {})
    assert ConsentNotice.objects.get().text == "Words."


def test_a_dry_run_deletes_nothing(ask):
    ask(days_ago=30)

    assert purge("--dry-run") == "1 requests would be deleted.\n"
    assert ConsultationRequest.objects.count() == 1
    assert not JobRun.objects.exists()


def test_more_than_one_batch_goes(ask, monkeypatch):
    monkeypatch.setattr("kp_pages.models.requests.BATCH", 2)
    for number in range(5):
        ask(f"Jane {number}", days_ago=30)

    assert purge() == "Deleted 5 requests.\n"


# The check that insists


def test_a_job_that_never_ran_is_missed():
    assert found("W022") == [
        "kp_purge does not delete requests when it should: it has not run of late."
    ]
    purge()
    assert found("W022") == []


def test_a_job_that_stopped_is_missed_after_two_days(ask):
    purge()
    JobRun.objects.update(finished_at=timezone.now() - timedelta(days=2, minutes=1))

    assert len(found("W022")) == 1


def test_requests_past_their_date_are_told(ask):
    purge()
    ask(days_ago=31)

    assert found("W022") == [
        "kp_purge does not delete requests when it should: 1 requests are past their date."
    ]


def test_on_their_date_they_are_not_told_yet(ask):
    purge()
    ask(days_ago=30)

    assert found("W022") == []


def test_a_site_without_a_form_is_not_asked_for_the_job(settings):
    settings.KP_PAGES = {**settings.KP_PAGES, "CONSULTATION_FORM": False}

    assert found("W022") == []


def test_requests_whose_key_is_gone_are_told(ask, settings):
    ask()
    assert found("W024") == []

    settings.KP_PAGES = {**settings.KP_PAGES, "REQUEST_KEYS": [sealing.new_key()]}
    assert found("W024") == ["1 requests cannot be read: their key is gone."]


def test_a_notification_that_waits_for_an_hour_is_told(ask):
    ask()
    assert found("W023") == []

    past = timezone.now() - timedelta(minutes=61)
    RequestNotification.objects.update(created_at=past)
    assert found("W023") == ["1 notifications have waited for an hour."]
