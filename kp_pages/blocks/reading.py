"""Reads a stored body once, from top to bottom, at a flat number of queries.

``read()`` has everything fetched that the blocks point to, expands the links of all rich texts
together, and answers with a ``Reading``: the blocks, the contents list, the references in the
order in which they are cited, and the words.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from string import ascii_lowercase
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.template.loader import render_to_string
from wagtail.blocks import ListBlock, StreamBlock, StreamValue
from wagtail.models import Page

from kp_pages.blocks.choosers import PictureBlock
from kp_pages.blocks.fetching import fetch, link_rewriter, streams_of
from kp_pages.blocks.leaves import Leaf, leaves, raw_leaves
from kp_pages.blocks.prose import Prose
from kp_pages.blocks.shelf import Shelf, shelved
from kp_pages.blocks.values import BlockValue, Heading
from kp_pages.readiness import Passage
from kp_pages.visibility import private_paths

logger = logging.getLogger(__name__)

WORDS_A_MINUTE = 200
_SEAM = "<!--kp-->"


@dataclass
class Citation:
    """One reference of a page: its number, and the places in the text that cite it."""

    number: int
    reference: Any
    places: list[str] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return f"ref-{self.number}"

    @property
    def ways_back(self) -> list[tuple[str, str]]:
        """The places, each with the letter of the link to it: a to z, then aa to zz."""
        rounds = (divmod(number, len(ascii_lowercase)) for number in range(len(self.places)))
        letters = (ascii_lowercase[at] * (lap + 1) for lap, at in rounds)
        return list(zip(self.places, letters, strict=True))


class Citations:
    """The references of one page, numbered once in reading order."""

    def __init__(self, references: Iterable[Model] = ()) -> None:
        self._by_pk: dict[Any, Citation] = {}
        for reference in references:
            self._by_pk.setdefault(reference.pk, Citation(len(self._by_pk) + 1, reference))

    def cite(self, reference: Model) -> tuple[Citation, str]:
        """Note one more place that cites ``reference``; answers with it and the place's anchor."""
        citation = self._by_pk.setdefault(reference.pk, Citation(len(self._by_pk) + 1, reference))
        citation.places.append(f"cite-{citation.number}-{len(citation.places) + 1}")
        return citation, citation.places[-1]

    def places(self, references: Iterable[Model | None]) -> list[tuple[Citation, str]]:
        """One more place for each of these references that a reader may see, by number."""
        cited = [self.cite(one) for one in references if one is not None]
        return sorted(cited, key=lambda one: one[0].number)

    def in_a_sentence(self, references: Iterable[Model]) -> str:
        """The numbers of these references as HTML, for a place inside a text."""
        context = {"places": self.places(references), "is_inline": True}
        return render_to_string("kp_pages/parts/citations.html", context).strip()

    def __iter__(self) -> Iterator[Citation]:
        return iter(self._by_pk.values())

    def __len__(self) -> int:
        return len(self._by_pk)


class Reading:
    """A body as a reader meets it."""

    def __init__(
        self, blocks: list[StreamValue.StreamChild], shelf: Shelf | None = None, left_out: int = 0
    ) -> None:
        self.blocks = blocks
        #: How many stored blocks could not be read.
        self.left_out = left_out
        #: What the blocks point to, as far as a visitor may see it.
        self.shelf: Shelf = shelf or {}
        #: The treatment that the page is about though no block shows it; none on most pages.
        self.offered: Any | None = None
        self.citations = Citations(one for value in self.values for one in value.references())

    @cached_property
    def values(self) -> list[BlockValue]:
        return [block.value for block in self.blocks if isinstance(block.value, BlockValue)]

    @cached_property
    def headings(self) -> list[Heading]:
        return [heading for value in self.values for heading in value.headings()]

    @property
    def contents(self) -> list[Heading]:
        """The page's contents list: its headings of level 2, less those of boxes set apart."""
        return [
            heading
            for value in self.values
            if getattr(value.block.meta, "in_contents", True)
            for heading in value.headings()
            if heading.level == 2
        ]

    @cached_property
    def passages(self) -> list[Passage]:
        return [passage for value in self.values for passage in value.passages()]

    @property
    def minutes(self) -> int:
        """Minutes at 200 words a minute; none while nothing is written, else at least one."""
        words = sum(len(passage.text.split()) for passage in self.passages)
        return max(1, round(words / WORDS_A_MINUTE)) if words else 0

    def pictures(self) -> list[Any]:
        """The pictures in the text, in reading order."""
        return [leaf.value for leaf in self.leaves() if isinstance(leaf.block, PictureBlock)]

    def leaves(self) -> Iterator[Leaf]:
        """All fields from top to bottom."""
        for block in self.blocks:
            yield from leaves(block.block, block.value)

    @property
    def treatment(self) -> Any | None:
        """The first treatment that a block shows, else the one that the page is about anyway."""
        shown = (value.get("treatment") for value in self.values)
        return next((treatment for treatment in shown if treatment), self.offered)

    def named(self, name: str) -> list[BlockValue]:
        """The values of all blocks with this stream key."""
        return [block.value for block in self.blocks if block.block_type == name]


