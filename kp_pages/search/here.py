"""The search of the site in its own database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from django.http import HttpRequest
from wagtail.models import Page, Site

from kp_pages.models import SearchEntry
from kp_pages.search import facets
from kp_pages.search.databases import database
from kp_pages.search.finding import Finder
from kp_pages.search.found import Found, Result
from kp_pages.search.marking import Marker
from kp_pages.search.words import tokens
from kp_pages.visibility import of_site, visible, without_kept_out


def find(text: str, site: Site, request: HttpRequest, chosen: Mapping[str, str]) -> Found:
    """The pages of a site that everybody may see, for what a visitor typed."""
    pages = of_site(visible(Page.objects.all(), request), site)
    return Finder(database(), pages).find(tokens(text), chosen)


def results(keys: Sequence[int], found: Found, request: HttpRequest) -> Iterator[Result]:
    """The pages with these keys, in this order, as the list shows them."""
    shown = visible(Page.objects.filter(pk__in=keys), request).select_related("locale")
    pages = {page.pk: page for page in without_kept_out(shown)}
    entries = SearchEntry.objects.in_bulk(list(pages))
    marker = Marker(found.query.groups)
    typed = Marker(group[:1] for group in found.query.groups)
    for key in keys:
        if key in pages and key in entries:
            yield _result(pages[key], entries[key], marker, typed)


def _result(page: Page, entry: SearchEntry, marker: Marker, typed: Marker) -> Result:
    excerpt = marker.excerpt(entry.summary, entry.body)
    is_shown = typed.said_in(f"{entry.title} {excerpt}")
    return Result(
        page=page,
        eyebrow=facets.eyebrow(*facets.held(entry.facets)["kind"]),
        title=marker.marked(entry.title),
        excerpt=marker.marked(excerpt),
        names="" if is_shown or not typed.said_in(entry.names) else typed.marked(entry.names),
    )
