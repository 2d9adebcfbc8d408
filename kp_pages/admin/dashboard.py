"""What to do next: steps for whoever is new, ticked by what has really happened."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.models import ModelLogEntry, Page, Site, WorkflowState
from wagtail.permissions import page_permission_policy

from kp_pages.admin.start import startable
from kp_pages.models import ClinicSettings, ConditionIndexPage, ConditionPage, Reference, Treatment


@dataclass(frozen=True)
class Step:
    """One thing to do, why it matters, where to do it, and whether it is done."""

    title: Any
    why: Any
    url: str
    is_done: bool


class NextSteps(Component):
    """Shows until everything is done."""

    name = "kp_next_steps"
    order = 50
    template_name = "kp_pages/admin/next_steps.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        steps = list(steps_for(self.request))
        is_open = any(not step.is_done for step in steps)
        return {"steps": steps if is_open else [], "guide": reverse("kp_pages_guide")}


def steps_for(request: HttpRequest) -> Iterator[Step]:
    """The steps that this person may take, in the order in which they make sense."""
    for step in STEPS:
        found = step(request)
        if found:
            yield found


def fill_in_the_clinic(request: HttpRequest) -> Step | None:
    site = Site.find_for_request(request)
    if site is None or not request.user.has_perm("kp_pages.change_clinicsettings"):
        return None
    return Step(
        _("Fill in the clinic"),
        _("Its name and phone number stand on every page."),
        reverse("wagtailsettings:edit", args=["kp_pages", "clinicsettings", site.pk]),
        bool(ClinicSettings.for_site(site).phone),
    )


def write_the_treatment(request: HttpRequest) -> Step | None:
    if not request.user.has_perm("kp_pages.change_treatment"):
        return None
    treatment = Treatment.objects.order_by("-live", "pk").first()
    url = Treatment.snippet_viewset.get_url_name("edit" if treatment else "add")
    return Step(
        _("Check the facts about the treatment"),
        _("Risks, and who should not have it: written once, shown on every page."),
        reverse(url, args=[treatment.pk] if treatment else []),
        bool(treatment and treatment.live),
    )


def make_a_place_for_conditions(request: HttpRequest) -> Step | None:
    site = Site.find_for_request(request)
    if site is None or not _may(site.root_page, request, "add"):
        return None
    if not _may(site.root_page, request, "publish"):
        return None
    return Step(
        _("Make a place for condition pages"),
        _("A condition index lists them. Add one under the home page."),
        reverse("wagtailadmin_pages:add_subpage", args=[site.root_page.pk]),
        ConditionIndexPage.objects.exists(),
    )


def write_a_condition_page(request: HttpRequest) -> Step | None:
    for index in ConditionIndexPage.objects.all():
        if _may(index, request, "add") and startable(index):
            return Step(
                _("Write your first condition page"),
                _("It opens as a draft with its headings in place."),
                reverse("kp_pages_start", args=[index.pk]),
                ConditionPage.objects.filter(owner=request.user).exists(),
            )
    return None


def add_a_reference(request: HttpRequest) -> Step | None:
    if not request.user.has_perm("kp_pages.add_reference"):
        return None
    kind = ContentType.objects.get_for_model(Reference)
    mine = ModelLogEntry.objects.filter(user=request.user, content_type=kind)
    return Step(
        _("Add a reference"),
        _("What a page claims needs a source. Each one is entered once, for all pages."),
        reverse(Reference.snippet_viewset.get_url_name("add")),
        mine.filter(action="wagtail.create").exists(),
    )


def submit_a_page(request: HttpRequest) -> Step | None:
    if not page_permission_policy.user_has_permission(request.user, "add"):
        return None
    if page_permission_policy.user_has_permission(request.user, "publish"):
        return None
    return Step(
        _("Send a page to be published"),
        _("Open the menu beside “Save draft” and submit it. A publisher takes it from there."),
        _latest_page_of(request),
        WorkflowState.objects.filter(requested_by=request.user).exists(),
    )


def see_a_page_live(request: HttpRequest) -> Step | None:
    if not page_permission_policy.user_has_permission(request.user, "add"):
        return None
    return Step(
        _("See a condition page live"),
        _("Open it on your phone, and read it as a patient would."),
        _latest_page_of(request),
        ConditionPage.objects.live().filter(owner=request.user).exists(),
    )


STEPS: list[Callable[[HttpRequest], Step | None]] = [
    fill_in_the_clinic,
    write_the_treatment,
    make_a_place_for_conditions,
    write_a_condition_page,
    add_a_reference,
    submit_a_page,
    see_a_page_live,
]


def _may(page: Page, request: HttpRequest, what: str) -> bool:
    permissions = page.permissions_for_user(request.user)
    return bool(
        permissions.can_add_subpage() if what == "add" else permissions.can_publish_subpage()
    )


def _latest_page_of(request: HttpRequest) -> str:
    """Where this person's newest condition page is edited; empty while there is none."""
    mine = ConditionPage.objects.filter(owner=request.user).order_by("-pk").values_list("pk")
    return reverse("wagtailadmin_pages:edit", args=mine[0]) if mine else ""
