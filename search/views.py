"""The search page: plain words over what everybody may read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from kp_pages.visibility import searchable

RESULTS_PER_PAGE = 10
MAX_QUERY_LENGTH = 120


@dataclass(frozen=True)
class Result:
    """One page that was found: what it is, and what it says about itself."""

    page: Page
    kind: str
    summary: str


def words(query: str) -> str:
    """What a visitor typed, less everything that a search engine would take as an operator."""
    return " ".join(re.findall(r"\w+(?:['’-]\w+)*", query[:MAX_QUERY_LENGTH]))


def matches(pages: PageQuerySet, query: str) -> Any:
    """The pages with all these words; failing those, the titles with words that begin so."""
    found = pages.search(query, operator="and")
    return found if found.count() else pages.autocomplete(query, operator="and")


def read(pages: Iterable[Page]) -> Iterator[Result]:
    """The pages as results, in one query for each kind of page."""
    keys = [page.pk for page in pages]
    specific = Page.objects.filter(pk__in=keys).defer_streamfields().specific()
    found = {page.pk: page for page in specific}
    for page in (found[key] for key in keys if key in found):
        summary = page.search_description or getattr(page, "teaser", "")
        yield Result(page, str(getattr(page, "eyebrow", "")), summary)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show the pages that match ``?q=``, ten at a time."""
    query = words(request.GET.get("q", ""))
    site = Site.find_for_request(request)
    found = matches(searchable(Page.objects.all(), site), query) if query and site else []
    pages = Paginator(found, RESULTS_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "query": query,
        "query_in_address": urlencode({"q": query}),
        "pages": pages,
        "results": list(read(pages)),
    }
    response = render(request, "search/search.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response
