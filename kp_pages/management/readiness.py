"""Runs the readiness rules over the pages, one after the other, for ``kp_audit``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import shorten
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext
from wagtail.blocks import StreamValue
from wagtail.models import Page
from wagtail.query import PageQuerySet

from kp_pages.blocks.places import names
from kp_pages.blocks.shelf import shelved
from kp_pages.models import ClinicPage
from kp_pages.models.around import Around
from kp_pages.models.judged import policy
from kp_pages.readiness import Finding, Path, Severity

#: Pages in memory at once.
CHUNK = 50
#: How much is quoted of a long sentence.
WORDS_SHOWN = 80


@dataclass(frozen=True)
class Told:
    """One finding as it is told to people and machines."""

    code: str
    severity: Severity
    path: Path
    #: The way to the field in words; empty for the page as a whole.
    field: str
    sentence: str
    words: str
    start: int
    todo: str

    def __str__(self) -> str:
        where = f"{self.field}: " if self.field else ""
        said = f"{self.severity.name.lower()} {self.code} {where}{self.sentence}"
        is_quoted = not self.words or self.words in self.sentence
        return (
            said if is_quoted else f"{said} “{shorten(self.words, WORDS_SHOWN, placeholder='…')}”"
        )

    def as_json(self) -> dict[str, object]:
        return {
            "code": self.code,
            "severity": self.severity.name.lower(),
            "path": list(self.path),
            "field": self.field,
            "sentence": self.sentence,
            "words": self.words,
            "start": self.start,
            "todo": self.todo,
        }


@dataclass(frozen=True)
class Audited:
    """One page or draft, and what the rules find on it."""

    key: int
    title: str
    url: str
    is_draft: bool
    findings: list[Told]

    def as_json(self) -> dict[str, object]:
        return {
            "page": self.key,
            "title": self.title,
            "url": self.url,
            "draft": self.is_draft,
            "findings": [one.as_json() for one in self.findings],
        }


def pages_to_audit(*, drafts: bool) -> PageQuerySet:
    """Our live pages; with ``drafts`` also those that nobody has published."""
    pages = Page.objects.filter(depth__gt=1).type(ClinicPage).order_by("path")
    return pages if drafts else pages.filter(live=True)


def count(pages: PageQuerySet, *, drafts: bool) -> int:
    """How many there are to judge: a page with a newer draft counts twice."""
    total: int = pages.count()
    return total + (pages.filter(_has_both()).count() if drafts else 0)


def audit(pages: PageQuerySet, *, drafts: bool) -> Iterator[Audited]:
    """Judge each page as it is live, and its newest draft."""
    around = Around(many=True)
    for page in pages.specific().iterator(chunk_size=CHUNK):
        if page.live:
            yield _audited(page, around, is_draft=False)
        if drafts and (page.has_unpublished_changes or not page.live):
            yield _audited(page.get_latest_revision_as_object(), around, is_draft=True)


def _has_both() -> Q:
    return Q(live=True, has_unpublished_changes=True)


def _audited(page: Any, around: Around, *, is_draft: bool) -> Audited:
    told = [_told(page, finding) for finding in page.findings(around)]
    return Audited(page.pk, page.title, page.full_url or "", is_draft, told)


def _told(page: Any, finding: Finding) -> Told:
    return Told(
        finding.code,
        finding.severity,
        finding.path,
        ", ".join(field_in_words(page, finding.path)),
        gettext(finding.message) % finding.params,
        finding.words,
        finding.start,
        gettext(policy().rule(finding.code).todo),
    )


def field_in_words(page: Any, path: Path) -> list[str]:
    """The way to a field as an editor knows it: "Evidence", "Claim 2", "Limits"."""
    if not path:
        return []
    try:
        field = page._meta.get_field(path[0])
    except FieldDoesNotExist:
        return list(path)
    value = getattr(page, path[0])
    if not isinstance(value, StreamValue) or not path[1:]:
        return [capfirst(str(field.verbose_name))]
    with shelved({}):  # names need no object that a chooser points to
        loaded = value.stream_block.to_python(value.get_prep_value())
        return names(value.stream_block, loaded, path[1:])
