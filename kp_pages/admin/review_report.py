"""The report of all condition pages and articles: how they stand with their clinicians."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

import django_filters
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page, PageLogEntry
from wagtail.permissions import page_permission_policy

from kp_pages.models import ClinicianPage
from kp_pages.models.reviewed import reviewed_models, standings
from kp_pages.models.standing import Standing, State

BATCH = 100
ON_PAGES = ["add", "change", "publish"]


@dataclass(frozen=True)
class Row:
    """One page of the report."""

    page: Any
    standing: Standing

    @property
    def pk(self) -> int:
        return self.page.pk

    @property
    def title(self) -> str:
        return str(self.page.get_admin_display_title())

    @property
    def kind(self) -> Any:
        return self.page._meta.verbose_name

    @property
    def is_live(self) -> Any:
        return _("live") if self.page.live else _("draft")

    @property
    def state(self) -> Any:
        return _("Due soon") if self.standing.is_due_soon else self.standing.state.label

    @property
    def is_in_order(self) -> bool:
        return self.standing.state == State.CURRENT

    @property
    def reviewer(self) -> str:
        return self.standing.record.signed_as if self.standing.record else ""

    @property
    def reviewed_on(self) -> date | None:
        return self.standing.record.reviewed_on if self.standing.record else None

    @property
    def due_on(self) -> date | None:
        """When it is to be read again; nobody waits for a date under other words."""
        has_date = self.standing.state in (State.CURRENT, State.OVERDUE)
        return self.standing.record.due_on if has_date and self.standing.record else None

    @property
    def refused_at(self) -> datetime | None:
        """When its scheduled publication was refused, until it is published after all."""
        refused, published = self.page.kp_refused_at, self.page.last_published_at
        return refused if refused and not (published and published > refused) else None


def rows(pages: Iterable[Any]) -> list[Row]:
    """The pages with their standing: of a public page, that of the words that readers see."""
    pages = list(pages)
    found = standings(page if page.live else page.get_latest_revision_as_object() for page in pages)
    return [Row(page, found[page.pk]) for page in pages]


class ReviewFilters(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=_("State"),
        method="in_state",
        choices=[*State.choices, ("due_soon", _("Due soon"))],
        empty_label=_("All"),
    )
    reviewer = django_filters.ModelChoiceFilter(
        label=_("Reviewer"), method="by_reviewer", queryset=ClinicianPage.objects.order_by("title")
    )
    live = django_filters.BooleanFilter(label=_("Public"))

    class Meta:
        model = Page
        fields = ["state", "reviewer", "live"]

    def in_state(self, pages: QuerySet, name: str, value: str) -> QuerySet:
        def fits(row: Row) -> bool:
            return row.standing.is_due_soon if value == "due_soon" else row.standing.state == value

        return pages.filter(pk__in=[row.pk for row in self._rows(pages) if fits(row)])

    def by_reviewer(self, pages: QuerySet, name: str, value: ClinicianPage) -> QuerySet:
        found = [
            row.pk
            for row in self._rows(pages)
            if row.standing.record and row.standing.record.reviewer_id == value.pk
        ]
        return pages.filter(pk__in=found)

    def _rows(self, pages: Any) -> Iterator[Row]:
        """Many pages a few at a time, so that a large site needs little memory."""
        found = pages.specific().iterator(chunk_size=BATCH)
        while batch := list(islice(found, BATCH)):
            yield from rows(batch)


class ReviewReport(ReportView):
    page_title = _("Medical reviews")
    header_icon = "clipboard-list"
    index_url_name = "kp_pages_reviews"
    index_results_url_name = "kp_pages_reviews_results"
    filterset_class = ReviewFilters
    default_ordering = "title"
    columns = [
        TitleColumn(
            "title",
            label=_("Title"),
            sort_key="title",
            get_url=lambda row: reverse("kp_pages_changes", args=[row.pk]),
        ),
        Column("kind", label=_("Kind"), width="12%"),
        Column("is_live", label=_("Public"), sort_key="live", width="7%"),
        StatusTagColumn(
            "state", label=_("Review"), primary=lambda row: row.is_in_order, width="14%"
        ),
        Column("reviewer", label=_("Reviewer"), width="14%"),
        Column("reviewed_on", label=_("Reviewed"), width="10%"),
        Column("due_on", label=_("To be read again"), width="10%"),
        Column("refused_at", label=_("Date refused"), width="10%"),
    ]
    list_export = [
        "title", "kind", "is_live", "state", "reviewer", "reviewed_on", "due_on", "refused_at",
    ]  # fmt: skip
    export_headings = {column.name: column.label for column in columns}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet:
        types = ContentType.objects.get_for_models(*reviewed_models()).values()
        refusals = PageLogEntry.objects.filter(page=OuterRef("pk"), action="kp_pages.gate.refused")
        pages = Page.objects.filter(content_type__in=types)
        if not self.request.user.has_perm("kp_pages.add_medicalreview"):
            mine = page_permission_policy.instances_user_has_any_permission_for(
                self.request.user, ON_PAGES
            )
            pages = pages.filter(pk__in=mine.values("pk"))
        return pages.annotate(
            kp_refused_at=Subquery(refusals.order_by("-timestamp").values("timestamp")[:1])
        )

    def get_table(self, object_list: Any) -> Any:
        return super().get_table(self.decorate_paginated_queryset(object_list))

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        if isinstance(object_list, list):
            return object_list
        return rows(object_list.specific())


class ReviewReportItem(MenuItem):
    """The report's entry in the menu, for those who may see it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_see(request.user)


def may_see(user: Any) -> bool:
    """Whether somebody has to do with pages: as an editor, or as a reviewer."""
    return user.has_perm("kp_pages.add_medicalreview") or (
        page_permission_policy.user_has_any_permission(user, ON_PAGES)
    )
