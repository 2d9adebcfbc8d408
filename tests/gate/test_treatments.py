"""The facts of a treatment pass the gate: they stand on many pages at once."""

from contextlib import suppress
from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.panels import get_edit_handler
from wagtail.models import GroupApprovalTask, Revision, Workflow, WorkflowContentType, WorkflowTask

from kp_pages.models import Treatment
from kp_pages.models.gate import PublicationRefused, gate_open
from tests.admin.posting import fields_of, problems
from tests.factories import ReferenceFactory, TreatmentFactory
from tests.reviews.clinic import close_the_gate

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gate")]

NAME = "wagtailsnippets_kp_pages_treatment"
CURE = "It is a cure."


@pytest.fixture
def treatment(db):
    # No page has this key.
    return TreatmentFactory(pk=10_000, name="Ketamine", live=False)


def filled_in(treatment, **changes):
    """The form of a treatment as it stands, with some fields changed."""
    return fields_of(get_edit_handler(Treatment).get_form_class()(instance=treatment), changes)


def send(client, treatment, action="", **changes):
    data = filled_in(treatment, **changes)
    url = reverse(f"{NAME}:edit", args=[treatment.pk])
    return client.post(url, {**data, f"action-{action}": "on"} if action else data)


def draft(treatment, **changes):
    """Somebody saves a draft with these changes."""
    newest = treatment.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(newest, name, value)
    return newest.save_revision()


def public():
    """What readers can see."""
    return set(Treatment.objects.filter(live=True).values_list("monitoring", flat=True))


# The doors


def edit_view(client, treatment, said):
    send(client, treatment, "publish", monitoring=said)


def create_view(client, treatment, said):
    data = filled_in(treatment, name="Another", monitoring=said)
    client.post(reverse(f"{NAME}:add"), {**data, "action-publish": "on"})


def reverting(client, treatment, said):
    older = draft(treatment, monitoring=said)
    draft(treatment, monitoring="Words in between.")
    data = filled_in(older.as_object())
    url = reverse(f"{NAME}:revisions_revert", args=[treatment.pk, older.pk])
    client.post(url, {**data, "action-publish": "on", "revision": older.pk})


def workflow_of_a_site(client, treatment, said):
    draft(treatment, monitoring=said)
    workflow, task = Workflow.objects.create(name="Ours"), GroupApprovalTask.objects.create()
    WorkflowTask.objects.create(workflow=workflow, task=task)
    kind = treatment.get_base_content_type()
    WorkflowContentType.objects.create(workflow=workflow, content_type=kind)
    state = workflow.start(treatment, None).current_task_state
    url = reverse(f"{NAME}:workflow_action", args=[treatment.pk, "approve", state.pk])
    client.post(url, {"comment": ""})


def medical_workflow(client, treatment, said):
    """Our own workflow, whose medical review is for pages alone."""
    draft(treatment, monitoring=said)
    call_command("kp_setup", stdout=StringIO())
    state = Workflow.objects.get(name="Medical content").start(treatment, None).current_task_state
    url = reverse(f"{NAME}:workflow_action", args=[treatment.pk, "approve", state.pk])
    client.post(url, {"comment": ""})


def the_clock(client, treatment, said):
    revision = draft(treatment, monitoring=said)
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.save()
    call_command("publish_scheduled")


def revision_publish(client, treatment, said):
    draft(treatment, monitoring=said).publish()


def script_save(client, treatment, said):
    treatment.monitoring, treatment.live = said, True
    treatment.save()


def script_save_of_two_fields(client, treatment, said):
    treatment.monitoring, treatment.live = said, True
    treatment.save(update_fields=["monitoring", "live"])


DOORS = [
    edit_view,
    create_view,
    reverting,
    workflow_of_a_site,
    medical_workflow,
    the_clock,
    revision_publish,
    script_save,
    script_save_of_two_fields,
]


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_no_forbidden_word_goes_through(door, client, admin, treatment):
    with suppress(PublicationRefused):
        door(client, treatment, CURE)

    assert public() == set()


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_calm_facts_go_through(door, client, admin, treatment):
    door(client, treatment, "We watch your breathing.")

    assert public() == {"We watch your breathing."}


@pytest.mark.parametrize("door", [edit_view, *DOORS[3:]], ids=lambda door: door.__name__)
def test_readers_keep_the_facts_that_passed(door, client, admin, treatment):
    treatment.save_revision().publish()
    treatment.refresh_from_db()

    with suppress(PublicationRefused):
        door(client, treatment, CURE)

    assert public() == {"We watch your heart rate."}


