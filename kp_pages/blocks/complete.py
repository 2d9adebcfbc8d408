"""Looks at stored blocks as they are: what is missing, and what visitors do not see.

A handful of queries, whatever the length: everything that the blocks point to is fetched together.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.blocks import PageChooserBlock, RichTextBlock, StreamBlock, StreamValue
from wagtail.models import Page

from kp_pages.blocks.fetching import pointers
from kp_pages.blocks.leaves import Leaf, is_chooser_of, raw_leaves_at
from kp_pages.blocks.reading import Reading
from kp_pages.blocks.shelf import Shelf, shelved
from kp_pages.blocks.values import lines
from kp_pages.readiness import Link, Path, Problem

#: The blocks of a stream: type, value and id.
Read = list[tuple[str, Any, str | None]]


@dataclass(frozen=True)
class Look:
    """What the blocks of a page's fields lack, and where they lead."""

    problems: tuple[Problem, ...]
    links: tuple[Link, ...]
    #: References that readers do not see, by the fields that cite them.
    missing_references: tuple[Path, ...]


def look(
    streams: Mapping[str, StreamValue], private: tuple[str, ...], reading: Reading | None = None
) -> Look:
    """Look through these fields of a page; ``private`` are the paths of pages that are not open.

    What ``reading``, of the body, has found already is not asked for again.
    """
    raw = {name: stream.get_prep_value() for name, stream in streams.items()}
    fields = [
        leaf
        for name, stream in streams.items()
        for leaf in raw_leaves_at(stream.stream_block, raw[name], (name,))
    ]
    known = reading.shelf if reading else {}
    shelf = _everything(fields, known)
    values = {"body": _as_read(reading)} if reading and len(shelf) == len(known) else {}
    with shelved(shelf):
        problems = [
            problem
            for name, stream in streams.items()
            for problem in _problems(stream.stream_block, values.get(name), raw[name], (name,))
        ]
    return Look(
        tuple(problems),
        tuple(link for leaf in fields for link in _links(leaf, shelf, private)),
        tuple(leaf.path for leaf in fields if _is_missing_reference(leaf, shelf)),
    )


def _everything(fields: list[Leaf], known: Shelf) -> Shelf:
    """All that these fields point to, drafts too; only what is not ``known`` is fetched."""
    wanted: dict[type[Model], set[int]] = defaultdict(set)
    for leaf in fields:
        for model, key in pointers(leaf.block, leaf.value):
            if (model, str(key)) not in known:
                wanted[model].add(key)
    page_models = [model for model in wanted if issubclass(model, Page)]
    keys = {key for model in page_models for key in wanted.pop(model)}
    shelf: Shelf = {
        (model, str(key)): one
        for model, some in wanted.items()
        for key, one in model._default_manager.in_bulk(some).items()
    }
    for page in Page.objects.filter(pk__in=keys) if keys else ():
        specific = page.specific_deferred
        fitting = [model for model in {Page, *page_models} if isinstance(specific, model)]
        shelf |= {(model, str(page.pk)): specific for model in fitting}
    return {**known, **shelf}


def _as_read(reading: Reading) -> Read | None:
    """The blocks of the body as they were read, unless some could not be."""
    return None if reading.left_out else [(b.block_type, b.value, b.id) for b in reading.blocks]


def _problems(block: StreamBlock, read: Read | None, raw: Any, path: Path) -> Iterator[Problem]:
    try:
        value = block.to_python(raw) if read is None else StreamValue(block, read)
        list(value)  # converts it now, while the shelf is there
    except (AttributeError, KeyError, TypeError, ValueError):
        yield Problem(path, _("A block here cannot be read. Bring back an earlier version."))
        return
    try:
        block.clean(value)
    except ValidationError as error:
        yield from _located(value, error, path)


def _located(value: Any, error: ValidationError, path: Path) -> Iterator[Problem]:
    """The sentences of an error, each with the path to the field that it is about."""
    inside: Mapping[Any, ValidationError] = getattr(error, "block_errors", {})
    cells: Mapping[int, Mapping[int, ValidationError]] = getattr(error, "cell_errors", {}) or {}
    for key, one in inside.items():
        name, inner = _child(value, key)
        yield from _located(inner, one, (*path, name))
    for row, errors in cells.items():
        for column, one in errors.items():
            yield from _located(None, one, (*path, "rows", str(row), str(column)))
    own = getattr(error, "non_block_errors", None)
    sentences = error.messages if own is None and not cells else list(own or ())
    yield from (Problem(path, str(sentence)) for sentence in sentences)


def _child(value: Any, key: str | int) -> tuple[str, Any]:
    """The name and the value of a part of a struct, a list or a stream."""
    if isinstance(key, str):
        return key, value.get(key) if isinstance(value, Mapping) else None
    item = (value.bound_blocks if hasattr(value, "bound_blocks") else value)[key]
    return item.id or "", item.value


_ANCHOR = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.IGNORECASE | re.DOTALL)
_PAGE_ID = re.compile(r'\bid="(\d+)"')
_TAG = re.compile(r"<[^>]+>")


def _links(leaf: Leaf, shelf: Shelf, private: tuple[str, ...]) -> Iterator[Link]:
    """The links of a text, or the page that is chosen."""
    if isinstance(leaf.block, PageChooserBlock) and leaf.value is not None:
        page = shelf.get((Page, str(leaf.value)))
        yield Link(leaf.path, "", is_open(page, private), getattr(page, "title", ""))
    elif isinstance(leaf.block, RichTextBlock) and isinstance(leaf.value, str):
        for attributes, inner in _ANCHOR.findall(leaf.value):
            text = lines(_TAG.sub("", inner))
            if 'linktype="page"' in attributes:
                found = _PAGE_ID.search(attributes)
                page = shelf.get((Page, found[1])) if found else None
                yield Link(leaf.path, text, is_open(page, private), getattr(page, "title", ""))
            elif "href=" in attributes:
                yield Link(leaf.path, text)


def is_open(page: Any, private: tuple[str, ...]) -> bool:
    """Whether everybody may open this page."""
    if page is None or not page.live or page.path.startswith(private):
        return False
    return not getattr(page, "has_expired", False)


def _is_missing_reference(leaf: Leaf, shelf: Shelf) -> bool:
    if leaf.value is None or not is_chooser_of(leaf.block, "kp_pages.Reference"):
        return False
    found: Any = shelf.get((leaf.block.model_class, str(leaf.value)))
    return found is None or not found.live
