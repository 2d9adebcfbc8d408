"""What the rules read: the visible words of a page, and what stands behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

#: The way to a field, such as ("body", "<id of a block>", "claims", "<id of an item>", "limits").
Path = tuple[str, ...]


@dataclass(frozen=True)
class Source:
    """A reference, as far as rules ask about it."""

    key: int
    kind: str
    title: str = ""
    year: int | None = None
    doi: str = ""
    pmid: str = ""
    url: str = ""
    checked_on: date | None = None
    status: str = "current"


@dataclass(frozen=True)
class Backing:
    """What stands behind a statement, in the same item of its block."""

    #: Of a claim: how sure it is, which way it points, who was studied, over what time.
    level: str = ""
    direction: str = ""
    population: str = ""
    timeframe: str = ""
    affected: int | None = None
    out_of: int | None = None
    #: Of a mechanism: how sure it is.
    basis: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True)
class Passage:
    """A piece of visible text: ``path`` leads to its field, ``role`` says what it is."""

    text: str
    path: Path
    role: str = "text"
    #: The stream key of the block it stands in; empty for a field of the page itself.
    part: str = ""
    backing: Backing | None = None


@dataclass(frozen=True)
class Part:
    """One block of the body, in reading order."""

    kind: str
    path: Path
    passages: tuple[Passage, ...] = ()
    #: What else the rules ask of this kind of block, by name.
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Review:
    """How the page stands with its clinicians."""

    #: "none", "current", "changed" since the signature, or "overdue".
    state: str = "none"
    due_on: date | None = None
    reviewed_on: date | None = None
    #: Whether the signature is that of a clinician who works here and did not write the page.
    is_independent: bool = True


@dataclass(frozen=True)
class Document:
    """A page as the rules read it."""

    #: "condition", "article", or "page" for all others.
    kind: str
    #: The page's own texts: title, summary, and what search engines show.
    own: tuple[Passage, ...] = ()
    parts: tuple[Part, ...] = ()
    sources: tuple[Source, ...] = ()
    review: Review | None = None
    #: What else the rules ask of the page and its site, by name.
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def passages(self) -> Iterator[Passage]:
        """All words from top to bottom."""
        yield from self.own
        for part in self.parts:
            yield from part.passages

    def named(self, kind: str) -> list[Part]:
        """The blocks of one kind."""
        return [part for part in self.parts if part.kind == kind]
