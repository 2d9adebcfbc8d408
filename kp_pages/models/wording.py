"""Who wrote the clinical words of a page, by its revisions."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from kp_pages.blocks.words import Words, is_clinical
from kp_pages.models.records import MedicalReview
from kp_pages.readiness.digest import Word, plain


def writers_of(page: Any) -> set[int]:
    """The accounts that changed clinical words since the last review, and that of the last edit.

    They are read from what the revisions hold: who saved one whose words differ from those before.
    """
    last = (
        MedicalReview.objects.filter(page=page.pk, scope=MedicalReview.Scope.FULL)
        .defer("words")
        .first()
    )
    revisions = page.revisions.order_by("created_at", "pk")
    before: list[Word] | None = None
    if last is not None:
        known = revisions.filter(created_at__lte=last.reviewed_at).last()
        before = own_words(type(page), known.content) if known else None
        revisions = revisions.filter(created_at__gt=last.reviewed_at)
    writers: set[int | None] = set()
    newest = page.get_latest_revision()
    if newest is not None:
        writers.add(newest.user_id)
    for user, content in revisions.values_list("user_id", "content").iterator(chunk_size=50):
        words = own_words(type(page), content)
        if words != before:
            writers.add(user)
        before = words
    return {user for user in writers if user is not None}


def own_words(model: type[Any], content: Mapping[str, Any]) -> list[Word]:
    """The clinical words that a revision of this kind of page holds itself."""
    words = [(name, plain(str(content.get(name) or ""))) for name in model.clinical_fields]
    block = model._meta.get_field("body").stream_block
    raw = content.get("body") or "[]"
    body = json.loads(raw) if isinstance(raw, str) else raw
    kept = [
        one
        for one in body
        if one.get("type") in block.child_blocks and is_clinical(block.child_blocks[one["type"]])
    ]
    return [*words, *Words().of(block, kept, "body")]
