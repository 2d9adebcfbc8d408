"""When readers of a page last got other words, which is not when it was last published.

A page keeps a digest of its own words and is compared with it when it is saved. What it shows of a
treatment or a reference is not in it: whoever changes one of those marks the pages that show it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.utils import timezone

from kp_pages.models.gate import words
from kp_pages.readiness.digest import digest

#: The fields of a page that are written here.
FIELDS = ("changed_at", "changed_words")
#: So many keys in one question that every database takes it.
BATCH = 500

#: Keys of pages by their kind.
Pages = Mapping[type[Any], Collection[int]]


def note(page: Any) -> None:
    """Look at a page that is about to be saved: are its words others than when it was live last?"""
    if page.pk:  # also what was written since it was loaded
        kept = type(page)._base_manager.filter(pk=page.pk).values_list(*FIELDS).first()
        page.changed_at, page.changed_words = kept or (None, "")
    said = digest(words(page)) if page.live else page.changed_words
    if said != page.changed_words:
        page.changed_at, page.changed_words = timezone.now(), said


def mark(pages: Pages) -> None:
    """These pages say something else from now on; a write for each kind, however many there are."""
    now = timezone.now()
    for model, found in pages.items():
        keys = sorted(found)
        for start in range(0, len(keys), BATCH):
            chunk = model._base_manager.filter(pk__in=keys[start : start + BATCH])
            chunk.update(changed_at=now)