def read(
    body: StreamValue, private: tuple[str, ...] | None = None, shown: Iterable[Any] = ()
) -> Reading:
    """Read a stored body for a visitor; ``private`` are the paths of pages he may not see.

    Works on a copy, so that what a visitor may not see is left out here and kept in the store.
    ``shown`` are the pictures around the body, whose renditions are fetched together with its own.
    """
    block, raw = body.stream_block, body.get_prep_value()
    shelf = fetch(raw_leaves(block, raw), private_paths() if private is None else private, shown)
    with shelved(shelf):
        found = list(_whole(block, raw))
        for one in (one for one in shelf.values() if not isinstance(one, Page)):
            for value in streams_of(one):
                list(value)  # converts it now, while the shelf is there
    blocks = [one for one in found if one is not None]
    _name_places(blocks)
    texts = [
        leaf.value
        for block in blocks
        for leaf in leaves(block.block, block.value)
        if isinstance(leaf.value, Prose)
    ]
    _complete_texts(texts, shelf)
    reading = Reading(blocks, shelf, left_out=len(found) - len(blocks))
    for text in texts:
        text.marking = reading.citations.in_a_sentence
    return reading


def _whole(block: StreamBlock, raw: list[dict[str, Any]]) -> Iterator[StreamValue.StreamChild]:
    """The children of a body; None for each whose stored data cannot be read."""
    try:
        yield from block.to_python(raw)
    except (AttributeError, KeyError, TypeError, ValueError):
        for item in raw:
            try:
                yield from list(block.to_python([item]))
            except (AttributeError, KeyError, TypeError, ValueError):
                logger.warning("A stored block cannot be read and is left out", exc_info=True)
                yield None


def _name_places(blocks: list[StreamValue.StreamChild]) -> None:
    """Tell each value its id, and give the first block of a kind that kind's own anchor."""
    seen: set[str] = set()
    for block in blocks:
        if not isinstance(block.value, BlockValue):
            continue
        block.value.id = block.id
        own = getattr(block.block.meta, "anchor", "")
        if own and own not in seen:
            block.value.anchor_override = own
            seen.add(own)
        _name_items(block.block, block.value)


def _name_items(block: Any, value: Any) -> None:
    if isinstance(block, ListBlock | StreamBlock):
        items = value.bound_blocks if isinstance(block, ListBlock) else value
        for item in items:
            if isinstance(item.value, BlockValue):
                item.value.id = item.id
            _name_items(item.block, item.value)
    elif isinstance(value, BlockValue):
        for name, child in block.child_blocks.items():
            _name_items(child, value.get(name))


def _complete_texts(texts: list[Prose], shelf: Shelf) -> None:
    """Expand the links of all rich texts together, and give each the sources that it cites."""
    model = apps.get_model("kp_pages", "Reference")
    sources = {int(key): one for (kind, key), one in shelf.items() if kind is model}
    rewrite = link_rewriter(shelf)
    expanded = rewrite(_SEAM.join(text.source for text in texts)).split(_SEAM)
    for text, html in zip(texts, expanded, strict=bool(texts)):
        text.html, text.sources = html, sources
