"""The index for suggestions while typing: matched in the browser, so that nothing typed leaves it.

It is made anew for whoever asks where it is, in a flat number of queries, so that a page that was
hidden a moment ago is not in it. Browsers then keep it under the name that its content gives it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.models import Page, Site

from kp_pages.search.facets import MODELS, Kind, eyebrow
from kp_pages.visibility import listed, of_site

#: How many pages of a kind are suggested, and which ones first.
MOST: dict[Kind, tuple[int, str]] = {
    Kind.CONDITION: (200, "title"),
    Kind.CLINICIAN: (50, "title"),
    Kind.LOCATION: (50, "title"),
    Kind.PAGE: (50, "depth"),
    Kind.ARTICLE: (100, "-pk"),
}


@dataclass(frozen=True)
class Suggestions:
    """The index as it goes over the wire."""

    text: str

    @cached_property
    def digest(self) -> str:
        return sha256(self.text.encode()).hexdigest()[:16]


def suggestions_for(site: Site, request: HttpRequest) -> Suggestions:
    """A row for each page: its title, its address, its kind, and the other names it has."""
    rows = [row for kind in MOST for row in _rows(kind, site, request)]
    return Suggestions(json.dumps(rows, ensure_ascii=False, separators=(",", ":")))


def _rows(kind: Kind, site: Site, request: HttpRequest) -> Iterator[list[str]]:
    most, order = MOST[kind]
    label = str(eyebrow(kind))
    for page in _pages(kind, site, request).order_by(order, "pk")[:most]:
        names = getattr(page, "also_called", "")
        row = [page.title, page.get_url(request) or "", label]
        yield [*row, names] if names else row


def _pages(kind: Kind, site: Site, request: HttpRequest) -> QuerySet[Any]:
    needed = ["title", "url_path", "path", "depth", "locale"]
    if kind in MODELS:
        pages = of_site(MODELS[kind]._default_manager.all(), site)
        needed += ["also_called"] if kind == Kind.CONDITION else []
    else:
        pages = of_site(Page.objects.not_exact_type(*MODELS.values()), site)
    return listed(pages, request).select_related("locale").only(*needed, "locale__language_code")
