"""What the readiness rules are given of a page, and what they find."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from django.core.signals import setting_changed
from django.utils.module_loading import import_string

from kp_pages import conf
from kp_pages.blocks.reading import Reading
from kp_pages.readiness import Document, Finding, Part, Passage, Policy, Review, Severity, check
from kp_pages.readiness.packs import CORE


@cache
def policy() -> Policy:
    """The rules of this site, each at the severity that its settings say."""
    settings = conf.load()
    added = [rule for path in settings.RULE_PACKS for rule in import_string(path)]
    severities = {code: Severity[name.upper()] for code, name in settings.RULES.items()}
    return Policy((*CORE, *added), severities)


def _forget(*, setting: str, **kwargs: Any) -> None:
    if setting == "KP_PAGES":
        policy.cache_clear()


setting_changed.connect(_forget, dispatch_uid="kp_pages_policy")


class Judged:
    """Gives the rules what they read of a page: its own texts, its blocks, its sources."""

    #: What kind of document the rules take it for.
    document_kind = "page"

    def document(self: Any) -> Document:
        """The page as the rules read it; of a draft, as it is in memory."""
        reading = self.read() if hasattr(self, "body") else None
        return Document(
            kind=self.document_kind,
            own=tuple(self.own_passages()),
            parts=tuple(_parts(reading)) if reading else (),
            review=self.review_for_rules(),
        )

    def findings(self) -> list[Finding]:
        """What the rules find on this page."""
        return check(self.document(), policy())

    def own_passages(self: Any) -> Iterator[Passage]:
        """The texts of the page besides its body, by the names of their fields."""
        for name, role in (("title", "title"), ("summary", "summary")):
            if getattr(self, name):
                yield Passage(getattr(self, name), (name,), role)

    def review_for_rules(self: Any) -> Review | None:
        """How the page stands with its clinicians; None for a page that needs no review."""
        return None


def _parts(reading: Reading) -> Iterator[Part]:
    for block in reading.blocks:
        if block.value in reading.values:
            path = ("body", block.id)
            passages = tuple(
                replace(one, path=(*path, *one.path), part=block.block_type)
                for one in block.value.passages()
            )
            yield Part(block.block_type, path, passages)
