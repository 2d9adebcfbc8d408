"""The report of all pages: what keeps each from being published, and who answered for what."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import page_permission_policy

from kp_pages.admin.readiness.columns import PageColumn, ReadinessColumn, ReviewColumn
from kp_pages.admin.readiness.filters import ReadinessFilters
from kp_pages.admin.readiness.rows import many_rows, rows
from kp_pages.models.page_readiness import all_judged, catch_up

ON_PAGES = ["add", "change", "publish"]
#: Pages that are judged while somebody waits for the report; others wait for the next time.
MOST_AT_ONCE = 50
MUST, SHOULD = "kp_readiness__must_change", "kp_readiness__should_change"


class ReadinessReport(ReportView):
    page_title = _("Publishing readiness")
    header_icon = "tasks"
    index_url_name = "kp_pages_readiness_report"
    index_results_url_name = "kp_pages_readiness_report_results"
    results_template_name = "kp_pages/admin/readiness/report_results.html"
    filterset_class = ReadinessFilters
    default_ordering = f"-{MUST}"
    columns = [
        PageColumn(
            "title",
            label=_("Title"),
            sort_key="title",
            get_url=lambda row: reverse("wagtailadmin_pages:edit", args=[row.pk]),
        ),
        ReadinessColumn(),
        Column("grade", label=_("Grade"), sort_key="kp_readiness__grade", width="8%"),
        Column("evidence", label=_("Evidence"), width="10%"),
        ReviewColumn(),
        DateColumn(
            "edited_at", label=_("Last edited"), sort_key="latest_revision_created_at", width="12%"
        ),
    ]
    export_headings = {
        "title": _("Title"),
        "kind": _("Kind"),
        "status": _("Status"),
        "kp_kept.must_change": _("Must change"),
        "kp_kept.should_change": _("Should change"),
        "kp_kept.hints": _("Hints"),
        "rules": _("Rules"),
        "grade": _("Reading grade"),
        "evidence": _("Evidence"),
        "review": _("Medical review"),
        "answered": _("Published despite findings"),
        "owner": _("Owner"),
        "edited_at": _("Last edited"),
        "page.full_url": _("Address"),
    }
    list_export = list(export_headings)
    export_filename = "readiness"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.waiting = catch_up(MOST_AT_ONCE)
        return super().get(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet:
        pages = all_judged()
        if not self.request.user.has_perm("kp_pages.add_medicalreview"):
            mine = page_permission_policy.instances_user_has_any_permission_for(
                self.request.user, ON_PAGES
            )
            pages = pages.filter(pk__in=mine.values("pk"))
        pages = pages.prefetch_workflow_states().annotate_approved_schedule()
        return pages.prefetch_related("content_type", "owner").specific()

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        """The gravest first, and always in the same order, so that no page of it repeats a row."""
        if self.ordering == self.default_ordering:
            must = F(MUST).desc(nulls_last=True)
            return queryset.order_by(must, F(SHOULD).desc(nulls_last=True), "title", "pk")
        return queryset.order_by(self.ordering, "title", "pk")

    def get_table(self, object_list: Any) -> Any:
        return super().get_table([] if self.is_export else rows(object_list))

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        return many_rows(object_list) if self.is_export else object_list

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(*args, **kwargs), "waiting": self.waiting}


class ReadinessReportItem(MenuItem):
    """The report's entry in the menu, for those who may see it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_see(request.user)


def may_see(user: Any) -> bool:
    """Whether somebody has to do with pages: as an editor, or as a reviewer."""
    return user.has_perm("kp_pages.add_medicalreview") or (
        page_permission_policy.user_has_any_permission(user, ON_PAGES)
    )
