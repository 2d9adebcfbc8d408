"""The rows of the report of all pages: what is kept of each page, and what is worked out now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext
from wagtail.admin.utils import get_user_display_name

from kp_pages.admin.readiness.columns import standing_label
from kp_pages.models import ConditionPage, ContentPage, GateOverride, PageReadiness
from kp_pages.models.page_readiness import kept
from kp_pages.models.reviewed import standings
from kp_pages.models.standing import Standing

BATCH = 50


@dataclass(frozen=True)
class Row:
    """One page of the report."""

    page: Any
    kp_kept: PageReadiness | None
    kp_standing: Standing | None
    #: The last time somebody published it despite findings.
    override: GateOverride | None

    @property
    def pk(self) -> int:
        return self.page.pk

    @property
    def title(self) -> str:
        return str(self.page.get_admin_display_title())

    @property
    def kind(self) -> str:
        return str(self.page.page_type_display_name)

    @property
    def status(self) -> str:
        return str(self.page.status_string)

    @property
    def rules(self) -> str:
        return ", ".join(self.kp_kept.codes.split()) if self.kp_kept else ""

    @property
    def grade(self) -> str:
        grade = self.kp_kept.grade if self.kp_kept else None
        return "" if grade is None else f"{grade:.1f}"

    @property
    def evidence(self) -> str:
        is_condition = isinstance(self.page, ConditionPage)
        return str(self.page.get_evidence_level_display()) if is_condition else ""

    @property
    def review(self) -> str:
        return standing_label(self.kp_standing) if self.kp_standing else ""

    @property
    def owner(self) -> str:
        return get_user_display_name(self.page.owner) if self.page.owner else ""

    @property
    def answered(self) -> str:
        """Who published it despite findings, when, and why."""
        if self.override is None:
            return ""
        return gettext("%(name)s on %(day)s, despite %(codes)s: %(reason)s") % {
            "name": self.override.user_name,
            "day": date_format(self.override.created_at, "SHORT_DATE_FORMAT"),
            "codes": ", ".join(self.override.codes),
            "reason": self.override.reason,
        }

    @property
    def edited_at(self) -> datetime | None:
        edited_at: datetime | None = self.page.latest_revision_created_at
        return edited_at


def rows(pages: Iterable[Any]) -> list[Row]:
    """These pages, at a flat number of queries as long as none has to be judged anew."""
    pages = list(pages)
    keys = [page.pk for page in pages]
    known = kept(pages)
    standing = standings(page for page in pages if isinstance(page, ContentPage))
    overrides = GateOverride.objects.filter(page__in=keys).order_by("created_at", "pk")
    answered = {one.page_id: one for one in overrides}
    return [
        Row(page, known.get(page.pk), standing.get(page.pk), answered.get(page.pk))
        for page in pages
    ]


def many_rows(pages: Any) -> Iterator[Row]:
    """The same of many pages, a few at a time, so that a large site needs little memory."""
    found = pages.iterator(chunk_size=BATCH)
    while batch := list(islice(found, BATCH)):
        yield from rows(batch)
