"""What a block's value can be asked, and how a stored body is walked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.text import slugify
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.images.blocks import ImageBlock
from wagtail.rich_text import RichText, get_text_for_indexing

from kp_pages import schema
from kp_pages.blocks.citing import without_marks
from kp_pages.blocks.prose import Prose
from kp_pages.readiness import Passage, Path
from kp_pages.schema import Place


@dataclass(frozen=True)
class Heading:
    """One heading of a page: its level (2 or 3), its text and the anchor that leads to it."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True)
class Leaf:
    """A field of a body, with the block that defines it, its value and the path to it."""

    block: blocks.Block
    value: Any
    path: Path


Container = (
    blocks.BaseStructBlock,
    blocks.ListBlock,
    blocks.BaseStreamBlock,
    BaseTypedTableBlock,
)


def leaves(block: blocks.Block, value: Any, path: Path = ()) -> Iterator[Leaf]:
    """All fields under ``value`` from top to bottom; a picture counts as one field."""
    if value is None:
        return
    if isinstance(block, ImageBlock) or not isinstance(block, Container):
        yield Leaf(block, value, path)
        return
    for step, child, inner in _children(block, value):
        yield from leaves(child, inner, (*path, *step))


def _children(block: blocks.Block, value: Any) -> Iterator[tuple[Path, blocks.Block, Any]]:
    """What stands directly in a container, each with the step that leads there."""
    if isinstance(block, blocks.BaseStructBlock):
        for name, child in block.child_blocks.items():
            yield (name,), child, value.get(name)
    elif isinstance(block, blocks.ListBlock):
        for item in value.bound_blocks:
            yield (item.id or "",), block.child_block, item.value
    elif isinstance(block, BaseTypedTableBlock):
        for number, row in enumerate(value.rows):
            for column, cell in enumerate(row):
                yield (str(number), str(column)), cell.block, cell.value
    else:
        for item in value:
            yield (item.id or "",), item.block, item.value


def raw_leaves(
    block: blocks.Block, raw: Any, unknown: Callable[[str], None] | None = None
) -> Iterator[tuple[blocks.Block, Any]]:
    """The fields of a body as it is stored; ``unknown`` hears of each type that has no block."""
    if not isinstance(block, Container):
        yield block, raw
    elif isinstance(raw, dict if isinstance(block, _NAMED) else list):
        for child, inner in _raw_children(block, raw, unknown):
            yield from raw_leaves(child, inner, unknown)


#: Containers that are stored as a dictionary; the others are stored as a list.
_NAMED = (blocks.BaseStructBlock, BaseTypedTableBlock)


def _raw_children(
    block: blocks.Block, raw: Any, unknown: Callable[[str], None] | None
) -> Iterator[tuple[blocks.Block, Any]]:
    if isinstance(block, blocks.BaseStructBlock):
        yield from ((child, raw.get(name)) for name, child in block.child_blocks.items())
    elif isinstance(block, BaseTypedTableBlock):
        columns = [block.child_blocks.get(column.get("type")) for column in raw.get("columns", ())]
        for row in raw.get("rows", ()):
            cells = zip(columns, row.get("values", ()), strict=False)
            yield from ((child, cell) for child, cell in cells if child is not None)
    elif isinstance(block, blocks.ListBlock):
        for item in raw:
            is_item = isinstance(item, dict) and "value" in item
            yield block.child_block, item["value"] if is_item else item
    else:
        for item in raw:
            kind = item.get("type") if isinstance(item, dict) else None
            if kind in block.child_blocks:
                yield block.child_blocks[kind], item.get("value")
            elif unknown:
                unknown(str(kind))


def plain_text(value: object) -> str:
    """The words of a text or rich text, without markup and without the numbers of sources."""
    if isinstance(value, RichText):
        return get_text_for_indexing(without_marks(value.source))
    return str(value) if isinstance(value, str | Promise) else ""


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
        """The visible text, each piece with its path and role."""
        for leaf in leaves(self.block, self):
            role = ROLES.get(leaf.path[-1] if leaf.path else "", "text")
            text = plain_text(leaf.value)
            if text and role:
                yield Passage(text, leaf.path, role)

    def references(self) -> Iterator[Model]:
        """The references cited here, in reading order."""
        for leaf in leaves(self.block, self):
            if isinstance(leaf.value, Prose):
                yield from leaf.value.references()
            elif leaf.value is not None and is_chooser_of(leaf.block, "kp_pages.Reference"):
                yield leaf.value


#: What a field's text is, by the name of the field. Empty: not text that a reader sees.
ROLES = {
    "heading": "heading",
    "title": "heading",
    "question": "question",
    "answer": "answer",
    "statement": "claim",
    "label": "label",
    "button_label": "label",
    "kind": "",
    "level": "",
    "basis": "",
    "direction": "",
    "placement": "",
    "phone": "",
    "url": "",
}


def is_chooser_of(block: blocks.Block, label: str) -> bool:
    """Whether the block chooses objects of the model with this label, such as an image."""
    return isinstance(block, blocks.ChooserBlock) and block.model_class._meta.label == label
