"""``llms.txt``: what there is to read, for programs that answer questions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe
from wagtail.models import Site

from kp_pages.markdown.text import escape, heading, link
from kp_pages.models import ArticlePage, ClinicSettings, ConditionPage
from kp_pages.views.site import site_of
from kp_pages.visibility import listed, of_site

BATCH = 500


@require_safe
def llms(request: HttpRequest) -> StreamingHttpResponse:
    site = site_of(request)
    lines = _lines(site, request, ClinicSettings.for_request(request))
    return StreamingHttpResponse(lines, content_type="text/plain; charset=utf-8")


def _lines(site: Site, request: HttpRequest, clinic: ClinicSettings) -> Iterator[str]:
    yield f"{heading(1, clinic.name)}\n\n"
    if clinic.tagline:
        yield f"> {escape(clinic.tagline)}\n\n"
    yield f"{escape(clinic.disclaimer)} {escape(clinic.interest_disclosure)}\n"
    for title, model, order in (
        (gettext("Conditions"), ConditionPage, "title"),
        (gettext("Articles"), ArticlePage, "-published_on"),
    ):
        pages = of_site(listed(model.objects.defer("body"), request), site)
        yield from _section(title, pages.order_by(order, "pk"))


def _section(title: str, pages: Any) -> Iterator[str]:
    opened = False
    for page in pages.iterator(chunk_size=BATCH):
        if not opened:
            yield f"\n{heading(2, title)}\n\n"
            opened = True
        yield f"- {link(page.title, page.markdown_url)}: {escape(page.summary)}\n"