# What people hear


def test_the_refusal_stands_beside_the_field(client, admin, treatment):
    said = problems(send(client, treatment, "publish", monitoring=CURE))

    assert said == {"monitoring": "Take “cure” out."}


def test_the_refusal_of_a_point_stands_beside_the_point(client, admin, treatment):
    points = treatment._meta.get_field("common_risks").stream_block
    points = points.to_python([{"type": "point", "value": "a cure", "id": "1"}])

    said = problems(send(client, treatment, "publish", common_risks=points))

    assert said["common_risks.0"] == "Take “cure” out."


def test_a_draft_always_saves(client, admin, treatment):
    send(client, treatment, monitoring=CURE)

    treatment.refresh_from_db()
    assert treatment.get_latest_revision_as_object().monitoring == CURE


def test_who_is_refused_at_a_step_of_a_workflow_hears_of_it(client, admin, treatment):
    workflow_of_a_site(client, treatment, CURE)

    html = client.get(reverse("wagtailadmin_home")).content.decode()

    assert "“Ketamine” was not published." in html
    assert "Take “cure” out." in html


def test_who_sets_a_date_for_it_hears_of_it_now(treatment):
    later = timezone.now() + timedelta(days=1)

    with pytest.raises(PublicationRefused):
        draft(treatment, monitoring=CURE, go_live_at=later).publish()

    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def test_a_refused_date_is_told(client, admin, treatment, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        revision = draft(treatment, monitoring=CURE)
        Revision.objects.filter(pk=revision.pk).update(
            user=admin, approved_go_live_at=timezone.now() - timedelta(minutes=1)
        )
        call_command("publish_scheduled")

    (letter,) = mail.outbox
    assert letter.subject == "Not published: “Ketamine”"
    assert reverse(f"{NAME}:edit", args=[treatment.pk]) in letter.body
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


# What passes


def test_what_is_live_already_can_be_saved(treatment):
    with gate_open("a test"):
        draft(treatment, monitoring=CURE).publish()
    treatment.refresh_from_db()

    treatment.save()
    treatment.save_revision().publish()
    treatment.unpublish()

    assert public() == set()


def test_a_draft_of_a_treatment_from_before_the_gate_can_be_saved(treatment):
    with gate_open("a test"):
        draft(treatment, monitoring=CURE).publish()
    treatment.refresh_from_db()

    draft(treatment, monitoring="Calm.").publish()

    assert public() == {"Calm."}


def test_the_titles_of_its_sources_are_what_others_wrote(treatment):
    source = ReferenceFactory(title="Is ketamine a cure?")

    draft(treatment, references=[("reference", source)]).publish()

    assert public() == {"We watch your heart rate."}


def test_a_site_that_only_warns_lets_it_pass_and_says_so(client, admin, treatment, settings):
    close_the_gate(settings, GATE="warn")

    send(client, treatment, "publish", monitoring=CURE)

    html = client.get(reverse("wagtailadmin_home")).content.decode()
    assert public() == {CURE}
    assert "“Ketamine” went live with T-CURE." in html


@pytest.mark.parametrize(("mode", "rule"), [("off", "block"), ("block", "warn"), ("block", "off")])
def test_a_site_that_lets_it_pass_refuses_nothing(treatment, settings, mode, rule):
    rules = {**settings.KP_PAGES["RULES"], "T-CURE": rule}
    close_the_gate(settings, GATE=mode, RULES=rules)

    revision_publish(None, treatment, CURE)

    assert public() == {CURE}


def test_nobody_answers_for_the_facts_of_a_treatment(treatment):
    with pytest.raises(PublicationRefused) as caught:
        revision_publish(None, treatment, "It works fast.")

    assert caught.value.codes == ["T-FAST"]
    assert not caught.value.may_be_overridden


def test_our_own_rules_read_it_as_on_a_page(treatment, settings):
    settings.KP_PAGES = {"GATE": "block"}
    said = "Ketamine cures pain and is completely safe. Guaranteed."

    with pytest.raises(PublicationRefused) as caught:
        revision_publish(None, treatment, said)

    assert set(caught.value.message_dict) == {"monitoring"}
    assert {"CLM-01", "CLM-08"} <= set(caught.value.codes)
    draft(treatment, monitoring="We watch your heart rate.").publish()
    assert public() == {"We watch your heart rate."}
