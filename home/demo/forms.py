"""Saves content through the very forms of Wagtail's admin, so that it meets the same validation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import CharField, Model, TextField
from django.forms.models import ModelChoiceField
from django.utils.datastructures import MultiValueDict
from wagtail import blocks
from wagtail.admin.panels import get_edit_handler
from wagtail.blocks.base import BlockField
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.models import Page

from home.demo.blocks import LEFT_OUT, Filler, counted
from home.demo.place import Place


def fill_in(
    instance: Model, given: Mapping[str, Any], place: Place, filler: Filler, **kwargs: Any
) -> Any:
    """The instance with the given fields, valid but not saved; ``kwargs`` go to the form."""
    if isinstance(instance, Page):
        panel = instance.get_edit_handler()
    else:
        panel = get_edit_handler(type(instance))
    form_class = panel.get_form_class()
    blank = form_class(instance=instance, **kwargs)
    _set_hidden(instance, given, blank, place)
    stored = {
        name: _stored(blank, name, given.get(name, LEFT_OUT), place / name, filler)
        for name in blank.fields
    }
    data: MultiValueDict[str, Any] = MultiValueDict()
    for name, value in stored.items():
        for key, one in posted(blank.fields[name], value, name):
            data.appendlist(key, one)
    form = form_class(data, instance=instance, **kwargs)
    if not form.is_valid():
        raise _complaint(form.errors.as_data(), stored, place)
    filled = form.save(commit=False)
    try:
        filled.full_clean()
    except ValidationError as error:
        raise _complaint(error.error_dict, stored, place) from None
    return filled


def _set_hidden(instance: Model, given: Mapping[str, Any], form: Any, place: Place) -> None:
    """Set the texts that the model has and its form does not show yet."""
    texts = (CharField, TextField)
    own = {field.name for field in instance._meta.local_fields if isinstance(field, texts)}
    for name, value in given.items():
        if name in own and name not in form.fields:
            setattr(instance, name, value)
        elif name not in form.fields:
            known = ", ".join(sorted(form.fields))
            raise (place / name).error(f"there is no such field; there are {known}.")


def _stored(form: Any, name: str, given: Any, place: Place, filler: Filler) -> Any:
    """What a field stores: what the file says, or what the form opens with."""
    field = form.fields[name]
    if isinstance(field, BlockField):
        if given is LEFT_OUT:
            return field.block.get_prep_value(form[name].value())
        return filler.fill(field.block, given, place)
    if given is LEFT_OUT:
        return field.prepare_value(form[name].value())
    if isinstance(field, ModelChoiceField):
        try:
            return filler.names.find(form.instance._meta.get_field(name).related_model, given)
        except ValueError as problem:
            raise place.error(problem) from None
    return given


def posted(field: Any, value: Any, name: str) -> Iterator[tuple[str, Any]]:
    """What a browser sends for a field that holds ``value``."""
    if isinstance(field, BlockField):
        yield from _posted_block(field.block, value, name)
    elif isinstance(field.widget, forms.CheckboxInput):
        if value:
            yield name, "on"
    elif isinstance(field, ModelChoiceField):
        yield name, "" if value is None else str(value)
    else:
        shown = field.widget.format_value(value)
        for one in shown if isinstance(shown, list) else ["" if shown is None else shown]:
            yield name, one


def _posted_block(block: blocks.Block, value: Any, name: str) -> Iterator[tuple[str, Any]]:
    if isinstance(block, blocks.BaseStreamBlock):
        children = [(block.child_blocks[child["type"]], child) for child in value]
        yield from _posted_children(children, name)
    elif isinstance(block, blocks.ListBlock):
        yield from _posted_children([(block.child_block, child) for child in value], name)
    elif isinstance(block, TypedTableBlock):
        yield from _posted_table(block, value, name)
    elif isinstance(block, blocks.BaseStructBlock):
        for key, child in block.child_blocks.items():
            yield from _posted_block(child, value[key], f"{name}-{key}")
    elif not isinstance(block, blocks.StaticBlock):
        yield from posted(block.field, value, name)


def _posted_children(
    children: list[tuple[blocks.Block, dict[str, Any]]], name: str
) -> Iterator[tuple[str, Any]]:
    yield f"{name}-count", str(len(children))
    for position, (block, child) in enumerate(children):
        prefix = f"{name}-{position}"
        yield f"{prefix}-deleted", ""
        yield f"{prefix}-order", str(position)
        yield f"{prefix}-type", child["type"]
        yield f"{prefix}-id", child["id"]
        yield from _posted_block(block, child["value"], f"{prefix}-value")


def _posted_table(block: TypedTableBlock, value: Any, name: str) -> Iterator[tuple[str, Any]]:
    table = value or {"columns": [], "rows": [], "caption": ""}
    yield f"{name}-caption", table["caption"]
    for kind in ("column", "row"):
        yield f"{name}-{kind}-count", str(len(table[f"{kind}s"]))
        for position in range(len(table[f"{kind}s"])):
            yield f"{name}-{kind}-{position}-order", str(position)
            yield f"{name}-{kind}-{position}-deleted", ""
    for at, column in enumerate(table["columns"]):
        yield f"{name}-column-{at}-type", column["type"]
        yield f"{name}-column-{at}-heading", column["heading"]
        cell = block.child_blocks[column["type"]]
        for row_at, row in enumerate(table["rows"]):
            yield from _posted_block(cell, row["values"][at], f"{name}-cell-{row_at}-{at}")


def _complaint(
    complaints: Mapping[str, list[ValidationError]], stored: Mapping[str, Any], place: Place
) -> Exception:
    """The first complaint, with the field it stands beside."""
    field, errors = next(iter(complaints.items()))
    if field not in stored:
        return place.error(" ".join(errors[0].messages))
    return _deepest(errors[0], stored[field], place / field)


def _deepest(error: ValidationError, value: Any, place: Place) -> Exception:
    inside = getattr(error, "block_errors", None)
    if inside and isinstance(value, dict):
        name, inner = next(iter(inside.items()))
        return _deepest(inner, value.get(name), place / name)
    if inside:
        position, inner = next(iter(inside.items()))
        child = value[position]
        if child["type"] == "item":
            return _deepest(inner, child["value"], place / (position + 1))
        name = counted()
        step = [name(one["type"]) for one in value][position]
        return _deepest(inner, child["value"], place / step)
    messages = getattr(error, "non_block_errors", None) or error.messages
    return place.error(" ".join(str(message) for message in messages))
