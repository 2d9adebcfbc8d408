"""From the draft to the public page: reviewers sign, publishers publish what was signed."""

import re

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.urls import reverse
from wagtail.models import (
    GroupApprovalTask,
    PageLogEntry,
    TaskState,
    Workflow,
    WorkflowPage,
    WorkflowState,
    WorkflowTask,
)

from kp_pages.models import ConditionPage, MedicalReview, MedicalReviewState
from tests.admin.posting import filled_in, send
from tests.factories import StandardPageFactory, TreatmentFactory, UserFactory
from tests.reviews.clinic import body, clinician_page, draft, edit, publish, sign

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gate")]

XHR = {"X-Requested-With": "XMLHttpRequest"}


def fresh(page):
    return ConditionPage.objects.get(pk=page.pk)


def task(page):
    """The name of the step at which the page waits."""
    state = fresh(page).current_workflow_task_state
    return state.task.name if state else None


def submit(page, user):
    page.get_workflow().start(page, user)
    return fresh(page)


def step_url(page, action):
    state = fresh(page).current_workflow_task_state
    return reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])


def window(client, page, action="approve", query=""):
    return client.get(step_url(page, action) + query, headers=XHR).json()


def press(client, page, action="approve", **said):
    """Press the button in the window; answers with the page that comes after it."""
    url = step_url(page, action)
    if action == "approve" and task(page) == "Medical review":
        shown = fresh(page).get_latest_revision_as_object().medical_digest()
        said = {"attested": "on", "months": "12", "scope": "full", "digest": shown, **said}
    answer = client.post(url, said, headers=XHR)
    data = answer.json()
    if data["step"] != "success":
        return data["html"]
    return client.get(data["redirect"], follow=True).content.decode()


def messages(html):
    found = BeautifulSoup(html, "html5lib").select(".messages li")
    return [re.sub(r"\s+", " ", one.get_text(" ")).strip() for one in found]


@pytest.fixture
def submitted(page, editor):
    return submit(page, editor)


@pytest.fixture
def as_reviewer(client, reviewer):
    client.force_login(reviewer)
    return client


@pytest.fixture
def signed(submitted, as_reviewer):
    """A page that waits for a publisher."""
    press(as_reviewer, submitted)
    return fresh(submitted)


@pytest.fixture
def as_publisher(client, publisher, signed):
    client.force_login(publisher)
    return client


def test_it_goes_from_submission_over_signature_to_publication(
    client, page, editor, reviewer, publisher
):
    client.force_login(editor)
    send(client, page, "submit")
    assert task(page) == "Medical review"

    client.force_login(reviewer)
    press(client, page)
    assert task(page) == "Publication"
    assert not fresh(page).live

    client.force_login(publisher)
    press(client, page)
    assert fresh(page).live
    assert fresh(page).review.record.recorded_by == reviewer


