"""What Wagtail's admin asks about reviews and the gate; ``wagtail_hooks.py`` registers it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.contrib.auth.models import Permission
from django.forms import Media
from django.forms.widgets import Script
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import Page

from kp_pages.admin.override import OverrideView
from kp_pages.admin.refusals import say
from kp_pages.admin.review_report import ReviewReport, ReviewReportItem
from kp_pages.admin.reviews import ChangesView, StillAccurateView
from kp_pages.models import ContentPage, MedicalReviewTask, Reference, Treatment
from kp_pages.models.gate import PublicationRefused, ask
from kp_pages.models.reviews import pages_showing


def register_admin_urls() -> list[URLPattern]:
    return [
        path("kp/reviews/", ReviewReport.as_view(), name="kp_pages_reviews"),
        path(
            "kp/reviews/results/",
            ReviewReport.as_view(results_only=True),
            name="kp_pages_reviews_results",
        ),
        path("kp/review/<int:page_pk>/changes/", ChangesView.as_view(), name="kp_pages_changes"),
        path(
            "kp/review/<int:page_pk>/still-accurate/",
            StillAccurateView.as_view(),
            name="kp_pages_still_accurate",
        ),
        path("kp/override/<int:page_pk>/", OverrideView.as_view(), name="kp_pages_override"),
    ]


def register_report() -> MenuItem:
    return ReviewReportItem(
        ReviewReport.page_title,
        reverse("kp_pages_reviews"),
        name="kp-medical-reviews",
        icon_name=ReviewReport.header_icon,
        order=100,
    )


def register_permission() -> Any:
    return Permission.objects.filter(
        content_type__app_label="kp_pages", codename="publish_despite_findings"
    )


class WithReason(LogFormatter):
    """An entry that says why, where it has a reason."""

    def format_comment(self, log_entry: Any) -> str:
        said = log_entry.data.get("messages") or [log_entry.data.get("reason", "")]
        return " ".join(said)


#: What is written into the history of a page: action, its name, and the sentence.
ACTIONS = [
    ("kp_pages.review", _("Sign a medical review"), _("Signed its medical review")),
    (
        "kp_pages.review.sent_back",
        _("Send back to medical review"),
        _("Sent back to medical review: its text is not the one that was signed"),
    ),
    (
        "kp_pages.gate.refused",
        _("Refuse a scheduled publication"),
        _("Its scheduled publication was refused"),
    ),
    (
        "kp_pages.gate.override",
        _("Publish despite findings"),
        _("Answered for what the rules found"),
    ),
]


def register_log_actions(actions: LogActionRegistry) -> None:
    for action, label, message in ACTIONS:
        formatter = type("Formatter", (WithReason,), {"label": label, "message": message})
        actions.register_action(action)(formatter)


def refuse_a_date(request: HttpRequest, page: Page) -> None:
    """Whoever sets a date for a page that may not go live hears of it now, not then."""
    if page.go_live_at and page.go_live_at > timezone.now() and hasattr(page, "findings"):
        ask(page)


def refuse_many(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """Before many pages are published at once: all that may not, each with its reasons."""
    if action_type != "publish" or action.model is not Page:
        return None
    refusals = list(_refusals(objects, action.get_execution_context()["include_descendants"]))
    for refusal in refusals:
        say(request, refusal)
    if not refusals:
        return None
    messages.warning(request, _("None of the pages was published. Leave these out, or mend them."))
    return redirect(request.get_full_path())


def _refusals(pages: list[Page], with_descendants: bool) -> Iterator[PublicationRefused]:
    for page in pages:
        drafts = page.get_descendants().not_live() if with_descendants else ()
        for one in (page, *drafts):
            draft = one.get_latest_revision_as_object().specific
            if hasattr(draft, "findings"):
                try:
                    ask(draft)
                except PublicationRefused as refusal:
                    yield refusal


class ReviewStep(ActionMenuItem):
    """Signs a review or sends the page back, in a window over the page that is being read."""

    template_name = "kp_pages/admin/review_step.html"

    def __init__(self, action: str, label: Any, url: str, order: int) -> None:
        super().__init__(order=order)
        self.name, self.label, self.url = f"action-{action}", label, url
        self.icon_name = "success" if action == "approve" else "edit"

    def get_url(self, parent_context: Any) -> str:
        return self.url

    @property
    def media(self) -> Media:
        script: Any = Script(
            static("wagtailadmin/js/workflow-action.js"), **{"data-activate": "dashboard"}
        )
        return Media(js=[script])


def offer_review(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """In place of "Page locked": nobody may change the page now, and its reviewer may act."""
    page: Any = context.get("page")
    if page is None or context["view"] != "edit":
        return
    task = page.current_workflow_task
    if not isinstance(task, MedicalReviewTask):
        return
    actions = task.get_actions(page, request.user)
    if not actions:
        return
    state = page.current_workflow_task_state
    # The words as they are in the editor that is being opened: what the reviewer reads.
    shown = page.medical_digest() if isinstance(page, ContentPage) else ""
    steps = []
    for order, (action, label, _modal) in enumerate(actions):
        url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
        steps.append(ReviewStep(action, label, f"{url}?shown={shown}", order))
    items[:] = [*steps, *(one for one in items if one.name != "action-page-locked")]


def show_review_button(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    if view_name == "edit" and isinstance(page, ContentPage):
        yield Button(
            _("Changes since the review"),
            url=reverse("kp_pages_changes", args=[page.pk]),
            icon_name="clipboard-list",
            priority=80,
        )


def say_what_was_asked(request: HttpRequest, page: Page) -> None:
    """Who opens a page that was sent back reads why, without looking for it."""
    if request.method != "GET":
        return
    state = page.current_workflow_state
    if state is None or state.status != state.STATUS_NEEDS_CHANGES:
        return
    asked = state.current_task_state
    if asked.comment:
        by = asked.finished_by
        name = get_user_display_name(by) if by else _("A reviewer")
        said = _("%(name)s asked for changes: “%(comment)s”")
        messages.warning(request, said % {"name": name, "comment": asked.comment})


def warn_before_edit(request: HttpRequest, instance: Any) -> None:
    """Who opens a treatment or a source hears how many pages stand behind its words."""
    if isinstance(instance, Treatment | Reference) and request.method == "GET":
        signed = len([page for page in pages_showing(instance) if page.review.is_shown])
        if signed:
            messages.info(request, _voided(signed))


def _voided(count: int) -> str:
    return ngettext(
        "%(count)s public page shows these facts with a medical review. To publish other facts "
        "takes the review away until somebody signs again.",
        "%(count)s public pages show these facts with a medical review. To publish other facts "
        "takes the reviews away until somebody signs again.",
        count,
    ) % {"count": count}


HOOKS: list[tuple[str, Callable[..., Any]]] = [
    ("register_admin_urls", register_admin_urls),
    ("register_reports_menu_item", register_report),
    ("register_permissions", register_permission),
    ("register_log_actions", register_log_actions),
    ("before_publish_page", refuse_a_date),
    ("before_bulk_action", refuse_many),
    ("before_edit_page", say_what_was_asked),
    ("construct_page_action_menu", offer_review),
    ("register_page_header_buttons", show_review_button),
    ("before_edit_snippet", warn_before_edit),
]
