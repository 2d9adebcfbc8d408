"""What an outline is, and how it becomes a body."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from wagtail import blocks

Part = tuple[str, Mapping[str, Any]]

#: Stands in an outline's texts for what the editor says the page is about.
SUBJECT = "{subject}"


class OutlineError(Exception):
    """An outline names something that the blocks don't have: a developer's mistake."""


@dataclass(frozen=True)
class Outline:
    """A page to start from: which blocks stand in it, and what is filled in already.

    Each part names a block and gives the values of some of its fields; the block's own defaults
    complete it. So they do with a text that holds ``{subject}`` where no subject is known.
    """

    key: str
    label: Any
    description: Any
    #: Label of the page model, such as "kp_pages.ConditionPage".
    page_model: str
    body: Sequence[Part]

    def fill(self, block: blocks.StreamBlock, subject: str = "") -> blocks.StreamValue:
        """The body of a new page about ``subject``."""
        refuse_unknown(block, self.body)
        return _complete(block, self.body, subject)


def in_a_sentence(title: str) -> str:
    """A title inside a question: "Fibromyalgia" becomes "fibromyalgia", "CRPS" stays."""
    first, *others = title.split() or [""]
    is_plain = first.isalpha() and first == first.capitalize() and len(first) > 1
    if not is_plain or any(word[:1].isupper() and not word.isupper() for word in others):
        return title.strip()
    return title.strip()[0].lower() + title.strip()[1:]


def refuse_unknown(block: blocks.Block, given: Any) -> None:
    """Raise ``OutlineError`` if ``given`` names a block or field that ``block`` doesn't have."""
    name = block.name or "the body"
    if isinstance(block, blocks.BaseStructBlock) and isinstance(given, Mapping):
        _refuse_unknown_children(block, given.items(), name)
    elif isinstance(block, blocks.BaseStreamBlock) and isinstance(given, list | tuple):
        _refuse_unknown_children(block, given, name)
    elif isinstance(block, blocks.ListBlock) and isinstance(given, list | tuple):
        for item in given:
            refuse_unknown(block.child_block, item)
    elif isinstance(block, CONTAINERS):
        raise OutlineError(f"{name} cannot be filled with {given!r}.")


CONTAINERS = (blocks.BaseStructBlock, blocks.BaseStreamBlock, blocks.ListBlock)


def _refuse_unknown_children(block: blocks.Block, given: Iterable[Part], name: str) -> None:
    for child, value in given:
        if child not in block.child_blocks:
            raise OutlineError(f"{name} has no {child!r}, only {', '.join(block.child_blocks)}.")
        refuse_unknown(block.child_blocks[child], value)


def _complete(block: blocks.Block, given: Any, subject: str) -> Any:
    """The value that ``given`` becomes once the block's defaults fill in what it leaves out."""
    if isinstance(block, blocks.BaseStructBlock):
        return _complete_struct(block, given, subject)
    if isinstance(block, blocks.ListBlock):
        return block.normalize([_complete(block.child_block, item, subject) for item in given])
    if isinstance(block, blocks.BaseStreamBlock):
        parts = [(name, _complete(block.child_blocks[name], part, subject)) for name, part in given]
        return block.normalize(parts)
    if isinstance(given, str | Promise):
        given = str(given).replace(SUBJECT, in_a_sentence(subject))
    return block.normalize(given)


def _complete_struct(
    block: blocks.BaseStructBlock, given: Mapping[str, Any], subject: str
) -> blocks.StructValue:
    known = {
        name: value
        for name, value in given.items()
        if subject or not (isinstance(value, str | Promise) and SUBJECT in str(value))
    }
    return block.normalize(
        {
            name: _complete(child, known[name], subject) if name in known else _default(child)
            for name, child in block.child_blocks.items()
        }
    )


def _default(block: blocks.Block) -> Any:
    if isinstance(block, blocks.BaseStructBlock):
        return _complete_struct(block, {}, "")
    default = block.get_default()
    if default is None and isinstance(block, blocks.CharBlock | blocks.TextBlock):
        return ""  # what a form would send
    return str(default) if isinstance(default, Promise) else default
