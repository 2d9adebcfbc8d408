"""Who may do what: four groups, and the workflow that leads from a draft to the public page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail import hooks
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowState,
    WorkflowTask,
)
from wagtail.snippets.models import create_extra_permissions

from kp_pages.models import MedicalReviewTask, PublicationTask

#: The workflow and its two steps.
MEDICAL_CONTENT = "Medical content"
MEDICAL_REVIEW = "Medical review"
PUBLICATION = "Publication"
#: The workflow of one step that an earlier version made.
FORMER_WORKFLOW = "Publication"

#: The groups and the workflow that Wagtail's own migrations make.
WAGTAIL_GROUPS = ("Editors", "Moderators")
WAGTAIL_WORKFLOW = "Moderators approval"


@dataclass(frozen=True)
class Role:
    """A group, and what it may do in general, with the site's pages, with its files."""

    name: str
    general: tuple[str, ...]
    pages: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


FILES = (
    "wagtailimages.add_image",
    "wagtailimages.change_image",
    "wagtailimages.choose_image",
    "wagtaildocs.add_document",
    "wagtaildocs.change_document",
    "wagtaildocs.choose_document",
)

EDITORS = Role(
    "Marketing editors",
    general=(
        "wagtailadmin.access_admin",
        "kp_pages.add_reference",
        "kp_pages.change_reference",
        "kp_pages.view_reference",
        # A reference says where something stands, and claims nothing itself.
        "kp_pages.publish_reference",
        "kp_pages.view_treatment",
        "kp_pages.view_actioncount",
    ),
    pages=("wagtailcore.add_page", "wagtailcore.change_page"),
    files=FILES,
)
REVIEWERS = Role(
    "Medical reviewers",
    general=(
        "wagtailadmin.access_admin",
        "kp_pages.view_reference",
        "kp_pages.change_reference",
        "kp_pages.publish_reference",
        "kp_pages.view_treatment",
        "kp_pages.change_treatment",
        "kp_pages.add_medicalreview",
    ),
)
PUBLISHERS = Role(
    "Publishers",
    general=(
        *EDITORS.general,
        "kp_pages.delete_reference",
        "kp_pages.lock_reference",
        "kp_pages.unlock_reference",
        "kp_pages.add_treatment",
        "kp_pages.change_treatment",
        "kp_pages.publish_treatment",
        "kp_pages.lock_treatment",
        "kp_pages.unlock_treatment",
        "kp_pages.change_clinicsettings",
        "wagtailredirects.add_redirect",
        "wagtailredirects.change_redirect",
        "wagtailredirects.delete_redirect",
    ),
    pages=(
        *EDITORS.pages,
        "wagtailcore.publish_page",
        "wagtailcore.lock_page",
        "wagtailcore.unlock_page",
    ),
    files=FILES,
)
FRONT_DESK = Role(
    "Front desk",
    # Who may take requests out in a file is for the clinic to say, in Settings > Groups.
    general=(
        "wagtailadmin.access_admin",
        "kp_pages.view_consultationrequest",
        "kp_pages.change_consultationrequest",
        "kp_pages.delete_consultationrequest",
        "kp_pages.view_actioncount",
    ),
)
ROLES = (EDITORS, REVIEWERS, PUBLISHERS, FRONT_DESK)
#: The steps of the workflow in order: task, name, and who takes it.
STEPS: tuple[tuple[Any, str, Role], ...] = (
    (MedicalReviewTask, MEDICAL_REVIEW, REVIEWERS),
    (PublicationTask, PUBLICATION, PUBLISHERS),
)


@transaction.atomic
def set_up() -> list[str]:
    """Make what is missing, and say what was made; what is there already stays as it is."""
    # Wagtail makes the permission to publish a snippet at a migration, if it knows it by then.
    hooks.search_for_hooks()
    create_extra_permissions(apps.get_app_config("wagtailsnippets"))
    said = []
    is_first_time = not Group.objects.filter(name=PUBLISHERS.name).exists()
    for role in ROLES:
        group, is_new = Group.objects.get_or_create(name=role.name)
        grant(group, role)
        said += [f"Made the group {role.name}."] if is_new else []
    said += bind_workflow()
    if is_first_time:
        said += remove_unused_defaults()
    return said


def grant(group: Group, role: Role) -> None:
    group.permissions.add(*permissions(role.general))
    for page in Page.objects.filter(sites_rooted_here__isnull=False).distinct():
        for one in permissions(role.pages):
            GroupPagePermission.objects.get_or_create(group=group, page=page, permission=one)
    root = Collection.get_first_root_node()
    for one in permissions(role.files):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=root, permission=one
        )


def permissions(names: Iterable[str]) -> Iterator[Permission]:
    """The permissions of these names; those of an app that the site does without are left out."""
    installed = {app.label for app in apps.get_app_configs()}
    for app_label, codename in (name.split(".") for name in names):
        if app_label in installed:
            yield Permission.objects.get(content_type__app_label=app_label, codename=codename)


def bind_workflow() -> list[str]:
    """Reviewers sign, publishers publish; a workflow that a site has chosen itself stays."""
    workflow, is_new = Workflow.objects.get_or_create(name=MEDICAL_CONTENT)
    if is_new:
        for order, (model, name, role) in enumerate(STEPS):
            task = model.objects.create(name=name)
            task.groups.add(Group.objects.get(name=role.name))
            WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    said = [f"Made the workflow {MEDICAL_CONTENT}."] if is_new else []
    said += replace_former(workflow)
    for site in Site.objects.select_related("root_page"):
        WorkflowPage.objects.get_or_create(page=site.root_page, defaults={"workflow": workflow})
    return said


def replace_former(workflow: Workflow) -> list[str]:
    """The workflow that an earlier version made gives its pages to ours; what waits in it ends."""
    former = Workflow.objects.filter(name=FORMER_WORKFLOW, active=True).first()
    if former is None or not is_ours(former):
        return []
    WorkflowPage.objects.filter(workflow=former).update(workflow=workflow)
    if WorkflowState.objects.filter(workflow=former).exists():
        former.active = False
        former.save()
    else:
        GroupApprovalTask.objects.filter(workflow_tasks__workflow=former).delete()
        former.delete()
    return [f"Replaced the workflow {FORMER_WORKFLOW}, which had no medical review."]


def is_ours(workflow: Workflow) -> bool:
    """Whether it is as we made it: one step, for publishers, changed by nobody since."""
    tasks = [task.specific for task in workflow.tasks]
    return (
        len(tasks) == 1
        and type(tasks[0]) is GroupApprovalTask
        and tasks[0].name == FORMER_WORKFLOW
        and [group.name for group in tasks[0].groups.all()] == [PUBLISHERS.name]
    )


def remove_unused_defaults() -> list[str]:
    """Two sets of editors confuse: on a site where nobody uses Wagtail's own groups, they go."""
    groups = Group.objects.filter(name__in=WAGTAIL_GROUPS)
    workflow = Workflow.objects.filter(name=WAGTAIL_WORKFLOW).first()
    is_used = groups.filter(user__isnull=False).exists() or (
        workflow is not None and WorkflowState.objects.filter(workflow=workflow).exists()
    )
    if is_used or not groups:
        return []
    if workflow is not None:
        GroupApprovalTask.objects.filter(workflow_tasks__workflow=workflow).delete()
        workflow.delete()
    names = " and ".join(groups.values_list("name", flat=True))
    groups.delete()
    return [f"Removed Wagtail's own groups {names}, which nobody was in."]
