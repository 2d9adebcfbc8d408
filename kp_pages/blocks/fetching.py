"""Fetches what a stored body points to: a query for each model, whatever its length."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils.html import format_html
from wagtail.blocks import Block, ChooserBlock, RichTextBlock, StreamValue
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.models import DraftStateMixin, Page
from wagtail.rich_text import features
from wagtail.rich_text.rewriters import LinkRewriter

from kp_pages.blocks.choosers import Shelf
from kp_pages.blocks.values import raw_leaves
from kp_pages.pictures import SPECS
from kp_pages.visibility import unexpired

Wanted = dict[type[Model], set[int]]

_PAGE_LINK = re.compile(r'<a\s[^>]*linktype="page"[^>]*>')
_ID = re.compile(r'\bid="(\d+)"')


def fetch(fields: Iterable[tuple[Block, Any]], private: tuple[str, ...]) -> Shelf:
    """What these stored fields point to, as far as a visitor may see it."""
    wanted: Wanted = defaultdict(set)
    for block, raw in fields:
        for model, key in pointers(block, raw):
            wanted[model].add(key)
    page_models = [model for model in wanted if issubclass(model, Page)]
    keys = {key for model in page_models for key in wanted.pop(model)}
    shelf: Shelf = {}
    while wanted:
        # Who points further comes first, so that what it points to is fetched with the rest.
        model = min(wanted, key=lambda one: not _streams(one))
        for one in _live(model, wanted.pop(model)):
            shelf[model, str(one.pk)] = one
            for value in streams_of(one):
                for block, raw in raw_leaves(value.stream_block, value.get_prep_value()):
                    for further, key in pointers(block, raw):
                        wanted[further].add(key)
    for page in _public_pages(keys, private):
        shelf |= {(model, str(page.pk)): page for model in page_models if isinstance(page, model)}
    return shelf


def _streams(model: type[Model]) -> list[str]:
    return [field.name for field in model._meta.fields if isinstance(field, StreamField)]


def streams_of(one: Model) -> list[StreamValue]:
    """The streams that an object holds itself, such as the references of a treatment."""
    return [getattr(one, name) for name in _streams(type(one))]


def pointers(block: Block, raw: object) -> Iterator[tuple[type[Model], int]]:
    """The model and key of what a field points to, and of the pages that its text links to."""
    if isinstance(block, ChooserBlock) and str(raw).isdecimal():
        yield block.model_class, int(str(raw))
    elif isinstance(block, RichTextBlock) and isinstance(raw, str):
        for link in _PAGE_LINK.findall(raw):
            if found := _ID.search(link):
                yield Page, int(found[1])


def _live(model: type[Model], keys: set[int]) -> Iterable[Model]:
    found = model._default_manager.filter(pk__in=keys)
    if issubclass(model, DraftStateMixin):
        return found.filter(live=True)
    if model is get_image_model():
        return get_image_model().objects.filter(pk__in=keys).prefetch_renditions(*SPECS)
    return found


def _public_pages(keys: set[int], private: tuple[str, ...]) -> Iterator[Page]:
    """Each page as what it is, without its body; one query, and one for each kind."""
    if not keys:
        return
    kinds: dict[int, list[int]] = defaultdict(list)
    live = Page.objects.filter(unexpired(), pk__in=keys, live=True)
    for key, path, kind in live.values_list("pk", "path", "content_type_id"):
        if not path.startswith(private):
            kinds[kind].append(key)
    for kind, found in kinds.items():
        model = ContentType.objects.get_for_id(kind).model_class()
        if model is not None:
            has_body = any(field.name == "body" for field in model._meta.get_fields())
            pages = model._default_manager.filter(pk__in=found)
            yield from pages.defer("body") if has_body else pages


def link_rewriter(shelf: Shelf) -> LinkRewriter:
    """Turns stored links into real ones; a page that nobody may see is named and not linked."""

    def page_links(attributes: list[dict[str, str]]) -> list[str]:
        pages: list[Any] = [shelf.get((Page, one.get("id", ""))) for one in attributes]
        return [format_html('<a href="{}">', page.url) if page else "<a>" for page in pages]

    kinds = features.get_link_types().items()
    rules = {name: kind.expand_db_attributes_many for name, kind in kinds}
    return LinkRewriter(bulk_rules={**rules, "page": page_links})
