"""Wagtail's own database backend, and beside it the entries that visitors search.

``WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "kp_pages.search.backend"}}``

The admin searches with Wagtail's backend as ever, drafts and all. Whatever is written into it,
by a save or by ``update_index``, is written into our entries too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model
from wagtail.models import Page
from wagtail.search.backends import database as wagtails
from wagtail.search.backends.base import BaseIndex, BaseSearchBackend

from kp_pages.search import entries
from kp_pages.search.databases import database


class Index(BaseIndex):
    """Two indexes as one: Wagtail's of everything, ours of what visitors may find."""

    def __init__(self, backend: SearchBackend, wagtails_index: BaseIndex) -> None:
        super().__init__(backend)
        self.wagtails = wagtails_index
        #: What was written since this object was made, for a rebuild to keep.
        self.keys: set[int] = set()
        self.words: set[str] = set()

    def add_items(self, model: type[Model], items: Iterable[Any]) -> None:
        items = list(items)
        self.wagtails.add_items(model, items)
        if issubclass(model, Page):
            keys, words = entries.put(page.specific for page in items)
            self.keys |= keys
            self.words |= words

    def delete_item(self, item: Any) -> None:
        self.wagtails.delete_item(item)
        if isinstance(item, Page):
            entries.remove([item.pk])

    def reset(self) -> None:
        self.wagtails.reset()
        entries.keep_only(set(), set())


class Rebuilder:
    """Takes what is met into both indexes, and then removes what was not met."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.wagtails = index.backend.wagtails.rebuilder_class(index.wagtails)

    def start(self) -> Index:
        self.wagtails.start()
        return self.index

    def finish(self) -> None:
        entries.keep_only(self.index.keys, self.index.words)
        database().tidy()
        self.wagtails.finish()


class SearchBackend(BaseSearchBackend):
    rebuilder_class = Rebuilder

    def __init__(self, params: Mapping[str, Any]) -> None:
        super().__init__(params)
        database()  # says so at once if the site's database is none that we know
        self.wagtails = wagtails.SearchBackend(dict(params))

    def get_index_for_model(self, model: type[Model]) -> Index:
        return Index(self, self.wagtails.get_index_for_model(model))

    def search(self, *args: Any, **kwargs: Any) -> Any:
        return self.wagtails.search(*args, **kwargs)

    def autocomplete(self, *args: Any, **kwargs: Any) -> Any:
        return self.wagtails.autocomplete(*args, **kwargs)
