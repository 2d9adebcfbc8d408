"""Who wrote the clinical words of a page, by its revisions, and by the log where these are gone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from wagtail.log_actions import registry

from kp_pages.blocks.words import Words, is_clinical
from kp_pages.models.records import MedicalReview
from kp_pages.models.treatments import SIGNED, Treatment
from kp_pages.readiness.digest import Word, plain

#: What somebody does who writes, as the log calls it.
WRITING = ("wagtail.create", "wagtail.edit", "wagtail.revert", "wagtail.rename")


def writers_of(page: Any) -> set[int]:
    """The accounts that changed clinical words since the last review, and that of the last edit.

    They are read from what the revisions hold: who saved one whose words differ from those before.
    """
    since = signed_last(page)
    revisions = page.revisions.order_by("created_at", "pk")
    before: list[Word] | None = None
    if since is not None:
        known = revisions.filter(created_at__lte=since).last()
        before = own_words(type(page), known.content) if known else None
        revisions = revisions.filter(created_at__gt=since)
    writers: set[int | None] = set(unknown_edits(page, since).values_list("user_id", flat=True))
    newest = page.get_latest_revision()
    if newest is not None:
        writers.add(newest.user_id)
    for user, content in revisions.values_list("user_id", "content").iterator(chunk_size=50):
        words = own_words(type(page), content)
        if words != before:
            writers.add(user)
        before = words
    return {user for user in writers if user is not None}


def wrote(page: Any, user_pk: int | None) -> bool:
    """The same of one account; at two queries for whoever has never written on the page."""
    if user_pk is None or page.pk is None:
        return False
    page = page.alias_of.specific if page.alias_of_id else page
    logged = registry.get_logs_for_instance(page).filter(action__in=WRITING, user=user_pk)
    has_written = page.revisions.filter(user=user_pk).exists() or logged.exists()
    return has_written and user_pk in writers_of(page)


def fact_writers_of(page: Any) -> set[int]:
    """The accounts that wrote what the treatments on a page say, if nobody has signed it since."""
    since = signed_last(page)
    shown = Treatment.objects.filter(pk__in=page.treatment_keys(), live=True)
    found = (_last_writer(one, since) for one in shown.select_related("live_revision"))
    return {user for user in found if user is not None}


def _last_writer(treatment: Treatment, since: datetime | None) -> int | None:
    """Who first saved the words that are live now, if it was after this moment."""
    live = treatment.live_revision
    if live is None:
        return None
    revisions = treatment.revisions.filter(created_at__lte=live.created_at)
    words, first = _facts(live.content), live
    for revision in revisions.order_by("-created_at", "-pk").iterator(chunk_size=50):
        if _facts(revision.content) != words:
            since = max(filter(None, (since, revision.created_at)))
            break
        first = revision
    gone = unknown_edits(treatment, since).filter(timestamp__lte=treatment.last_published_at)
    if edit := gone.order_by("-timestamp").first():
        writer: int | None = edit.user_id
        return writer
    return first.user_id if since is None or first.created_at > since else None


def _facts(content: Mapping[str, Any]) -> list[Any]:
    """What a revision says; some databases keep the keys of a block in an order of their own."""
    said = [content.get(name) for name in (*SIGNED, "references")]
    return [
        json.loads(one) if isinstance(one, str) and one.startswith("[") else one for one in said
    ]


def signed_last(page: Any) -> datetime | None:
    """When somebody signed the whole page the last time, whatever it said then."""
    signed = MedicalReview.objects.filter(page=page.pk, scope=MedicalReview.Scope.FULL)
    return signed.values_list("reviewed_at", flat=True).first()


def unknown_edits(thing: Any, since: datetime | None) -> QuerySet:
    """The log's entries of edits whose words nobody can read any more: their revision is gone."""
    edits = registry.get_logs_for_instance(thing).filter(action__in=WRITING, content_changed=True)
    edits = edits.exclude(revision__in=thing.revisions.values("pk"))
    return edits.filter(timestamp__gt=since) if since else edits


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
