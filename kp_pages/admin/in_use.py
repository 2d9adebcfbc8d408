"""What the admin says when somebody takes away what is still used."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.models import Page, ReferenceIndex

from kp_pages.models import ClinicSettings, Reference
from kp_pages.models.in_use import KeptInUse, StillInUse, refuse_to_go


def keep_what_is_used(request: HttpRequest, instances: list[Any]) -> HttpResponse | None:
    """With a fact, pages would lose what they say or rest on without anybody noticing."""
    for one in instances:
        if isinstance(one, Reference) and ReferenceIndex.get_references_to(one).exists():
            said = _(
                "“%(source)s” is still cited. Take it out first in the places listed here, or "
                "choose in its status that it is superseded or retracted."
            )
            return _to_usage(request, one, ValidationError(said, params={"source": one}))
        if refusal := keep_what_is_shown(request, one):
            return refusal
    return None


def keep_what_is_shown(request: HttpRequest, instance: Any) -> HttpResponse | None:
    """The same before a fact is unpublished, which drafts do not miss."""
    if isinstance(instance, KeptInUse):
        try:
            refuse_to_go(instance)
        except StillInUse as error:
            return _to_usage(request, instance, error)
    return None


def warn_of_consultation(request: HttpRequest, page: Page) -> None:
    """Wagtail counts no settings: the buttons to the consultation page would go unnoticed."""
    if request.method == "POST" and _leads_patients(page):
        said = _(
            "The settings of the clinic name “%(title)s” as the page to ask for a visit. Its "
            "buttons are gone from all pages until you publish it again or choose another."
        )
        text = said % {"title": page.title}
        settings = reverse("wagtailsettings:edit", args=["kp_pages", "clinicsettings"])
        messages.warning(request, text, buttons=[messages.button(settings, _("Open the settings"))])


def warn_of_many(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> None:
    if action.model is Page and action_type in ("unpublish", "delete"):
        for page in objects:
            warn_of_consultation(request, page)


def _leads_patients(page: Page) -> bool:
    return ClinicSettings.objects.filter(consultation_page=page.pk).exists()


def _to_usage(request: HttpRequest, fact: Any, error: ValidationError) -> HttpResponse:
    """Where the places are listed, with the reason."""
    messages.error(request, " ".join(error.messages))
    return redirect(fact.snippet_viewset.get_url_name("usage"), fact.pk)


HOOKS: list[tuple[str, Callable[..., Any]]] = [
    ("before_delete_snippet", keep_what_is_used),
    ("before_unpublish", keep_what_is_shown),
    ("before_unpublish_page", warn_of_consultation),
    ("before_delete_page", warn_of_consultation),
    ("before_bulk_action", warn_of_many),
]
