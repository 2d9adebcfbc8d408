"""Looks through what is stored for blocks that nobody defines any more.

Wagtail leaves a block of an unknown type out when it loads a body, and the next save loses it. So
whoever takes a block out of the vocabulary should know first where it is still in use.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models.functions import Cast
from wagtail.fields import StreamField
from wagtail.models import RevisionMixin

from kp_pages.blocks.leaves import raw_leaves


@dataclass(frozen=True)
class UnknownBlock:
    """A block type without a block, and the page or snippet that holds it, live or as a draft."""

    model: type[models.Model]
    pk: Any
    field: str
    block_type: str
    using: str

    def __str__(self) -> str:
        kind = self.model._meta.verbose_name
        title = self.model._base_manager.using(self.using).get(pk=self.pk)
        return f'{kind} {self.pk} "{title}": {self.block_type!r} in {self.field}'


def unknown_blocks(using: str = "default") -> Iterator[UnknownBlock]:
    """Each unknown type once for each page or snippet that holds it."""
    seen: set[UnknownBlock] = set()
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, StreamField):
                for found in _in_field(model, field, using):
                    if found not in seen:
                        seen.add(found)
                        yield found


def _in_field(model: type[models.Model], field: StreamField, using: str) -> Iterator[UnknownBlock]:
    for pk, raw in (*_live(model, field, using), *_drafts(model, field, using)):
        unknown: list[str] = []
        for _leaf in raw_leaves(field.stream_block, raw, unknown.append):
            pass
        for block_type in unknown:
            yield UnknownBlock(model, pk, field.name, block_type, using)


def _live(model: type[models.Model], field: StreamField, using: str) -> Iterator[tuple[Any, Any]]:
    # As text, because loading it as a stream is what leaves unknown blocks out.
    rows = model._base_manager.using(using).annotate(kp_raw=Cast(field.name, models.TextField()))
    for pk, raw in rows.values_list("pk", "kp_raw").iterator():
        yield pk, _parsed(raw)


def _drafts(model: type[models.Model], field: StreamField, using: str) -> Iterator[tuple[Any, Any]]:
    if issubclass(model, RevisionMixin):
        rows = model._base_manager.using(using).filter(latest_revision__isnull=False)
        for pk, content in rows.values_list("pk", "latest_revision__content").iterator():
            yield pk, _parsed(content.get(field.name))


def _parsed(raw: Any) -> Any:
    try:
        return json.loads(raw) if isinstance(raw, str) else raw
    except ValueError:
        return None
