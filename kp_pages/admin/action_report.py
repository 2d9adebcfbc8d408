"""Which pages lead people to the clinic: calls, clicks and requests of the last days, by page."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, ClassVar

from django.db.models import F, Q, QuerySet, Sum
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from kp_pages.admin.request_export import harmless
from kp_pages.models import ActionCount

DAYS = 30
KINDS = {kind.value: kind.label for kind in ActionCount.Kind}


class ActionReport(ReportView):
    """Counts alone: nothing is known of who clicked."""

    permission_policy = ModelPermissionPolicy(ActionCount)
    permission_required = "view"
    page_title = _("Calls and requests by page")
    page_subtitle = _("last 30 days")
    verbose_name = _("page")
    verbose_name_plural = _("pages")
    header_icon = "kp-consultation-cta"
    index_url_name = "kp_pages_action_report"
    index_results_url_name = "kp_pages_action_report_results"
    list_export: ClassVar[list[str]] = ["title", *KINDS]
    export_headings: ClassVar[dict[str, Any]] = {"title": _("Page"), **KINDS}
    export_filename = "calls-and-requests"
    is_searchable = False

    def get_base_queryset(self) -> QuerySet[Any]:
        first = timezone.localdate() - timedelta(days=DAYS - 1)
        by_page = ActionCount.objects.filter(day__gte=first).values("page_id")
        sums = {kind: Sum("count", filter=Q(kind=kind), default=0) for kind in KINDS}
        return (
            by_page.annotate(title=F("page__title"), all=Sum("count"), **sums)
            .values("page_id", "title", *KINDS)
            .order_by("-all", "page_id")
        )

    @cached_property
    def columns(self) -> list[BaseColumn]:
        numbers = [Column(kind, label=label, accessor=_item(kind)) for kind, label in KINDS.items()]
        return [
            TitleColumn("title", label=_("Page"), accessor=_item("title")),
            *numbers,
        ]

    def to_row_dict(self, item: dict[str, Any]) -> dict[str, Any]:
        return {"title": harmless(item["title"]), **{kind: item[kind] for kind in KINDS}}


def _item(name: str) -> Any:
    return lambda row: row[name]


class ActionReportItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        return bool(request.user.has_perm("kp_pages.view_actioncount"))
