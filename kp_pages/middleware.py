"""Lets the admin write pages one at a time, and the clinic's colors pass a strict policy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from wagtail.admin import messages
from wagtail.models import Page

from kp_pages.admin.refusals import refused, say
from kp_pages.models.gate import PublicationRefused
from kp_pages.notices import heard

View = Callable[..., HttpResponse]

#: The admin's views that move, make, sign or publish pages, and what pages show of a treatment.
WRITES_PAGES = {
    "wagtailadmin_pages": {
        "add",
        "edit",
        "copy",
        "move_confirm",
        "delete",
        "unpublish",
        "convert_alias",
        "set_page_position",
        "workflow_action",
        "revisions_revert",
    },
    "wagtailadmin_api:pages": {"action"},
    "wagtailsnippets_kp_pages_treatment": {"add", "edit", "workflow_action", "revisions_revert"},
    "": {
        "wagtail_bulk_action",
        "kp_pages_start",
        "kp_pages_override",
        "kp_pages_still_accurate",
    },
}

#: The buttons of the editor that may end in a publication.
PUBLISHING = ("action-publish", "action-workflow-action")


class PageWriteMiddleware:
    """Two editors who give two pages one address at the same moment: one of them hears of it.

    Wagtail checks that an address is free and then saves; between the two, another save fits. Under
    the lock the second editor's check sees the first one's page, and says so beside the field.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Call the view under the lock if it writes pages; else let Django go on."""
        match = request.resolver_match
        namespace = ":".join(match.namespaces) if match else ""
        writes = match is not None and match.url_name in WRITES_PAGES.get(namespace, ())
        if request.method != "POST" or not writes:
            return None
        with heard() as told:
            response = _answer(request, lambda: view(request, *args, **kwargs))
        for one in told:
            say_so = messages.success if one.is_done else messages.warning
            buttons = [messages.button(*one.way)] if one.way else None
            say_so(request, one.sentence, buttons=buttons)
        return response


def _answer(request: HttpRequest, view: Callable[[], HttpResponse]) -> HttpResponse:
    try:
        return _alone(view)
    except PublicationRefused as refusal:
        if not any(name in request.POST for name in PUBLISHING):
            return refused(request, refusal)
        say(request, refusal)
        _press_save(request)
        return _answer(request, view)
    except ValidationError as error:
        return refused(request, error)


def _alone(view: Callable[[], HttpResponse]) -> HttpResponse:
    """What the view answers, while nobody else writes pages; an error leaves nothing behind."""
    with transaction.atomic():
        # The root of the tree: whoever holds it is alone in writing pages.
        Page.objects.select_for_update().filter(depth=1).first()
        response = view()
        if response.status_code >= 400:
            transaction.set_rollback(True)
        return response


def _press_save(request: HttpRequest) -> None:
    """Turn the request into that of the button "Save draft": what was typed is never lost."""
    data = request.POST.copy()
    for name in PUBLISHING:
        data.pop(name, None)
    request.POST = data  # type: ignore[assignment]  # Django lets it be replaced


POLICY = "Content-Security-Policy"


class ThemePolicyMiddleware:
    """Allows the style element of the clinic's colors, and no other, by its hash.

    A hash and no nonce: the page stays the same for everybody, so that it can be cached. Stands
    above whatever sends the policy.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        style_hash = getattr(request, "kp_style_hash", "")
        if style_hash and POLICY in response:
            response[POLICY] = allowing_style(response[POLICY], style_hash)
        return response


def allowing_style(policy: str, style_hash: str) -> str:
    """The policy with one more style that it lets in; one that lets in all of them stays."""
    directives = dict(
        part.strip().partition(" ")[::2] for part in policy.split(";") if part.strip()
    )
    sources = directives.get("style-src", directives.get("default-src", ""))
    if "'unsafe-inline'" in sources:
        return policy
    kept = [source for source in sources.split() if source != "'none'"]
    directives["style-src"] = " ".join([*kept, style_hash])
    return "; ".join(f"{name} {value}".strip() for name, value in directives.items())
