"""The words that are stored in a body, each with the place where it stands.

It reads what is stored and fetches nothing: what a chooser points to is named by its key.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageBlock

from kp_pages.blocks.citing import cited_keys
from kp_pages.blocks.leaves import is_chooser_of, raw_leaves
from kp_pages.readiness.digest import Word, plain, rich

#: Says of a block of the body whether its words are asked for.
Choice = Callable[[blocks.Block], bool]


def is_clinical(block: blocks.Block) -> bool:
    """Whether a clinician answers for the words of this block."""
    return bool(getattr(block.meta, "clinical", True))


def stored(body: blocks.StreamValue, choose: Choice | None = None) -> list[dict[str, Any]]:
    """A body as the database holds it, whether it was loaded, changed or made anew.

    With ``choose``, only its blocks of which that is true.
    """
    raw = json.loads(json.dumps(body.get_prep_value(), cls=DjangoJSONEncoder))
    if choose is None:
        return raw
    known = body.stream_block.child_blocks
    return [one for one in raw if one.get("type") in known and choose(known[one["type"]])]


def chosen(block: blocks.Block, raw: Any, label: str) -> list[int]:
    """The keys of the objects of one model that a stored value points to, in reading order."""
    keys = (key for child, key in raw_leaves(block, raw) if is_chooser_of(child, label))
    return list(dict.fromkeys(int(str(key)) for key in keys if str(key).isdecimal()))


def cited(block: blocks.Block, raw: Any, label: str) -> list[int]:
    """The same, and those that texts cite with a mark, in the order of their keys."""
    marked = (
        key
        for child, text in raw_leaves(block, raw)
        if isinstance(child, blocks.RichTextBlock)
        for key in cited_keys(str(text or ""))
    )
    return sorted({*chosen(block, raw, label), *marked})


def _items(raw: Any) -> list[Any]:
    """The items of a stored list; of what is stored and cannot be read, none."""
    return raw if isinstance(raw, list) else []


@dataclass(frozen=True)
class Words:
    """Reads words out of what is stored."""

    #: Of some models, by label, the keys of those objects that readers see.
    shown: Mapping[str, Collection[int]] = field(default_factory=dict)

    def of(self, block: blocks.Block, raw: Any, path: str) -> Iterator[Word]:
        """The words of a stored value from top to bottom."""
        if isinstance(block, TypedTableBlock):
            yield from self._table(block, raw, path)
        elif isinstance(block, blocks.BaseStructBlock):
            yield from self._struct(
                block, _picture(raw) if isinstance(block, ImageBlock) else raw, path
            )
        elif isinstance(block, blocks.ListBlock):
            for item in _items(raw):
                inner = item["value"] if isinstance(item, dict) and "value" in item else item
                yield from _part(path, self.of(block.child_block, inner, path))
        elif isinstance(block, blocks.BaseStreamBlock):
            for item in _items(raw):
                kind = item.get("type") if isinstance(item, dict) else None
                if kind in block.child_blocks:
                    words = self.of(block.child_blocks[kind], item.get("value"), f"{path}.{kind}")
                    yield from _part(f"{path}.{kind}", words)
        else:
            yield from self._leaf(block, raw, path)

    def _struct(self, block: blocks.BaseStructBlock, raw: Any, path: str) -> Iterator[Word]:
        for name, child in block.child_blocks.items():
            if isinstance(raw, Mapping) and name in raw:
                value = raw[name]
            else:  # a field that was added later shows its default
                value = child.get_prep_value(child.get_default())
            yield from self.of(child, value, f"{path}.{name}")

    def _leaf(self, block: blocks.Block, raw: Any, path: str) -> Iterator[Word]:
        if raw in (None, "", False) or isinstance(block, blocks.StaticBlock):
            return
        if isinstance(block, blocks.RichTextBlock):
            text, links = rich(str(raw))
            yield from ((path, text),) if text else ()
            yield from ((f"{path}.link", link) for link in links)
        elif isinstance(block, blocks.ChooserBlock):
            shown = self.shown.get(block.model_class._meta.label)
            if shown is None or int(raw) in shown:
                yield path, f"{block.model_class._meta.model_name} {raw}"
        elif isinstance(raw, list | dict):
            yield path, json.dumps(raw, sort_keys=True, ensure_ascii=False)
        elif text := plain("yes" if raw is True else str(raw)):
            yield path, text

    def _table(self, block: TypedTableBlock, raw: Any, path: str) -> Iterator[Word]:
        if not isinstance(raw, Mapping):
            return
        columns = [(column["type"], column["heading"]) for column in raw.get("columns", ())]
        yield from ((f"{path}.column", text) for _kind, said in columns if (text := plain(said)))
        for row in raw.get("rows", ()):
            for (kind, _heading), cell in zip(columns, row["values"], strict=False):
                if kind in block.child_blocks:
                    yield f"{path}.cell", ""
                    yield from self.of(block.child_blocks[kind], cell, f"{path}.cell")


def _part(path: str, inner: Iterable[Word]) -> Iterator[Word]:
    """The words of a part after a mark that says where it begins; nothing if it has none."""
    is_begun = False
    for word in inner:
        if not is_begun:
            yield path, ""
            is_begun = True
        yield word


def _picture(raw: Any) -> dict[str, Any]:
    """A stored picture as it is shown: a decorative one has no alternative text."""
    said = dict(raw) if isinstance(raw, Mapping) else {"image": raw}
    if not said.get("image"):
        return {"image": None, "decorative": False, "alt_text": ""}
    is_decorative = bool(said.get("decorative"))
    alt_text = "" if is_decorative else said.get("alt_text", "")
    return {"image": said["image"], "decorative": is_decorative, "alt_text": alt_text}
