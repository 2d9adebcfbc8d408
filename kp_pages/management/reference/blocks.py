"""What an editor can put on a page: every block with its fields, limits and help."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.core.validators import MaxValueValidator, MinValueValidator
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from kp_pages.blocks import parts, prose
from kp_pages.blocks.body import BodyBlock
from kp_pages.blocks.choosers import PageBlock, PictureBlock, SnippetBlock
from kp_pages.management.reference.markdown import row, table

#: What an editor meets, by class of the block; the first that fits.
KINDS: list[tuple[type[blocks.Block], str]] = [
    (prose.ProseBlock, "rich text"),
    (parts.PhoneBlock, "phone number"),
    (parts.HttpsBlock, "https address"),
    (blocks.CharBlock, "one line"),
    (blocks.TextBlock, "plain text"),
    (blocks.ChoiceBlock, "choice"),
    (blocks.BooleanBlock, "tick"),
    (blocks.IntegerBlock, "whole number"),
    (blocks.DecimalBlock, "number"),
    (blocks.DateBlock, "date"),
    (PictureBlock, "picture"),
    (PageBlock, "page"),
    (TypedTableBlock, "table"),
    (blocks.StaticBlock, "nothing to fill in"),
    (blocks.ListBlock, "list"),
    (blocks.BaseStreamBlock, "any of"),
    (blocks.BaseStructBlock, "group of fields"),
]


@dataclass(frozen=True)
class Field:
    """One field of a block, with the way to it from the block."""

    path: str
    block: blocks.Block


def block_lines() -> Iterator[str]:
    body = BodyBlock()
    yield "What an editor can put on a page, in the groups and the order of the chooser."
    yield "A dot in a field's name leads into a list or a group: `questions.answer`."
    yield "What is not optional has to be filled in before publication; a draft saves without it."
    children = body.child_blocks.items()
    for group, members in groupby(children, key=lambda child: str(child[1].meta.group)):
        yield from ["", f"## {group}"]
        for name, block in members:
            yield from ["", *one_block(name, block, body.meta.block_counts.get(name, {}))]


def one_block(name: str, block: blocks.Block, counts: dict[str, int]) -> Iterator[str]:
    yield from [f"### `{name}`", "", f"**{block.label}.** {block.meta.description}.", ""]
    most = counts.get("max_num")
    often = f"At most {most} on a page." if most else "As often as a page needs it."
    yield f"{often} Template: `{block.meta.template}`."
    yield from ["", *table("Field", "Label", "What", "Limits", "Help")]
    for field in fields_of(block):
        label = str(field.block.label)
        cells = [f"`{field.path}`", label, kind(field.block), limits(field.block), help_of(field)]
        yield row(cells)


def fields_of(block: blocks.Block, way: str = "") -> Iterator[Field]:
    """The fields under a block from top to bottom; what is listed or grouped follows its list."""
    for name, child in block.child_blocks.items():
        path = f"{way}{name}"
        yield Field(path, child)
        inner = child.child_block if isinstance(child, blocks.ListBlock) else child
        if has_fields(inner):
            yield from fields_of(inner, f"{path}.")


def has_fields(block: blocks.Block) -> bool:
    containers = (blocks.BaseStructBlock, blocks.BaseStreamBlock)
    return isinstance(block, containers) and not isinstance(block, PictureBlock)


def kind(block: blocks.Block) -> str:
    if isinstance(block, SnippetBlock):
        return str(block.model_class._meta.verbose_name)
    if isinstance(block, blocks.ListBlock):
        inner = block.child_block
        return "list" if has_fields(inner) else f"list, each {kind(inner)}"
    if isinstance(block, blocks.BaseStreamBlock) and block.meta.max_num == 1:
        return "one of"
    known = (words for known, words in KINDS if isinstance(block, known))
    return next(known, type(block).__name__)


def limits(block: blocks.Block) -> str:
    return "; ".join(limits_of(block))


def limits_of(block: blocks.Block) -> Iterator[str]:
    if isinstance(block, blocks.ListBlock | blocks.BaseStreamBlock):
        yield from counted(block.meta.min_num, block.meta.max_num)
    form_field = getattr(block, "field", None)
    if form_field is not None:
        yield from [] if form_field.required else ["optional"]
        if getattr(form_field, "max_length", None):
            yield f"{form_field.max_length} characters"
        for validator in form_field.validators:
            if isinstance(validator, MinValueValidator | MaxValueValidator):
                edge = "least" if isinstance(validator, MinValueValidator) else "most"
                yield f"at {edge} {validator.limit_value}"
    if isinstance(block, blocks.ChoiceBlock):
        yield ", ".join(f"{label} (`{value}`)" for value, label in choices(block))
    if isinstance(block, TypedTableBlock):
        yield "columns of " + ", ".join(kind(child) for child in block.child_blocks.values())


def counted(least: int | None, most: int | None) -> Iterator[str]:
    if least and least == most:
        yield f"exactly {least}"
    elif least or most:
        yield " to ".join(str(number) for number in (least or 0, most) if number is not None) + (
            "" if most else " or more"
        )
    else:
        yield "optional"


def choices(block: blocks.ChoiceBlock) -> list[tuple[str, str]]:
    return [(value, str(label)) for value, label in block.field.choices if value]


def help_of(field: Field) -> str:
    form_field = getattr(field.block, "field", None)
    given = getattr(form_field, "help_text", "") or getattr(field.block.meta, "help_text", "")
    return str(given or "")
