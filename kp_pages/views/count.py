"""Counts a click on a call to action: which page, which kind, which day. Nothing else is kept.

The browser sends it by itself (``navigator.sendBeacon``); without JavaScript, nothing is counted.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from wagtail.models import Page

from kp_pages.asking import limits
from kp_pages.asking.origin import is_foreign
from kp_pages.models import ActionCount
from kp_pages.visibility import visible

#: Clicks of one address in ten minutes that are believed.
MOST = 30
KINDS = {str(ActionCount.Kind.CALL), str(ActionCount.Kind.FORM)}


@csrf_exempt
@require_POST
def count(request: HttpRequest) -> HttpResponse:
    """Always the same answer: nobody learns from it what is counted."""
    if not is_foreign(request) and request.content_type == "application/x-www-form-urlencoded":
        page, kind = request.POST.get("page", ""), request.POST.get("kind", "")
        if kind in KINDS and page.isdecimal() and len(page) < 10:
            add(request, int(page), kind)
    return HttpResponse(status=204, headers={"Cache-Control": "no-store"})


def add(request: HttpRequest, page: int, kind: str) -> None:
    pages = visible(Page.objects.filter(pk=page), request)
    if not limits.is_over(request, "count", MOST) and pages.exists():
        ActionCount.add(page, kind)
