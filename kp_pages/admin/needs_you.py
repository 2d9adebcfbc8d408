"""What needs somebody today: what waits for them, what came back, what they have to finish."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timesince import timesince
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.ui.components import Component
from wagtail.admin.utils import get_latest_str, get_user_display_name
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel
from wagtail.models import (
    Page,
    Task,
    TaskState,
    WorkflowState,
    get_default_page_content_type,
)

from kp_pages.admin.readiness.words import GRAVITIES
from kp_pages.models import MedicalReviewTask
from kp_pages.models.page_readiness import all_judged, kept
from kp_pages.models.reviews import clinician_of, due_reviews, voided_reviews
from kp_pages.readiness import Severity

#: Of each kind of work, as many as somebody may begin today.
SHOWN = 6


@dataclass(frozen=True)
class Need:
    """One thing that waits for somebody."""

    title: str
    url: str
    note: str


@dataclass(frozen=True)
class Section:
    """Things of one kind, the most pressing first."""

    title: Any
    needs: list[Need]
    #: Where all of them are listed, if there are more.
    all_url: str = ""

    @property
    def shown(self) -> list[Need]:
        return self.needs[:SHOWN]

    @property
    def more(self) -> int:
        return len(self.needs[SHOWN:])


class NeedsYou(Component):
    """Nothing at all if nothing waits."""

    name = "kp_needs_you"
    order = 40
    template_name = "kp_pages/admin/needs_you.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        return {"sections": [one for one in sections(self.request.user) if one.needs]}


def show_what_needs_you(request: HttpRequest, panels: list[Any]) -> None:
    """In place of Wagtail's "Awaiting your review", whose entries are among ours."""
    panels[:] = [panel for panel in panels if not isinstance(panel, WorkflowObjectsToModeratePanel)]
    panels.append(NeedsYou(request))


def sections(user: Any) -> Iterator[Section]:
    waiting = list(_waiting(user))
    yield Section(_("Waiting for your review"), [need for need, is_review in waiting if is_review])
    yield Section(
        _("Waiting to be published"), [need for need, is_review in waiting if not is_review]
    )
    yield Section(_("Sent back to you"), list(_sent_back(user)))
    reviews = reverse("kp_pages_reviews")
    lost = f"{reviews}?state=changed&live=true"
    yield Section(_("Public pages that lost their review"), list(_voided(user)), lost)
    yield Section(_("To be read again"), list(_due(user)), reviews)
    report = reverse("kp_pages_readiness_report")
    mine = f"{report}?gravest=must&owner={user.pk}"
    yield Section(_("Your drafts that must change"), list(_drafts(user)), mine)


def _waiting(user: Any) -> Iterator[tuple[Need, bool]]:
    """The steps of workflows that this person may take, and whether they are medical reviews."""
    states = (
        TaskState.objects.reviewable_by(user)
        .select_related("task", "workflow_state__requested_by")
        .prefetch_related("revision__content_object__latest_revision")
        .order_by("started_at")
    )
    urls = AdminURLFinder(user)
    for state in states:
        thing = state.revision.content_object
        if thing is not None:
            # Whoever may take the step may open the page. To ask Wagtail costs queries for each.
            is_page = isinstance(thing, Page)
            url = _edit(thing) if is_page else urls.get_edit_url(thing)
            need = Need(get_latest_str(thing), url or "", _since(state))
            yield need, issubclass(state.task.specific_class or Task, MedicalReviewTask)


def _since(state: TaskState) -> str:
    asked_by = state.workflow_state.requested_by
    return gettext("from %(name)s, %(time)s ago") % {
        "name": get_user_display_name(asked_by) if asked_by else gettext("somebody"),
        "time": timesince(state.started_at, depth=1),
    }


def _sent_back(user: Any) -> Iterator[Need]:
    """Pages that somebody wants changed, with what they said."""
    mine = Page.objects.filter(owner=user).order_by().values_list("pk", flat=True)
    states = (
        WorkflowState.objects.filter(
            Q(requested_by=user) | Q(object_id__in=[str(pk) for pk in mine]),
            status=WorkflowState.STATUS_NEEDS_CHANGES,
            base_content_type=get_default_page_content_type(),
        )
        .select_related("current_task_state__finished_by")
        .prefetch_related("content_object__latest_revision")
        .order_by("-current_task_state__finished_at")
    )
    for state in states:
        page, task = state.content_object, state.current_task_state
        if page is not None:
            said = task.comment if task else ""
            name = get_user_display_name(task.finished_by) if task and task.finished_by else ""
            note = ": ".join(part for part in (name, said) if part)
            yield Need(get_latest_str(page), _edit(page), note)


def _voided(user: Any) -> Iterator[Need]:
    """Public pages on which other words stand than those that a clinician signed."""
    signed = gettext("last signed by %(name)s, %(day)s")
    for one in voided_reviews(user):
        yield Need(
            str(one.page.title),
            reverse("kp_pages_changes", args=[one.page.pk]),
            signed % {"name": one.record.signed_as, "day": date_format(one.record.reviewed_on)},
        )


def _due(user: Any) -> Iterator[Need]:
    clinician = clinician_of(user)
    for one in due_reviews(user):
        is_mine = clinician is not None and one.record.reviewer_id == clinician.pk
        name = "kp_pages_still_accurate" if is_mine else "kp_pages_changes"
        label = gettext("since %(day)s") if one.record.is_overdue else gettext("by %(day)s")
        yield Need(
            str(one.page.title),
            reverse(name, args=[one.page.pk]),
            label % {"day": date_format(one.record.due_on)},
        )


def _drafts(user: Any) -> Iterator[Need]:
    unpublished = Q(live=False) | Q(has_unpublished_changes=True)
    newest = all_judged().filter(unpublished, owner=user).order_by("-latest_revision_created_at")
    pages = list(newest[:50])
    known = kept(pages)
    must = GRAVITIES[Severity.BLOCK].counted
    for page in pages:
        if page.pk in known and known[page.pk].must_change:
            number = known[page.pk].must_change
            yield Need(page.get_admin_display_title(), _edit(page), must % {"number": number})


def _edit(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
