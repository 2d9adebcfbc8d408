"""What a block's value can be asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.utils.functional import Promise
from django.utils.text import slugify
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.images.blocks import ImageBlock
from wagtail.rich_text import RichText, get_text_for_indexing

from kp_pages import schema
from kp_pages.blocks.citing import without_marks
from kp_pages.blocks.leaves import PICTURES_AND_TABLES, Leaf, is_chooser_of, leaves
from kp_pages.blocks.prose import Prose
from kp_pages.readiness import Backing, Passage, Path, Source
from kp_pages.schema import Place


@dataclass(frozen=True)
class Heading:
    """One heading of a page: its level (2 or 3), its text and the anchor that leads to it."""

    level: int
    text: str
    anchor: str


def plain_text(value: object) -> str:
    """The words of a text or rich text, without markup and without the numbers of sources."""
    if isinstance(value, RichText):
        return get_text_for_indexing(without_marks(value.source))
    return str(value) if isinstance(value, str | Promise) else ""


_LINE_END = re.compile(r"</(?:p|h\d|li|blockquote)>|<[bh]r\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^>]*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_GAP = re.compile(r"[ \t\r]*\n\s*")


def lines(value: object) -> str:
    """The words of a text or rich text, each paragraph and each point on a line of its own."""
    if not isinstance(value, RichText):
        return plain_text(value)
    text = unescape(_TAG.sub("", _LINE_END.sub("\n", without_marks(value.source))))
    return _GAP.sub("\n", text).strip()


class BlockValue(blocks.StructValue):
    """What was filled in, with answers for those who read it: page, rules, crawlers."""

    #: Given by the stream or list that the value stands in; none in a preview.
    id: str | None = None
    anchor_override: str = ""

    @property
    def anchor(self) -> str:
        """Stable name of this place in the page; survives retitling and reordering."""
        if self.anchor_override:
            return self.anchor_override
        name = (self.block.name or "part").replace("_", "-")
        if name == "item":
            name = getattr(self.block.meta, "anchor", "item")
        return f"{name}-{self.id[:8]}" if self.id else slugify(f"{name}-{self.get('heading', '')}")

    def headings(self) -> Iterator[Heading]:
        """The headings of this block from top to bottom."""
        if self.get("heading"):
            yield Heading(2, self["heading"], self.anchor)
        items, title = getattr(self.block.meta, "item_headings", ("", ""))
        for item in self.get(items, ()):
            yield Heading(3, item[title], item.anchor)

    def schema_nodes(self, place: Place) -> Iterator[schema.Node]:
        """What this block says in schema.org's vocabulary, on a page at ``place``."""
        aspect = self.health_aspect()
        if aspect and self.get("heading"):
            yield from schema.health_topic(place, self["heading"], self.anchor, aspect)

    def health_aspect(self) -> str:
        """Which aspect of health the block is about, a member of ``HealthAspectEnumeration``."""
        return str(getattr(self.block.meta, "health_aspect", ""))

    def passages(self) -> Iterator[Passage]:
        """The visible text, each piece with its path and role, and with what stands behind it."""
        yield from passages(self.block, self)

    def topics(self) -> dict[str, str]:
        """What the page writes above a field that has no heading of its own, by its name."""
        return {}

    def backing(self) -> Backing | None:
        """What stands behind the text of this value, as far as rules ask."""
        if "references" not in self:
            return None
        return Backing(sources=sources(self["references"]))

    def facts(self) -> dict[str, Any]:
        """What else the rules ask of this kind of block, by name."""
        return {}

    def references(self) -> Iterator[Any]:
        """The references cited here, in reading order."""
        for leaf in leaves(self.block, self):
            if isinstance(leaf.value, Prose):
                yield from leaf.value.references()
            elif leaf.value is not None and is_chooser_of(leaf.block, "kp_pages.Reference"):
                yield leaf.value


def passages(block: blocks.Block, value: Any) -> Iterator[Passage]:
    """The visible text of any block; of a site's own, too."""
    backings: dict[int, Backing | None] = {}
    for leaf in leaves(block, value, owner=value, whole=PICTURES_AND_TABLES):
        owner = leaf.owner
        if isinstance(owner, BlockValue) and id(owner) not in backings:
            backings[id(owner)] = owner.backing()
        for text, path, role in _texts(leaf):
            topic = _topic(owner, leaf.name)
            yield Passage(text, path, role, backing=backings.get(id(owner)), topic=topic)


def sources(references: Iterable[Any]) -> tuple[Source, ...]:
    """These references as the rules know them; one that readers do not see is left out."""
    return tuple(reference.as_source() for reference in references if reference is not None)


def _texts(leaf: Leaf) -> Iterator[tuple[str, Path, str]]:
    """The texts of a field, each with its path and role."""
    if isinstance(leaf.block, ImageBlock):
        alt = "" if leaf.value.decorative else leaf.value.contextual_alt_text
        texts = [(alt or "", (*leaf.path, "alt_text"), "alt")]
    elif isinstance(leaf.value, TypedTable):
        texts = list(_cells(leaf.value, leaf.path))
    else:
        texts = [(lines(leaf.value), leaf.path, ROLES.get(leaf.name, "text"))]
    yield from (one for one in texts if one[0] and one[2])


def _cells(table: TypedTable, path: Path) -> Iterator[tuple[str, Path, str]]:
    for number, column in enumerate(table.columns):
        yield column["heading"], (*path, "columns", str(number)), "label"
    for number, row in enumerate(table.row_data):
        for place, value in enumerate(row["values"]):
            yield lines(value), (*path, "rows", str(number), str(place)), "text"


def _topic(owner: Any, field: str) -> str:
    """What a field is about: what stands above it, else its item's title, question or label."""
    if not isinstance(owner, blocks.StructValue):
        return ""
    above = owner.topics().get(field) if isinstance(owner, BlockValue) else None
    names = ("title", "question", "heading", "label")
    return above or next((str(owner[name]) for name in names if owner.get(name)), "")


#: What a field's text is, by the name of the field. Empty: not text that a reader sees.
ROLES = {
    "heading": "heading",
    "title": "heading",
    "question": "question",
    "questions": "question",
    "answer": "answer",
    "statement": "claim",
    "limits": "limits",
    "unknown": "unknown",
    "population": "detail",
    "comparator": "detail",
    "timeframe": "detail",
    "duration": "detail",
    "amount": "detail",
    "label": "label",
    "fact": "fact",
    "points": "point",
    "point": "point",
    "also": "point",
    "also_not": "point",
    "also_tell": "point",
    "what_we_do": "point",
    "also_called": "name",
    "caption": "caption",
    "credit": "credit",
    "transcript": "transcript",
    "eligibility_note": "note",
    "button_label": "button",
    "target": "",
    "kind": "",
    "level": "",
    "basis": "",
    "direction": "",
    "placement": "",
    "phone": "",
    "url": "",
}
