"""Every way to publish, and what is tried through each: unsafe words, unsigned words, good ones.

A door is a function that tries to bring the newest draft of a page live. It raises, answers with a
refusal, or publishes; what counts is what readers can open afterwards.
"""

from datetime import timedelta

from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import (
    GroupApprovalTask,
    Locale,
    Page,
    Revision,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from kp_pages.models import ConditionPage
from kp_pages.models.gate import gate_open
from tests.admin.posting import filled_in
from tests.reviews.clinic import edit, publish, sign

JSON = {"HTTP_ACCEPT": "application/json"}


def words(page, reviewer, editor, *, kind):
    """A draft with words of a kind: unsafe, but signed; safe, but unsigned; or good."""
    if kind == "unsafe":
        page = edit(page, editor, summary="A cure for pain.")
    if kind != "unreviewed":
        sign(page, reviewer)
    return ConditionPage.objects.get(pk=page.pk)


def force_live(page):
    """A page that was published while the gate was open."""
    with gate_open("a test of the doors"):
        return publish(page)


def public():
    """What readers can open: the address and the words of each condition page."""
    return {(page.url_path, page.title, page.summary) for page in ConditionPage.objects.live()} | {
        (page.url_path, page.title, page.specific.summary)
        for page in Page.objects.live().type(ConditionPage)
    }


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def bulk_url(page):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return f"{url}?id={page.pk}"


def api_url(page, action):
    return reverse("wagtailadmin_api:pages:action", args=[page.pk, action])


def copy_form(page):
    return {
        "new_title": page.title,
        "new_slug": "copied",
        "new_parent_page": page.get_parent().pk,
    }


def approve(client, page, *, is_started=False):
    if not is_started:
        page.get_workflow().start(page, None)
    state = ConditionPage.objects.get(pk=page.pk).current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    client.post(url, {"comment": ""})


# The doors


def edit_view(client, page):
    client.post(edit_url(page), {**filled_in(page), "action-publish": "on"})


def create_view(client, page):
    url = reverse(
        "wagtailadmin_pages:add", args=["kp_pages", "conditionpage", page.get_parent().pk]
    )
    client.post(url, {**filled_in(page), "slug": "created", "action-publish": "on"})


def reverting(client, page):
    """An editor takes an older version up again, and publishes it."""
    older = page.get_latest_revision()
    edit(page, None, summary="Words in between.")
    url = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, older.pk])
    client.post(url, {**filled_in(older.as_object()), "action-publish": "on"})


def bulk_action(client, page):
    client.post(bulk_url(page), {"include_descendants": ""})


def bulk_action_with_descendants(client, page):
    client.post(bulk_url(page.get_parent()), {"include_descendants": "on"})


def workflow_of_a_site(client, page):
    """Somebody else's workflow, which asks for no signature."""
    workflow, task = Workflow.objects.create(name="Ours"), GroupApprovalTask.objects.create()
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.update(workflow=workflow)
    approve(client, page)


def medical_workflow(client, page):
    """Our workflow, in which the review was signed and the words changed afterwards."""
    state = page.get_workflow().start(page, None)
    if state.current_task_state.task.name == "Medical review":
        state.current_task_state.approve()
    approve(client, page, is_started=True)


def schedule_in_the_editor(client, page):
    later = timezone.now() + timedelta(days=1)
    data = {**filled_in(page), "go_live_at": f"{later:%Y-%m-%d %H:%M}", "action-publish": "on"}
    client.post(edit_url(page), data)
    Revision.objects.filter(approved_go_live_at__isnull=False).update(
        approved_go_live_at=timezone.now() - timedelta(minutes=1)
    )
    for revision in Revision.objects.filter(approved_go_live_at__isnull=False):
        revision.content["go_live_at"] = None
        revision.save()
    call_command("publish_scheduled")


def the_clock(client, page):
    revision = page.get_latest_revision()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.save()
    call_command("publish_scheduled")


def revision_publish(client, page):
    page.get_latest_revision().publish()


def publish_action(client, page):
    PublishPageRevisionAction(page.get_latest_revision()).execute()


def internal_api(client, page):
    client.post(api_url(page, "publish"), **JSON)


def internal_api_revert(client, page):
    url = api_url(page, "revert_to_page_revision")
    client.post(url, {"revision_id": page.latest_revision_id}, "application/json", **JSON)
    client.post(api_url(page, "publish"), **JSON)


def script_save(client, page):
    page = page.get_latest_revision_as_object()
    page.live = True
    page.save()


def script_save_without_validation(client, page):
    page = page.get_latest_revision_as_object()
    page.live = True
    page.save(clean=False)


def script_save_of_one_field(client, page):
    page.save_revision()
    ConditionPage.objects.filter(pk=page.pk).update(live=False)
    page.live = True
    page.save(update_fields=["live"])


def script_save_of_the_bare_page(client, page):
    bare = Page.objects.get(pk=page.pk)
    bare.live = True
    bare.save()


def script_add_child(client, page):
    page.get_parent().add_child(
        instance=ConditionPage(
            title=page.title, slug="added", summary=page.summary, body=page.body, live=True
        )
    )


def script_add_sibling(client, page):
    page.add_sibling(
        instance=ConditionPage(
            title=page.title, slug="added", summary=page.summary, body=page.body, live=True
        )
    )


DOORS = [
    edit_view,
    create_view,
    reverting,
    bulk_action,
    bulk_action_with_descendants,
    workflow_of_a_site,
    medical_workflow,
    schedule_in_the_editor,
    the_clock,
    revision_publish,
    publish_action,
    internal_api,
    internal_api_revert,
    script_save,
    script_save_without_validation,
    script_save_of_one_field,
    script_save_of_the_bare_page,
    script_add_child,
    script_add_sibling,
]


# The doors for which a page has to be live already, as it may be from before there was a gate


def copy_view(client, page):
    client.post(
        reverse("wagtailadmin_pages:copy", args=[page.pk]),
        {**copy_form(page), "publish_copies": "on"},
    )


def copy_view_with_subpages(client, page):
    index = page.get_parent()
    client.post(
        reverse("wagtailadmin_pages:copy", args=[index.pk]),
        {**copy_form(index), "copy_subpages": "on", "publish_copies": "on"},
    )


def script_copy(client, page):
    page.copy(update_attrs={"slug": "copied"}, keep_live=True)


def script_copy_of_a_tree(client, page):
    page.get_parent().specific.copy(update_attrs={"slug": "copied"}, recursive=True, keep_live=True)


def internal_api_copy(client, page):
    data = {"slug": "copied", "keep_live": True}
    client.post(api_url(page, "copy"), data, "application/json", **JSON)


def alias_in_the_copy_view(client, page):
    client.post(
        reverse("wagtailadmin_pages:copy", args=[page.pk]), {**copy_form(page), "alias": "on"}
    )


def script_alias(client, page):
    page.create_alias(update_slug="copied")


def script_alias_of_a_tree(client, page):
    page.get_parent().specific.create_alias(update_slug="copied", recursive=True)


def internal_api_alias(client, page):
    data = {"update_slug": "copied"}
    client.post(api_url(page, "create_alias"), data, "application/json", **JSON)


def alias_as_a_translation(client, page):
    page.copy_for_translation(
        Locale.objects.create(language_code="es"), copy_parents=True, alias=True
    )


COPIES = [
    copy_view,
    copy_view_with_subpages,
    script_copy,
    script_copy_of_a_tree,
    internal_api_copy,
    alias_in_the_copy_view,
    script_alias,
    script_alias_of_a_tree,
    internal_api_alias,
    alias_as_a_translation,
]
