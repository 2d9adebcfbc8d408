"""From the path of a finding to its place in a body: its name, and an error that stands there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import Truncator
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.contrib.typed_table_block.blocks import (
    TypedTableBlock,
    TypedTableBlockValidationError,
)

from kp_pages.readiness import Path

#: Sentences by the place they are about.
Said = Mapping[Path, Sequence[str]]
NAME_LENGTH = 40


@dataclass(frozen=True)
class Step:
    """One step into a body: what Wagtail knows it by, and what an editor calls it."""

    key: str | int
    label: str
    block: blocks.Block
    value: Any


def steps(block: blocks.Block, value: Any, path: Iterable[str]) -> Iterator[Step]:
    """The way to a place under ``block``, as far as there is one."""
    for name in path:
        step = _step(block, value, name)
        if step is None:
            return
        yield step
        block, value = step.block, step.value


def names(block: blocks.Block, value: Any, path: Iterable[str]) -> list[str]:
    """The same way in words: "Evidence", "Claim 2", "Limits"."""
    way = list(steps(block, value, path))
    # A list is named by its items, unless the way ends at the list.
    is_list = (blocks.ListBlock, blocks.BaseStreamBlock)
    return [one.label for one in way[:-1] if not isinstance(one.block, is_list)] + [
        one.label for one in way[-1:]
    ]


def _step(block: blocks.Block, value: Any, name: str) -> Step | None:
    if isinstance(block, blocks.BaseStructBlock):
        child = block.child_blocks.get(name)
        inner = value.get(name) if isinstance(value, blocks.StructValue) else None
        return Step(name, str(child.label), child, inner) if child else None
    return next((step for identity, step in _items(block, value) if identity == name), None)


def _items(block: blocks.Block, value: Any) -> Iterator[tuple[str, Step]]:
    """The items of a list or a stream by their ids; nothing of any other block."""
    if isinstance(block, blocks.ListBlock):
        child = block.child_block
        for number, item in enumerate(value.bound_blocks):
            label = f"{child.label or block.label} {number + 1}"
            yield item.id or "", Step(number, label, child, item.value)
    elif isinstance(block, blocks.BaseStreamBlock):
        for number, item in enumerate(value):
            yield item.id or "", Step(number, _named(item), item.block, item.value)


def _named(item: Any) -> str:
    """A block by its kind and its heading: a page has several sections."""
    heading = item.value.get("heading") if isinstance(item.value, blocks.StructValue) else ""
    if not heading:
        return str(item.block.label)
    return f"{item.block.label} “{Truncator(heading).chars(NAME_LENGTH)}”"


def errors(
    block: blocks.Block, value: Any, said: Said, found: ValidationError | None = None
) -> ValidationError | None:
    """An error with each sentence at its place, and all that Wagtail has ``found`` by itself."""
    if not said:
        return found
    here = list(said.get((), ()))
    deeper: dict[str, dict[Path, Sequence[str]]] = {}
    for path, sentences in said.items():
        if path:
            deeper.setdefault(path[0], {})[path[1:]] = sentences
    inside = dict(getattr(found, "block_errors", None) or {})
    for name, rest in deeper.items():
        step = _step(block, value, name)
        if step is None:
            here += [sentence for sentences in rest.values() for sentence in sentences]
        else:
            inside[step.key] = errors(step.block, step.value, rest, inside.get(step.key))
    return _error(block, here, inside, found)


def _error(
    block: blocks.Block, here: list[str], inside: dict[Any, Any], found: ValidationError | None
) -> ValidationError:
    # Some rules ask what Wagtail asks as well, and an editor reads it once.
    said = list(dict.fromkeys([*_own(found), *here]))
    if isinstance(block, TypedTableBlock):
        return TypedTableBlockValidationError(getattr(found, "cell_errors", None), said)
    for kind, error in ERRORS.items():
        if isinstance(block, kind):
            return error(inside, said)
    return ValidationError(said)


def _own(found: ValidationError | None) -> list[Any]:
    """What an error says of a block itself, and not of what is in it."""
    return [str(one) for one in getattr(found, "non_block_errors", found.messages if found else ())]


ERRORS = {
    blocks.BaseStructBlock: StructBlockValidationError,
    blocks.ListBlock: ListBlockValidationError,
    blocks.BaseStreamBlock: StreamBlockValidationError,
}
