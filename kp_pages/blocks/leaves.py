"""How a body is walked, as it is read and as it is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.images.blocks import ImageBlock

from kp_pages.readiness import Path


@dataclass(frozen=True, slots=True)
class Leaf:
    """A field of a body, with the block that defines it, its value and the path to it."""

    block: blocks.Block
    value: Any
    path: Path
    #: The name of the field; the items of a list have that of the list.
    name: str = ""
    #: The block value that it is a field of.
    owner: Any = None


Container = (
    blocks.BaseStructBlock,
    blocks.ListBlock,
    blocks.BaseStreamBlock,
    BaseTypedTableBlock,
)
#: What counts as one field: a picture, to some readers a table.
PICTURES = (ImageBlock,)
PICTURES_AND_TABLES = (ImageBlock, BaseTypedTableBlock)


def leaves(
    block: blocks.Block,
    value: Any,
    path: Path = (),
    name: str = "",
    owner: Any = None,
    whole: tuple[type[blocks.Block], ...] = PICTURES,
) -> Iterator[Leaf]:
    """All fields under ``value`` from top to bottom; blocks of a ``whole`` kind count as one."""
    if value is None:
        return
    if isinstance(block, whole) or not isinstance(block, Container):
        yield Leaf(block, value, path, name, owner)
        return
    for step, child, inner in _children(block, value):
        way = (*path, *step)
        if isinstance(block, blocks.BaseStructBlock):
            yield from leaves(child, inner, way, step[0], value, whole)
        else:
            kind = name or (child.name if isinstance(block, blocks.BaseStreamBlock) else "")
            yield from leaves(child, inner, way, kind, owner, whole)


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
                yield ("rows", str(number), str(column)), cell.block, cell.value
    else:
        for item in value:
            yield (item.id or "",), item.block, item.value


def raw_leaves(
    block: blocks.Block, raw: Any, unknown: Callable[[str], None] | None = None
) -> Iterator[tuple[blocks.Block, Any]]:
    """The fields of a body as it is stored; ``unknown`` hears of each type that has no block."""
    for leaf in raw_leaves_at(block, raw, (), unknown):
        yield leaf.block, leaf.value


def raw_leaves_at(
    block: blocks.Block, raw: Any, path: Path = (), unknown: Callable[[str], None] | None = None
) -> Iterator[Leaf]:
    """The same fields, each with the path to it."""
    if not isinstance(block, Container):
        yield Leaf(block, raw, path)
    elif isinstance(raw, dict if isinstance(block, _NAMED) else list):
        for step, child, inner in _raw_children(block, raw, unknown):
            yield from raw_leaves_at(child, inner, (*path, *step), unknown)


#: Containers that are stored as a dictionary; the others are stored as a list.
_NAMED = (blocks.BaseStructBlock, BaseTypedTableBlock)


def _raw_children(
    block: blocks.Block, raw: Any, unknown: Callable[[str], None] | None
) -> Iterator[tuple[Path, blocks.Block, Any]]:
    if isinstance(block, blocks.BaseStructBlock):
        yield from (((name,), child, raw.get(name)) for name, child in block.child_blocks.items())
    elif isinstance(block, BaseTypedTableBlock):
        yield from _raw_cells(block, raw)
    elif isinstance(block, blocks.ListBlock):
        for item in raw:
            is_item = isinstance(item, dict) and "value" in item
            key = item.get("id") or "" if is_item else ""
            yield (key,), block.child_block, item["value"] if is_item else item
    else:
        for item in raw:
            kind = item.get("type") if isinstance(item, dict) else None
            if kind in block.child_blocks:
                yield (item.get("id") or "",), block.child_blocks[kind], item.get("value")
            elif unknown:
                unknown(str(kind))


def _raw_cells(
    block: BaseTypedTableBlock, raw: dict[str, Any]
) -> Iterator[tuple[Path, blocks.Block, Any]]:
    columns = [block.child_blocks.get(column.get("type")) for column in raw.get("columns", ())]
    for number, row in enumerate(raw.get("rows", ())):
        for place, (child, cell) in enumerate(zip(columns, row.get("values", ()), strict=False)):
            if child is not None:
                yield ("rows", str(number), str(place)), child, cell


def is_chooser_of(block: blocks.Block, label: str) -> bool:
    """Whether the block chooses objects of the model with this label, such as an image."""
    return isinstance(block, blocks.ChooserBlock) and block.model_class._meta.label == label
