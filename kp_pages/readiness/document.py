"""What the rules read: the visible words of a page, and what stands behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from kp_pages.readiness.text import Joined

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
class Cited:
    """A source at one of the places that cite it."""

    source: Source
    path: Path


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
    #: Of a claim: what it was compared with.
    comparator: str = ""

    def has(self, *kinds: str) -> bool:
        """Whether one of the sources is of one of these kinds."""
        return any(source.kind in kinds for source in self.sources)


@dataclass(frozen=True)
class Passage:
    """A piece of visible text: ``path`` leads to its field, ``role`` says what it is."""

    text: str
    path: Path
    role: str = "text"
    #: The stream key of the block it stands in; empty for a field of the page itself.
    part: str = ""
    backing: Backing | None = None
    #: The title or question of the item that it belongs to, such as the option it describes.
    topic: str = ""


@dataclass(frozen=True)
class Part:
    """One block of the body, in reading order."""

    kind: str
    path: Path
    passages: tuple[Passage, ...] = ()
    #: What else the rules ask of this kind of block, by name.
    facts: Mapping[str, Any] = field(default_factory=dict)
    #: The references that it cites, each with the field that cites it.
    cites: tuple[Cited, ...] = ()

    def says(self, *roles: str) -> Iterator[Passage]:
        """Its passages, less headings; or those of these roles."""
        for passage in self.passages:
            if passage.role in roles if roles else passage.role != "heading":
                yield passage


@dataclass(frozen=True)
class Link:
    """A link in a text, or a chosen page."""

    path: Path
    #: The words that are clicked on; empty for a chosen page, which brings its own.
    text: str = ""
    #: Of a page of this site: whether everybody can open it. Other links count as open.
    is_open: bool = True
    #: The title of that page, as far as it is known.
    title: str = ""


@dataclass(frozen=True)
class Picture:
    """A picture with its alternative text."""

    path: Path
    alt: str = ""
    is_decorative: bool = False


@dataclass(frozen=True)
class Problem:
    """What a field's own validation says of it, in a sentence for the editor."""

    path: Path
    message: str


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
    #: What else the rules ask of the page and its site, by name; see ``models.judged``.
    facts: Mapping[str, Any] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    pictures: tuple[Picture, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def passages(self) -> Iterator[Passage]:
        """All words from top to bottom."""
        yield from self.own
        for part in self.parts:
            yield from part.passages

    @cached_property
    def joined(self) -> Joined[Passage]:
        """All words as one text, for those who look for words."""
        return Joined(self.passages)

    def named(self, kind: str) -> list[Part]:
        """The blocks of one kind."""
        return [part for part in self.parts if part.kind == kind]
