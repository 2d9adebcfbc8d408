"""How the admin says that something was refused, and what can be done about it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder

from kp_pages.models.gate import PublicationRefused, may_answer
from kp_pages.models.reviews import ReviewRefused

Button = tuple[str, str, bool]


def refused(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """The answer when nothing was done: data to a program, else the way back with a message."""
    if "application/json" in request.headers.get("Accept", ""):
        answer = {"success": False, "error_message": " ".join(error.messages)}
        return JsonResponse(answer, status=400)
    say(request, error)
    page = getattr(error, "page", None)
    match = request.resolver_match
    is_step = match is not None and match.url_name == "workflow_action"
    back = request.get_full_path()
    if is_step and page is not None:  # its address shows a window, not a screen
        back = AdminURLFinder().get_edit_url(page)
    if is_step and request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return JsonResponse({"step": "success", "redirect": back})
    return redirect(back)


def say(request: HttpRequest, error: ValidationError) -> None:
    """Show the sentences of an error, each once, with buttons that lead to what can be done."""
    if not isinstance(error, PublicationRefused):
        for message in dict.fromkeys(error.messages):
            messages.error(request, message, buttons=_ways_on(error))
        return
    sentences = list(dict.fromkeys(error.messages))
    detail = format_html_join("", "<li>{}</li>", ((one,) for one in sentences))
    title = _("“%(title)s” was not published.") % {"title": error.page}
    text = messages.render(title, _ways_past(request, error), detail=_list(detail))
    messages.messages.error(request, text)


def _list(items: Any) -> Any:
    return format_html_join("", '<ul class="kp-refusal">{}</ul>', [(items,)])


def _ways_on(error: ValidationError) -> list[Button]:
    if isinstance(error, ReviewRefused) and error.code == "changed":
        url = reverse("kp_pages_changes", args=[error.page.pk])
        return [messages.button(url, _("See what changed"))]
    return []


def _ways_past(request: HttpRequest, refusal: PublicationRefused) -> list[Button]:
    """The screen on which somebody with the permission may answer for it."""
    page = refusal.page
    if not refusal.may_be_answered or page.pk is None or not may_answer(page, request.user):
        return []
    url = reverse("kp_pages_override", args=[page.pk])
    is_all = refusal.may_be_overridden
    return [messages.button(url, _("Publish all the same") if is_all else _("Answer for it"))]
