"""What the window needs in which a reviewer signs: Wagtail gives it the task and the form alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template

from kp_pages.models import GateOverride, MedicalReview, MedicalReviewState
from kp_pages.models.gate import overrides
from kp_pages.models.reviews import REFUSALS, refusal

register = template.Library()


@dataclass(frozen=True)
class Signing:
    """A page that somebody is about to sign."""

    page: Any
    #: Of the words that they read: those of the editor from which the window was opened.
    digest: str
    #: Whether these are no longer the words of the page.
    is_outdated: bool
    #: Whether they are others than those that were sent to review.
    has_changed: bool
    has_record: bool
    why_not: Any
    #: What somebody answers for, for exactly these words.
    overrides: list[GateOverride]


@register.simple_tag(takes_context=True)
def signing(context: dict[str, Any]) -> Signing:
    state: MedicalReviewState = context["task_state"]
    request, form = context["request"], context["form"]
    now = state.digest_now
    digest = form["digest"].value() or request.GET.get("shown") or now
    return Signing(
        page=state.page,
        digest=digest,
        is_outdated=digest != now,
        has_changed=state.has_changed,
        has_record=MedicalReview.objects.filter(page=state.page.pk).exists(),
        why_not=REFUSALS.get(refusal(state.page, request.user), ""),
        overrides=overrides(state.page),
    )
