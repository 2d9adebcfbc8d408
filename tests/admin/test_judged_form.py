"""What keeps a page from being submitted or published stands beside its fields."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow, WorkflowState, WorkflowTask

from kp_pages.models import ConditionPage
from tests.admin.posting import body, problems, send
from tests.factories import (
    ClinicLocationPageFactory,
    ConditionPageFactory,
    LocationIndexPageFactory,
)
from tests.readiness.rules import ONLY_THESE

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _rules(settings):
    settings.KP_PAGES = ONLY_THESE


@pytest.fixture
def page(conditions):
    page = ConditionPageFactory(parent=conditions, live=False)
    page.save_revision()
    return page


def evidence(statement):
    claim = {"statement": statement, "limits": "We will cure you."}
    return ("evidence", {"claims": [claim]})


def at(response, *path):
    """What stands beside a field, which is named as in the form, with numbers for items."""
    return problems(response).get(".".join(map(str, path)))


@pytest.mark.parametrize("action", ["publish", "submit"])
def test_a_field_of_the_page_says_what_is_wrong_with_it(as_publisher, page, action):
    response = send(as_publisher, page, action, summary="We cure it.")

    assert at(response, "summary") == "“cure” promises too much."


def test_a_field_deep_in_the_body_says_what_is_wrong_with_it(as_publisher, page):
    page.body = body(
        ("faq", {"questions": [{"question": "What?", "answer": "<p>A cure.</p>"}]}),
        evidence("It may help."),
    )

    response = send(as_publisher, page, "publish")

    assert at(response, "body", 0, "questions", 0, "answer") == "“cure” promises too much."
    assert at(response, "body", 1, "claims", 0, "limits") == "“cure” promises too much."


def test_what_wagtail_finds_is_said_as_well(as_publisher, page):
    page.body = body(evidence("It may cure."))

    response = send(as_publisher, page, "publish")

    assert at(response, "body", 0, "claims", 0, "statement") == "“cure” promises too much."
    assert at(response, "body", 0, "claims", 0, "population") == "This field is required."


def test_a_value_that_a_field_refuses_is_said_once(as_publisher, home, settings):
    settings.KP_PAGES = {"GATE": "block"}  # with all rules, completeness among them
    place = ClinicLocationPageFactory(parent=LocationIndexPageFactory(parent=home), live=False)
    place.save_revision()

    response = send(as_publisher, place, "publish", latitude="999", longitude="1")

    assert response.context["form"].errors["latitude"] == [
        "Ensure this value is less than or equal to 90."
    ]


def test_one_field_may_have_two_faults(as_publisher, page):
    page.body = body(evidence("cure" * 80))

    response = send(as_publisher, page, "publish")

    said = at(response, "body", 0, "claims", 0, "statement")
    assert "at most 300 characters" in said
    assert "“cure” promises too much." in said


def test_what_the_page_lacks_is_said_above_the_form(as_publisher, page):
    response = send(as_publisher, page, "publish")

    assert response.context["form"].non_field_errors() == ["Add the risks."]
    assert "Add the risks." in response.content.decode()


def test_nothing_that_was_typed_is_lost(as_publisher, page):
    page.body = body(evidence("It may cure."))

    response = send(as_publisher, page, "publish", title="Another title")

    html = response.content.decode()
    assert "It may cure." in html
    assert "Another title" in html
    page.refresh_from_db()
    assert not page.live
    assert page.title != "Another title"


def test_a_draft_saves_with_all_its_faults(as_publisher, page):
    response = send(as_publisher, page, "", summary="We cure it.")

    assert response.status_code == 302
    assert ConditionPage.objects.get().get_latest_revision_as_object().summary == "We cure it."


@pytest.mark.parametrize("gate", ["block", "off"])
def test_a_summary_is_as_short_as_it_is_promised(as_publisher, page, settings, gate):
    settings.KP_PAGES = {"GATE": gate}

    response = send(as_publisher, page, "publish", summary="pain " * 61)

    assert at(response, "summary") == "This has 61 words. Cut it to 60."
    assert send(as_publisher, page, "", summary="pain " * 61).status_code == 302


def test_a_summary_of_sixty_words_is_published(as_publisher, page, settings):
    settings.KP_PAGES = {"GATE": "off"}

    send(as_publisher, page, "publish", summary="pain " * 60)

    assert ConditionPage.objects.get().live


def test_a_script_is_held_to_the_length_too(page, settings):
    settings.KP_PAGES = {"GATE": "block"}
    page.summary = "pain " * 61

    with pytest.raises(ValidationError, match="Cut it to 60"):
        page.save_revision().publish()


def test_a_warning_keeps_nothing_back(as_publisher, page):
    page.body = body(("risks", {}))

    response = send(as_publisher, page, "publish", summary="An amazing way.")

    assert "summary" not in problems(response)


def test_whoever_reads_it_may_send_a_page_with_faults_back(as_publisher, editor, page):
    task = GroupApprovalTask.objects.create(name="Reading")
    task.groups.add(Group.objects.get(name="Publishers"))
    workflow = Workflow.objects.create(name="Reading")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    workflow.start(page, editor)

    reject = {"workflow-action-name": "reject"}
    response = send(as_publisher, page, "workflow-action", reject, summary="We cure it.")

    assert response.status_code == 302
    assert page.workflow_states.get().status == WorkflowState.STATUS_NEEDS_CHANGES


@pytest.mark.parametrize("gate", ["warn", "off"])
def test_a_site_that_does_not_block_lets_the_page_through(as_publisher, page, settings, gate):
    settings.KP_PAGES = {**ONLY_THESE, "GATE": gate}

    response = send(as_publisher, page, "publish", summary="We cure it.")

    assert response.status_code == 302
    assert ConditionPage.objects.get().live


def test_who_may_answer_for_all_of_it_is_asked_by_the_gate(client, publisher, page):
    publisher.user_permissions.add(Permission.objects.get(codename="publish_despite_findings"))
    client.force_login(publisher)

    response = client.get(send(client, page, "publish").url)

    assert reverse("kp_pages_override", args=[page.pk]) in response.content.decode()
    assert not ConditionPage.objects.get().live


def test_what_nobody_may_answer_for_stands_beside_its_field(client, publisher, page):
    publisher.user_permissions.add(Permission.objects.get(codename="publish_despite_findings"))
    client.force_login(publisher)

    response = send(client, page, "publish", summary="We cure it.")

    assert at(response, "summary") == "“cure” promises too much."


def test_what_is_live_already_may_be_published_again(as_publisher, conditions, settings):
    settings.KP_PAGES = {**ONLY_THESE, "GATE": "off"}
    page = ConditionPageFactory(parent=conditions, summary="We cure it.")
    settings.KP_PAGES = ONLY_THESE

    assert send(as_publisher, page, "publish").status_code == 302
    assert at(send(as_publisher, page, "publish", title="Other"), "summary")


def test_a_page_is_submitted_for_the_review_that_it_lacks(as_publisher, page, settings):
    rules = {**ONLY_THESE["RULES"], "TEST-02": "off", "REV-01": "block"}
    settings.KP_PAGES = {**ONLY_THESE, "RULES": rules}

    refused = send(as_publisher, page, "publish")

    assert refused.context["form"].non_field_errors() == ["Submit the page for medical review."]
    assert send(as_publisher, page, "submit").status_code == 302
