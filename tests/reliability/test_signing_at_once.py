"""Several people at the same moment: whatever wins, nothing unsigned goes live.

Threads against a database with row locks; SQLite has one writer at a time.
"""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry

from kp_pages.models import ConditionPage, MedicalReview
from kp_pages.models.gate import PublicationRefused
from kp_pages.models.reviews import ReviewRefused, latest, record_review
from tests.admin.posting import filled_in
from tests.factories import UserFactory
from tests.reviews.clinic import *  # noqa: F403 - the people of the clinic
from tests.reviews.clinic import edit, sign

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("gate"),
]

ROUNDS = 5
XHR = {"X-Requested-With": "XMLHttpRequest"}


def at_once(*tasks):
    """Run all tasks in threads that start at the same moment; answer with what they say."""
    start = Barrier(len(tasks))

    def run(task):
        start.wait()
        try:
            return task()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(tasks)) as pool:
        return list(pool.map(run, tasks))


def fresh(page):
    return ConditionPage.objects.get(pk=page.pk)


def signed_in(user):
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def step(page, user):
    """What presses the reviewer's or the publisher's button for the words as they are now."""
    state = fresh(page).current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    digest = fresh(page).get_latest_revision_as_object().medical_digest()
    said = {"attested": "on", "months": "12", "scope": "full", "digest": digest}
    client = signed_in(user)
    return lambda: client.post(url, said, headers=XHR).status_code


def overwrite(page, user, words):
    """An autosave: the newest revision gets other words, and keeps its number."""

    def save():
        draft = fresh(page).get_latest_revision_as_object()
        draft.summary = words
        draft.save_revision(user=user, overwrite_revision=draft.get_latest_revision(), clean=False)

    return save


def what_is_live_is_signed(page):
    page = fresh(page)
    return not page.live or page.review.is_shown


@pytest.fixture
def submitted(page, editor):
    page.get_workflow().start(page, editor)
    return fresh(page)


def test_two_reviewers_who_sign_at_once_make_one_record(submitted, reviewer, other_reviewer):
    at_once(step(submitted, reviewer), step(submitted, other_reviewer))

    assert MedicalReview.objects.count() == 1
    assert fresh(submitted).current_workflow_task_state.task.name == "Publication"


def test_a_reviewer_who_presses_twice_makes_one_record(submitted, reviewer):
    at_once(*[step(submitted, reviewer) for _ in range(3)])

    assert MedicalReview.objects.count() == 1


def test_a_publisher_who_presses_twice_publishes_once(submitted, reviewer, publisher):
    step(submitted, reviewer)()

    at_once(*[step(submitted, publisher) for _ in range(3)])

    assert fresh(submitted).live
    log = PageLogEntry.objects.filter(page=submitted, action="wagtail.publish")
    assert log.count() == 1


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_signing_while_it_changes_signs_what_was_read_or_nothing(submitted, reviewer, round_):
    read = submitted.get_latest_revision_as_object().medical_digest()
    admin = UserFactory(is_superuser=True)

    at_once(step(submitted, reviewer), lambda: edit(submitted, admin, summary="Meanwhile."))

    signed = list(MedicalReview.objects.values_list("digest", flat=True))
    assert signed in ([], [read])
    assert what_is_live_is_signed(submitted)


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_publishing_while_a_script_overwrites_the_draft(page, editor, reviewer, publisher, round_):
    page.get_workflow().start(page, editor)
    step(page, reviewer)()

    at_once(step(page, publisher), overwrite(page, editor, "It cures pain."))

    assert what_is_live_is_signed(page)
    assert fresh(page).summary != "It cures pain." or not fresh(page).live


def autosave(page, user, words):
    client = signed_in(user)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = filled_in(fresh(page).get_latest_revision_as_object(), summary=words)
    return lambda: client.post(url, data, headers={"Accept": "application/json"}).status_code


def press_publish(page, user):
    client = signed_in(user)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    shown = fresh(page).get_latest_revision_as_object()
    data = {**filled_in(shown), "action-publish": "on"}
    return lambda: client.post(url, data).status_code


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_two_people_edit_while_a_third_publishes(page, editor, reviewer, publisher, round_):
    sign(page, reviewer)
    admin = UserFactory(is_superuser=True)

    at_once(
        press_publish(page, publisher),
        autosave(page, editor, "The editor typed this."),
        autosave(page, admin, "The administrator typed this."),
    )

    assert what_is_live_is_signed(page)


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_scripts_that_sign_publish_and_overwrite(page, editor, reviewer, round_):
    read = page.get_latest_revision_as_object().medical_digest()

    def try_to_sign():
        with suppress(ReviewRefused, OperationalError):
            record_review(latest_in_a_transaction(page), reviewer, shown=read, is_attested=True)

    def try_to_publish():
        with suppress(PublicationRefused, ValidationError, OperationalError):
            fresh(page).get_latest_revision().publish()

    at_once(try_to_sign, try_to_publish, overwrite(page, editor, "Meanwhile."), try_to_publish)

    assert what_is_live_is_signed(page)


def latest_in_a_transaction(page):
    from django.db import transaction

    with transaction.atomic():
        return latest(page.pk)
