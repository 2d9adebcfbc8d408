"""Turns what a content file says about a block into the data that Wagtail stores for it.

The block definitions lead the way, so that a block which is added later needs nothing here.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from home.demo.markdown import rich_text
from home.demo.names import Names
from home.demo.place import Place

#: What the content leaves out; the block's own default takes its place.
LEFT_OUT: Any = object()
PLAIN = (str, int, float, bool, datetime.date, datetime.time)


@dataclass(frozen=True)
class Filler:
    """Fills blocks in; looks up in ``names`` what they point to."""

    names: Names

    def fill(self, block: blocks.Block, given: Any, place: Place) -> Any:
        """The stored form of what a file says about a block."""
        if isinstance(block, blocks.BaseStreamBlock):
            return self._stream(block, given, place)
        if isinstance(block, TypedTableBlock):
            return self._table(block, given, place)
        if isinstance(block, blocks.BaseStructBlock):
            return self._struct(block, given, place)
        if isinstance(block, blocks.ListBlock):
            return self._list(block, given, place)
        if given is LEFT_OUT or isinstance(block, blocks.StaticBlock):
            return block.get_prep_value(block.get_default())
        return self._field(block, given, place)

    def _field(self, block: blocks.Block, given: Any, place: Place) -> Any:
        if not isinstance(given, PLAIN):
            raise place.error("this takes one value, not a list or table.")
        try:
            if isinstance(block, blocks.ChooserBlock):
                return self.names.find(block.model_class, str(given))
            if isinstance(block, blocks.RichTextBlock):
                return rich_text(str(given), self.names.page, self.names.reference)
        except ValueError as problem:
            raise place.error(problem) from None
        return given.strip() if isinstance(given, str) else given

    def _struct(self, block: blocks.BaseStructBlock, given: Any, place: Place) -> dict[str, Any]:
        given = {} if given is LEFT_OUT else given
        if not isinstance(given, Mapping):
            raise place.error("this takes a table with a key for each field.")
        _refuse_unknown(given, block.child_blocks, place)
        return {
            name: self.fill(child, given.get(name, LEFT_OUT), place / name)
            for name, child in block.child_blocks.items()
        }

    def _list(self, block: blocks.ListBlock, given: Any, place: Place) -> list[dict[str, Any]]:
        if given is LEFT_OUT:
            return _with_lasting_ids(block.get_prep_value(block.get_default()), place)
        return [
            {
                "type": "item",
                "value": self.fill(block.child_block, item, place / number),
                "id": (place / number).id,
            }
            for number, item in enumerate(_items(given, place), 1)
        ]

    def _stream(
        self, block: blocks.BaseStreamBlock, given: Any, place: Place
    ) -> list[dict[str, Any]]:
        if given is LEFT_OUT:
            return _with_lasting_ids(block.get_prep_value(block.get_default()), place)
        step = counted()
        children = [_typed(block, item, place) for item in _items(given, place)]
        return [
            {"type": kind, "value": self.fill(block.child_blocks[kind], said, at), "id": at.id}
            for kind, said in children
            for at in [place / step(kind)]
        ]

    def _table(self, block: TypedTableBlock, given: Any, place: Place) -> dict[str, Any] | None:
        """``columns`` are headings or tables of type and heading; ``rows`` are lists of cells."""
        if given is LEFT_OUT:
            return None
        _refuse_unknown(given, ["columns", "rows", "caption"], place)
        columns = [
            {"type": "text", "heading": column} if isinstance(column, str) else column
            for column in _items(given.get("columns"), place / "columns")
        ]
        return {
            "caption": given.get("caption", ""),
            "columns": columns,
            "rows": [
                {"values": self._row(block, columns, row, place / "rows" / number)}
                for number, row in enumerate(_items(given.get("rows"), place / "rows"), 1)
            ],
        }

    def _row(
        self, block: TypedTableBlock, columns: list[dict[str, str]], row: Any, place: Place
    ) -> list[Any]:
        cells = _items(row, place)
        if len(cells) != len(columns):
            raise place.error(f"this row has {len(cells)} cells for {len(columns)} columns.")
        return [
            self.fill(block.child_blocks[column["type"]], cell, place / number)
            for number, (column, cell) in enumerate(zip(columns, cells, strict=True), 1)
        ]


def counted() -> Callable[[str], str]:
    """Names the children of a stream: by type, and by number from the second of a type on."""
    seen: Counter[str] = Counter()

    def name(kind: str) -> str:
        seen[kind] += 1
        return kind if seen[kind] == 1 else f"{kind} {seen[kind]}"

    return name


def _typed(block: blocks.BaseStreamBlock, item: Any, place: Place) -> tuple[str, Any]:
    """Which child an item of a stream is, and what the file says about it."""
    if not isinstance(item, Mapping):
        if len(block.child_blocks) != 1:
            raise place.error("each entry is a table that says its type.")
        return next(iter(block.child_blocks)), item
    said = dict(item)
    kind = said.pop("type", None)
    if kind not in block.child_blocks:
        known = ", ".join(block.child_blocks)
        raise place.error(f"there is no block type “{kind}” here; there are {known}.")
    is_struct = isinstance(block.child_blocks[kind], blocks.BaseStructBlock)
    if is_struct and not (set(said) == {"value"} and isinstance(said["value"], Mapping)):
        return kind, said
    _refuse_unknown(said, ["value"], place / kind)
    return kind, said.get("value", LEFT_OUT)


def _items(given: Any, place: Place) -> list[Any]:
    if not isinstance(given, list):
        raise place.error("this takes a list.")
    return given


def _refuse_unknown(given: Mapping[str, Any], known: Any, place: Place) -> None:
    for name in given:
        if name not in known:
            raise (place / name).error(f"there is no such field; there are {', '.join(known)}.")


def _with_lasting_ids(stored: list[dict[str, Any]], place: Place) -> list[dict[str, Any]]:
    return [{**child, "id": (place / n).id} for n, child in enumerate(stored, 1)]
