"""Pages as what they are, joined in one query, where Wagtail asks once more for each kind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page


def join_kinds(
    pages: QuerySet[Page],
    kinds: Iterable[type[Page]],
    *,
    related: Iterable[str] = (),
    defer: Iterable[str] = (),
) -> QuerySet[Page]:
    """The pages with their rows as these kinds; ``related`` and ``defer`` are fields of those."""
    joined, deferred = [], []
    for kind in kinds:
        link = _link_to(kind)
        names = {field.name for field in kind._meta.get_fields()}
        joined += [link, *(f"{link}__{one}" for one in related if one.split("__")[0] in names)]
        deferred += [f"{link}__{one}" for one in defer if one in names]
    return pages.select_related(*joined).defer(*deferred) if joined else pages


def as_kind(page: Page, kinds: Iterable[type[Page]]) -> Page:
    """The page as the first of these kinds that it is, which ``join_kinds()`` has joined."""
    found = (_follow(page, _link_to(kind)) for kind in kinds)
    return next((one for one in found if one is not None), page)


def _link_to(kind: type[Page]) -> str:
    """The way of a query from a page to its row as this kind."""
    return "__".join(step.join_field.name for step in kind._meta.get_path_from_parent(Page))


def _follow(page: Any, link: str) -> Page | None:
    for step in link.split("__"):
        page = getattr(page, step, None)
    return page
