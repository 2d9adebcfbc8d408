"""Lets the admin write pages one at a time, and the clinic's colors pass a strict policy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from wagtail.models import Page

View = Callable[..., HttpResponse]

#: The admin's views that move, make or rename pages, by namespace and name.
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
    "": {"wagtail_bulk_action", "kp_pages_start"},
}


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
        try:
            with transaction.atomic():
                # The root of the tree: whoever holds it is alone in writing pages.
                Page.objects.select_for_update().filter(depth=1).first()
                return view(request, *args, **kwargs)
        except ValidationError as error:
            return _refused(request, error)


def _refused(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """The answer when a page could not be saved after its form was found to be right."""
    if "application/json" in request.headers.get("Accept", ""):
        answer = {"success": False, "error_message": " ".join(error.messages)}
        return JsonResponse(answer, status=400)
    for message in error.messages:
        messages.error(request, message)
    return redirect(request.get_full_path())


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
