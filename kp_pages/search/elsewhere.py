"""The search of the site through another backend of Wagtail's, such as OpenSearch.

It knows no synonyms and forgives no misspelling but what the backend does by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from kp_pages.search import facets
from kp_pages.search.found import Choice, Found, Result
from kp_pages.search.marking import Marker
from kp_pages.search.query import Query, Term
from kp_pages.search.words import tokens
from kp_pages.visibility import searchable


def find(text: str, site: Site, request: HttpRequest, chosen: Mapping[str, str]) -> Found:
    """The pages of a site that everybody may see, for what a visitor typed."""
    if not text:
        return Found()
    pages = searchable(Page.objects.all(), site)
    matches = _matches(pages, text)
    kind = chosen.get("kind", "")
    return Found(
        keys=_matches(_of_kind(pages, kind), text) if kind else matches,
        query=Query(tuple((Term((word,)),) for word in tokens(text))),
        choices={"kind": list(_kinds(matches, kind))},
    )


def _matches(pages: PageQuerySet, text: str) -> Any:
    """The pages with all these words; failing those, the titles with words that begin so."""
    found = pages.search(text, operator="and")
    return found if found.count() else pages.autocomplete(text, operator="and")


def _of_kind(pages: PageQuerySet, kind: str) -> PageQuerySet:
    types = ContentType.objects.get_for_models(*facets.MODELS.values())
    if kind in facets.MODELS:
        return pages.filter(content_type=types[facets.MODELS[facets.Kind(kind)]])
    return pages.exclude(content_type__in=list(types.values()))


def _kinds(matches: Any, chosen: str) -> Iterator[Choice]:
    """How many of the matches are of each kind, where the backend can count."""
    if not matches.supports_facet:
        return
    types = ContentType.objects.get_for_models(*facets.MODELS.values())
    kinds = {types[model].pk: kind for kind, model in facets.MODELS.items()}
    counts = dict.fromkeys(facets.Kind, 0)
    for key, count in matches.facet("content_type_id").items():
        counts[kinds.get(int(key), facets.Kind.PAGE)] += count
    for kind, count in counts.items():
        if count or kind == chosen:
            yield Choice(kind.value, kind.label, count)


def results(pages: Iterable[Page], found: Found, request: HttpRequest) -> Iterator[Result]:
    """These pages, in this order, as the list shows them."""
    keys = [page.pk for page in pages]
    specific = Page.objects.filter(pk__in=keys).defer_streamfields().specific()
    by_key = {page.pk: page for page in specific}
    marker = Marker(found.query.groups)
    for page in (by_key[key] for key in keys if key in by_key):
        summary = page.search_description or getattr(page, "teaser", "")
        yield Result(
            page=page,
            eyebrow=facets.eyebrow(facets.kind_of(page)),
            title=marker.marked(page.title),
            excerpt=marker.marked(summary),
        )