def test_a_reviewer_is_written_to_and_so_is_a_publisher(
    page, editor, reviewer, publisher, client, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        submit(page, editor)
    assert [letter.to for letter in mail.outbox] == [[reviewer.email]]

    mail.outbox.clear()
    client.force_login(reviewer)
    with django_capture_on_commit_callbacks(execute=True):
        press(client, page)
    assert [publisher.email] in [letter.to for letter in mail.outbox]


def test_while_it_is_read_nobody_changes_it(client, submitted, editor, reviewer, publisher):
    for user in (editor, reviewer, publisher):
        client.force_login(user)
        send(client, submitted, summary="Changed meanwhile.")

    assert fresh(submitted).get_latest_revision_as_object().summary == "Summary."


def test_the_reviewer_finds_the_buttons_in_the_locked_editor(as_reviewer, submitted):
    html = as_reviewer.get(reverse("wagtailadmin_pages:edit", args=[submitted.pk])).content.decode()

    assert "You are its medical reviewer." in html
    assert "Sign the review" in html
    assert "Request changes" in html
    assert "Page locked" not in html
    assert f"?shown={submitted.get_latest_revision_as_object().medical_digest()}" in html


def test_the_window_asks_for_everything_and_names_the_words(as_reviewer, submitted):
    html = window(as_reviewer, submitted)["html"]

    digest = submitted.get_latest_revision_as_object().medical_digest()
    assert f'name="digest" value="{digest}"' in html
    for name in ("attested", "months", "scope", "comment"):
        assert f'name="{name}"' in html
    assert "Read the page as patients will" in html


def test_without_the_tick_the_window_stays_with_what_was_read(as_reviewer, submitted, editor):
    read = submitted.get_latest_revision_as_object().medical_digest()

    html = press(as_reviewer, submitted, attested="")

    assert "Tick this if it is true." in html
    assert f'value="{read}"' in html
    assert task(submitted) == "Medical review"


def test_a_reviewer_sends_it_back_with_a_comment(as_reviewer, submitted, editor):
    press(as_reviewer, submitted, "reject", comment="Say how many people.")

    state = fresh(submitted).current_workflow_state
    assert state.status == WorkflowState.STATUS_NEEDS_CHANGES
    assert state.current_task_state.comment == "Say how many people."
    assert not MedicalReview.objects.exists()


def test_who_has_signed_is_told_so_on_the_first_screen(as_reviewer, submitted):
    html = press(as_reviewer, submitted)

    (said,) = messages(html)
    assert said.startswith("Your review is recorded. “CRPS” is to be read again by")


def test_who_has_sent_it_back_is_told_so_on_the_first_screen(as_reviewer, submitted):
    html = press(as_reviewer, submitted, "reject", comment="Say how many people.")

    assert messages(html) == ["“CRPS” was sent back."]


def test_who_was_too_slow_is_told_so_on_the_first_screen(as_reviewer, submitted):
    url = step_url(submitted, "reject")
    press(as_reviewer, submitted)

    answer = as_reviewer.post(url, {"comment": "No."}, headers=XHR)

    html = as_reviewer.get(answer.json()["redirect"], follow=True).content.decode()
    assert messages(html)[0].startswith("Somebody else was quicker")
    assert len(messages(html)) == 1


def test_what_was_sent_back_comes_again(client, submitted, editor, reviewer):
    client.force_login(reviewer)
    press(client, submitted, "reject", comment="No.")
    client.force_login(editor)

    send(client, fresh(submitted), "submit", summary="Better words.")

    assert task(submitted) == "Medical review"
    state = fresh(submitted).current_workflow_task_state
    assert state.digest == fresh(submitted).get_latest_revision_as_object().medical_digest()


def test_a_reviewer_who_finds_it_changed_is_told(as_reviewer, submitted):
    admin = UserFactory(is_superuser=True)
    read = submitted.get_latest_revision_as_object().medical_digest()
    edit(submitted, admin, summary="Other words.")

    html = press(as_reviewer, submitted, digest=read)

    assert "The text changed while you read." in html
    assert reverse("kp_pages_changes", args=[submitted.pk]) in html
    assert not MedicalReview.objects.exists()
    assert task(submitted) == "Medical review"


@pytest.mark.parametrize("action", ["approve", "reject"])
def test_a_reviewer_is_told_that_it_was_taken_back_changed_and_sent_again(
    as_reviewer, submitted, editor, action
):
    url = step_url(submitted, action)
    read = submitted.get_latest_revision_as_object().medical_digest()
    submitted.current_workflow_state.cancel(user=editor)
    submit(edit(submitted, editor, summary="Other words."), editor)

    said = {"attested": "on", "months": "12", "scope": "full", "digest": read}
    answer = as_reviewer.post(url, said, headers=XHR)
    html = as_reviewer.get(answer.json()["redirect"], follow=True).content.decode()

    (told,) = messages(html)
    assert told.startswith("The text changed while you read. Nothing was recorded")
    assert reverse("kp_pages_changes", args=[submitted.pk]) in html
    assert not MedicalReview.objects.exists()
    assert task(submitted) == "Medical review"


def test_the_window_says_that_what_was_read_is_outdated(as_reviewer, submitted):
    read = submitted.get_latest_revision_as_object().medical_digest()
    edit(submitted, UserFactory(is_superuser=True), summary="Other words.")

    html = window(as_reviewer, submitted, query=f"?shown={read}")["html"]

    assert "The text changed while you read." in html
    assert "<form" not in html


def test_the_window_says_that_it_changed_since_it_was_sent(as_reviewer, submitted):
    edit(submitted, UserFactory(is_superuser=True), summary="Other words.")

    html = window(as_reviewer, submitted)["html"]

    assert "The text has changed since it was sent to you." in html


def test_the_author_is_told_that_they_cannot_sign(as_reviewer, page, editor, reviewer):
    page = submit(edit(page, editor, author=clinician_page(reviewer)), editor)

    assert "You are the author of this page." in window(as_reviewer, page)["html"]
    assert "You are the author of this page." in press(as_reviewer, page)
    assert not MedicalReview.objects.exists()


def test_a_reviewer_without_a_clinician_s_page_is_told_what_to_do(as_reviewer, submitted, reviewer):
    clinician_page(reviewer).delete()

    assert "Ask a publisher to choose it" in press(as_reviewer, submitted)
    assert not MedicalReview.objects.exists()


@pytest.mark.parametrize("who", ["editor", "publisher", "admin"])
def test_nobody_else_signs(client, submitted, who, request):
    user = UserFactory(is_superuser=True) if who == "admin" else request.getfixturevalue(who)
    client.force_login(user)

    answer = client.post(step_url(submitted, "approve"), {"attested": "on"}, headers=XHR)

    assert answer.status_code in {302, 403}
    assert not MedicalReview.objects.exists()


def test_a_review_of_a_part_leaves_it_waiting(as_reviewer, submitted):
    html = press(as_reviewer, submitted, scope="partial")

    assert "Somebody has to review the whole page." in html
    assert MedicalReview.objects.get().scope == "partial"
    assert task(submitted) == "Medical review"


def test_signing_twice_makes_one_record(as_reviewer, submitted):
    url = step_url(submitted, "approve")
    digest = submitted.get_latest_revision_as_object().medical_digest()
    said = {"attested": "on", "months": "12", "scope": "full", "digest": digest}

    as_reviewer.post(url, said, headers=XHR)
    as_reviewer.post(url, said, headers=XHR)

    assert MedicalReview.objects.count() == 1
    assert task(submitted) == "Publication"


def test_the_step_keeps_what_was_signed(signed):
    state = MedicalReviewState.objects.get()

    assert state.status == TaskState.STATUS_APPROVED
    assert state.review == MedicalReview.objects.get()
    assert state.digest == state.review.digest


# Publication


def test_a_clinical_change_after_the_signature_goes_back(
    as_publisher, signed, publisher, django_capture_on_commit_callbacks
):
    edit(signed, publisher, summary="It helps.")

    with django_capture_on_commit_callbacks(execute=True):
        html = press(as_publisher, signed)

    assert "its text is not the one that a clinician signed" in html
    assert not fresh(signed).live
    assert task(signed) == "Medical review"
    assert PageLogEntry.objects.filter(page=signed, action="kp_pages.review.sent_back").exists()
    letter = next(one for one in mail.outbox if "Back in medical review" in one.subject)
    assert letter.to == [signed.owner.email]


def test_what_came_back_is_signed_and_published(client, as_publisher, signed, publisher, reviewer):
    edit(signed, publisher, summary="It helps some people.")
    press(as_publisher, signed)

    client.force_login(reviewer)
    press(client, signed)
    client.force_login(publisher)
    press(client, signed)

    assert fresh(signed).live
    assert fresh(signed).summary == "It helps some people."
    assert MedicalReview.objects.count() == 2


def test_a_publisher_who_changes_words_and_approves_at_once_publishes_nothing(as_publisher, signed):
    state = signed.current_workflow_task_state
    extra = {
        "action-workflow-action": "true",
        "workflow-action-name": "approve",
        "workflow-action-extra-data": "{}",
    }
    data = {**filled_in(signed, summary="It cures pain."), **extra}
    html = as_publisher.post(
        reverse("wagtailadmin_pages:edit", args=[signed.pk]), data, follow=True
    ).content.decode()

    assert state.task.name == "Publication"
    assert "went back to medical review" in html
    assert not fresh(signed).live
    assert fresh(signed).get_latest_revision_as_object().summary == "It cures pain."


@pytest.mark.parametrize("change", [{"seo_title": "For search engines"}, {"slug": "other-address"}])
def test_a_change_that_no_clinician_answers_for_passes(as_publisher, signed, publisher, change):
    edit(signed, publisher, **change)

    press(as_publisher, signed)

    assert fresh(signed).live
    (name, value), *_ = change.items()
    assert getattr(fresh(signed), name) == value


def test_a_finding_of_another_rule_keeps_the_page_at_its_step(
    client, page, editor, publisher, reviewer
):
    page = submit(edit(page, editor, summary="A cure."), editor)
    client.force_login(reviewer)
    press(client, page)
    client.force_login(publisher)

    html = press(client, page)

    assert "“CRPS” was not published." in html
    assert "Take “cure” out." in html
    assert not fresh(page).live
    assert task(page) == "Publication"


def test_other_facts_about_the_treatment_send_it_back(
    client, conditions, editor, reviewer, publisher
):
    treatment = TreatmentFactory()
    parts = [*body(), ("risks", {"heading": "Risks", "treatment": treatment})]
    page = submit(draft(conditions, editor, body=parts), editor)
    client.force_login(reviewer)
    press(client, page)

    treatment.serious_risks = [("point", "a stroke")]
    treatment.save_revision().publish()
    client.force_login(publisher)
    press(client, page)

    assert not fresh(page).live
    assert task(page) == "Medical review"


def test_words_that_are_signed_already_skip_the_review(client, page, editor, reviewer, publisher):
    sign(page, reviewer)
    page = publish(page)
    page = submit(edit(page, editor, seo_title="For search engines"), editor)

    assert task(page) == "Publication"
    skipped = MedicalReviewState.objects.get()
    assert skipped.status == TaskState.STATUS_SKIPPED
    assert skipped.comment == "Its words are signed already."
    client.force_login(publisher)
    press(client, page)
    assert fresh(page).seo_title == "For search engines"


def test_a_page_that_needs_no_review_skips_it(home, editor, roles):
    page = StandardPageFactory(parent=home, live=False)
    page.save_revision(user=editor)

    page.get_workflow().start(page, editor)

    page.refresh_from_db()
    assert page.current_workflow_task_state.task.name == "Publication"


def test_approving_twice_publishes_once(as_publisher, signed):
    url = step_url(signed, "approve")

    as_publisher.post(url, {"comment": ""}, headers=XHR)
    again = as_publisher.post(url, {"comment": ""}, headers=XHR)

    assert again.status_code in {200, 302}
    published = PageLogEntry.objects.filter(page=signed, action="wagtail.publish")
    assert published.count() == 1


def test_the_history_names_the_steps(as_publisher, signed):
    press(as_publisher, signed)

    url = reverse("wagtailadmin_pages:history", args=[signed.pk])
    html = as_publisher.get(url).content.decode()

    assert "Signed its medical review" in re.sub(r"\s+", " ", html)


def test_a_workflow_without_a_medical_review_meets_the_gate_alone(
    client, page, publisher, editor, home
):
    workflow = Workflow.objects.create(name="Ours")
    ours = GroupApprovalTask.objects.create(name="Look")
    ours.groups.add(publisher.groups.get())
    WorkflowTask.objects.create(workflow=workflow, task=ours)
    WorkflowPage.objects.filter(page=home).update(workflow=workflow)
    page = submit(page, editor)
    client.force_login(publisher)

    html = press(client, page)

    assert "Send it to medical review." in html
    assert not fresh(page).live
