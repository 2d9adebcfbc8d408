"""Fetches what a stored body points to, whatever its length.

A query for each kind of snippet, one for all pages, one for all pictures with their renditions.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.utils.html import format_html
from wagtail.blocks import Block, ChooserBlock, PageChooserBlock, RichTextBlock, StreamValue
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.models import DraftStateMixin, Page
from wagtail.rich_text import features
from wagtail.rich_text.rewriters import LinkRewriter

from kp_pages.blocks.citing import cited_keys
from kp_pages.blocks.leaves import raw_leaves
from kp_pages.blocks.shelf import Shelf
from kp_pages.kinds import as_kind, join_kinds
from kp_pages.pictures import fetch_pictures
from kp_pages.visibility import unexpired

Wanted = dict[type[Model], set[int]]
Fields = Iterable[tuple[Block, Any]]

_PAGE_LINK = re.compile(r'<a\s[^>]*linktype="page"[^>]*>')
_ID = re.compile(r'\bid="(\d+)"')


def fetch(fields: Fields, private: tuple[str, ...], shown: Iterable[Any] = ()) -> Shelf:
    """What these stored fields point to, as far as a visitor may see it.

    ``shown`` are pictures that the page shows beside them; they learn their renditions as well.
    """
    wanted, kinds = _wanted(fields)
    page_models = [model for model in wanted if issubclass(model, Page)]
    keys = {key for model in page_models for key in wanted.pop(model)}
    pictures = wanted.pop(get_image_model(), set())
    shelf: Shelf = {}
    while wanted:
        # Who points further comes first, so that what it points to is fetched with the rest.
        model = min(wanted, key=lambda one: not _streams(one))
        for one in _live(model, wanted.pop(model)):
            shelf[model, str(one.pk)] = one
            for value in streams_of(one):
                further, _none = _wanted(raw_leaves(value.stream_block, value.get_prep_value()))
                for kind, more in further.items():
                    wanted[kind] |= more
    pages = list(_public_pages(keys, kinds, private))
    for page in pages:
        shelf |= {(model, str(page.pk)): page for model in page_models if isinstance(page, model)}
    for picture in _pictures(pictures, pages, shown):
        shelf[get_image_model(), str(picture.pk)] = picture
    return shelf


def _wanted(fields: Fields) -> tuple[Wanted, set[type[Page]]]:
    """The keys of what these fields point to, by model, and the kinds of pages they choose."""
    wanted: Wanted = defaultdict(set)
    kinds: set[type[Page]] = set()
    for block, raw in fields:
        for model, key in pointers(block, raw):
            wanted[model].add(key)
            if isinstance(block, PageChooserBlock):
                kinds |= {model for model in block.target_models if model is not Page}
    return wanted, kinds


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
        for key in cited_keys(raw):
            yield apps.get_model("kp_pages", "Reference"), key


def _live(model: type[Model], keys: set[int]) -> Iterable[Model]:
    found = model._default_manager.filter(pk__in=keys)
    return found.filter(live=True) if issubclass(model, DraftStateMixin) else found


def _public_pages(
    keys: set[int], kinds: set[type[Page]], private: tuple[str, ...]
) -> Iterator[Page]:
    """The pages that everybody may see, in one query; those of a chosen kind as what they are."""
    if not keys:
        return
    live = Page.objects.filter(unexpired(), pk__in=keys, live=True)
    for page in join_kinds(live, kinds, defer=["body"]):
        if not page.path.startswith(private):
            yield as_kind(page, kinds)


def _pictures(keys: set[int], pages: list[Page], shown: Iterable[Any]) -> Iterator[Any]:
    """The pictures with these keys; those of pages and those shown learn their renditions."""
    on_pages = [page for page in pages if getattr(page, "picture_id", None)]
    known = list(shown)
    of_pages = {page.picture_id for page in on_pages}
    found = fetch_pictures(keys | of_pages, known)
    for page in on_pages:
        page.picture = found.get(page.picture_id)
    yield from (picture for key, picture in found.items() if key in keys)


def link_rewriter(shelf: Shelf) -> LinkRewriter:
    """Turns stored links into real ones; a page that nobody may see is named and not linked."""

    def page_links(attributes: list[dict[str, str]]) -> list[str]:
        pages: list[Any] = [shelf.get((Page, one.get("id", ""))) for one in attributes]
        return [format_html('<a href="{}">', page.url) if page else "<a>" for page in pages]

    kinds = features.get_link_types().items()
    rules = {name: kind.expand_db_attributes_many for name, kind in kinds}
    return LinkRewriter(bulk_rules={**rules, "page": page_links})
