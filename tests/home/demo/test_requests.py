"""The demo's requests: clearly made up, sealed like any other, and gone when the demo is reset."""

import pytest
from django.contrib.auth import get_user_model
from django.core.checks import run_checks

from home.demo import people, requests, reset
from kp_pages.models import ActionCount, ConsentNotice, ConsultationRequest, JobRun
from tests.factories import ConditionPageFactory, ConsultationPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(home):
    return ConsultationPageFactory(parent=home)


@pytest.fixture
def made(page):
    users = people.add_accounts()
    requests.add_requests(page, users["frontdesk"])
    return list(ConsultationRequest.objects.all())


def test_nobody_in_them_exists(made):
    assert len(made) == 4
    for request in made:
        details = request.details
        assert details.name.startswith("Sample Patient")
        assert details.contact.startswith("(555) 010-01") or details.contact.endswith(".example")


def test_they_are_in_every_state_and_the_jobs_have_run(made):
    assert {request.state for request in made} == set(ConsultationRequest.State.values)
    assert [one.id for one in run_checks(databases=["default"]) if one.id.startswith("kp")] == []


def test_the_counts_cover_twelve_weeks_and_are_the_same_at_every_build(home, page):
    pages = [ConditionPageFactory(parent=home) for _ in range(2)]
    requests.add_counts(pages, page)

    days = set(ActionCount.objects.values_list("day", flat=True))
    assert 60 < (max(days) - min(days)).days < 84
    again = [(one.page_id, one.day, one.kind, one.count) for one in requests.counts(pages, page)]
    assert again == [
        (one.page_id, one.day, one.kind, one.count) for one in requests.counts(pages, page)
    ]


def test_a_reset_removes_them(made):
    reset.remove()

    for model in (ConsultationRequest, ConsentNotice, JobRun, ActionCount):
        assert not model.objects.exists()
    assert not get_user_model().objects.filter(username="frontdesk").exists()
