"""The search page, and the index for suggestions while typing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from django.core.paginator import Page as PageOfResults
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe
from wagtail.models import Site
from wagtail.search.backends import get_search_backend

from kp_pages.search import elsewhere, here
from kp_pages.search.backend import SearchBackend
from kp_pages.search.crisis import is_crisis
from kp_pages.search.facets import FACETS
from kp_pages.search.found import Found
from kp_pages.search.suggestions import suggestions_for
from kp_pages.search.words import typed
from kp_pages.views.site import site_of

RESULTS_PER_PAGE = 10
A_YEAR = 365 * 24 * 60 * 60

LABELS = {"kind": _("Kind of page"), "area": _("Body area")}
ALL = {"kind": _("Everything"), "area": _("All areas")}


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show the pages that match ``?q=``, ten at a time.

    What is typed goes no further than this answer: no cache may keep it, and the pages and sites
    that a visitor goes on to are not told of it.
    """
    query = typed(request.GET.get("q", ""))
    chosen = {name: _known(name, request.GET.get(name, "")) for name in FACETS}
    site, way = Site.find_for_request(request), _way()
    found = way.find(query, site, request, chosen) if site else Found()
    asked = urlencode({"q": query, **{name: value for name, value in chosen.items() if value}})
    paginator, number = Paginator(found.keys, RESULTS_PER_PAGE), _number(request)
    if number > paginator.num_pages:
        return _kept_private(HttpResponseRedirect(f"?{asked}&page={paginator.num_pages}"))
    pages = paginator.page(number)
    context = {
        "query": query,
        "found": found,
        "pages": pages,
        "results": list(way.results(_keys(pages), found, request)),
        "asked": f"{asked}&",
        "facets": list(_facets(found, chosen, query)),
        "is_narrowed": any(chosen.values()),
        "is_wordless": bool(request.GET.get("q", "").strip()) and not query,
        "is_crisis": is_crisis(query),
    }
    return _kept_private(render(request, "search/search.html", context))


def _kept_private(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    patch_cache_control(response, private=True)
    return response


def _number(request: HttpRequest) -> int:
    """Which ten results are asked for; the first ones by whatever is no number from 1 on."""
    try:
        return max(1, int(request.GET.get("page", 1)))
    except ValueError:
        return 1


def _way() -> ModuleType:
    """How this site searches: in its database, or as the backend in its settings does it."""
    return here if isinstance(get_search_backend(), SearchBackend) else elsewhere


def _known(facet: str, value: str) -> str:
    return value if value in FACETS[facet].values else ""


def _keys(pages: PageOfResults[Any]) -> list[Any]:
    return list(pages.object_list)


@dataclass(frozen=True)
class Option:
    """One link that narrows the results, or shows all of them."""

    label: Any
    address: str
    is_chosen: bool
    count: int | None = None
    is_cut: bool = False


@dataclass(frozen=True)
class Facet:
    """A row of links by which the results can be narrowed."""

    label: Any
    options: list[Option]


def _facets(found: Found, chosen: Mapping[str, str], query: str) -> Iterator[Facet]:
    """The facets in which the results differ."""
    for name, choices in found.choices.items():
        if len(choices) < 2 and not chosen[name]:
            continue
        others = {other: value for other, value in chosen.items() if value and other != name}
        asked = {"q": query, **others}
        options = [Option(ALL[name], f"?{urlencode(asked)}", not chosen[name])]
        # The chosen one first: on a phone the others are out of sight, to be pushed in.
        choices = sorted(choices, key=lambda choice: choice.value != chosen[name])
        options += [
            Option(
                label=choice.label,
                address=f"?{urlencode({**asked, name: choice.value})}",
                is_chosen=choice.value == chosen[name],
                count=choice.count,
                is_cut=choice.is_cut,
            )
            for choice in choices
        ]
        yield Facet(LABELS[name], options)


@never_cache
@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """Where the index for suggestions is now. Its name holds what is in it."""
    return redirect("search_suggestions_file", suggestions_for(site_of(request), request).digest)


@gzip_page
@require_safe
def suggestions_file(request: HttpRequest, digest: str) -> HttpResponse:
    """The index for suggestions, to be kept for ever; the newest one to who asks for an old one."""
    index = suggestions_for(site_of(request), request)
    if index.digest != digest:
        return suggestions(request)
    response = HttpResponse(index.text, content_type="application/json")
    response["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, public=True, max_age=A_YEAR, immutable=True)
    return response
