"""What a search answers, whoever searched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.safestring import SafeString
from wagtail.models import Page

from kp_pages.search.query import NOTHING, Query


@dataclass(frozen=True)
class Choice:
    """A value by which the results can be narrowed, with how many would be left."""

    value: str
    label: Any
    count: int
    #: Whether there are more than ``count``.
    is_cut: bool = False


@dataclass(frozen=True)
class Found:
    """What was found, best first."""

    #: To be cut into pages of results: the keys of pages, or pages.
    keys: Any = ()
    #: What was looked for at last.
    query: Query = NOTHING
    #: Whether more pages match than were put in order.
    is_cut: bool = False
    #: The words that were looked for in place of what was typed; empty if that was found.
    instead: str = ""
    #: What may have been meant, where that is not sure enough to be looked for.
    meant: str = ""
    #: Whether no page has all the words, and these have some.
    is_partial: bool = False
    choices: Mapping[str, Sequence[Choice]] = field(default_factory=dict)

    @property
    def others(self) -> list[str]:
        """Other names for what was looked for, which counted as much."""
        return [str(term) for group in self.query.groups for term in group[1:]]


@dataclass(frozen=True)
class Result:
    """One page as the list of results shows it, with the words marked."""

    page: Page
    eyebrow: Any
    title: SafeString
    excerpt: SafeString
    #: Its other names, where the words stand in them alone.
    names: str = ""
