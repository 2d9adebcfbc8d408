"""How condition pages and articles are listed, and the button that starts a new one."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import ExplorableIndexView, PageFilterSet
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.admin.widgets.button import HeaderButton

from kp_pages.admin.start import new_page_label
from kp_pages.models import ArticlePage, ConditionPage


class ContentExplorer(ExplorableIndexView):
    """The children of a condition or article index."""

    base_filterset_class = PageFilterSet

    def annotate_queryset(self, pages: Any) -> Any:
        return super().annotate_queryset(pages).prefetch_related("author")

    def get_add_url(self) -> str | None:
        if self.permissions.can_add_subpage():
            return reverse("kp_pages_start", args=[self.parent_page.pk])
        return None

    @cached_property
    def add_button(self) -> HeaderButton | None:
        """Said in words: it is what most people come here for."""
        if not self.add_url:
            return None
        return HeaderButton(new_page_label(self.model), url=self.add_url, icon_name="plus")


def _columns(*ours: Column) -> list[Any]:
    return [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        *ours,
        Column("author", label=_("Author"), width="14%"),
        DateColumn(
            "latest_revision_created_at",
            label=_("Last edited"),
            sort_key="latest_revision_created_at",
            width="10%",
        ),
        DateColumn(
            "last_published_at", label=_("Published"), sort_key="last_published_at", width="10%"
        ),
        PageStatusColumn("status", label=_("Status"), sort_key="live", width="10%"),
    ]


class ConditionPages(PageViewSet):
    model = ConditionPage
    icon = "kp-condition-page"
    index_view_class = ContentExplorer
    list_filter = ["evidence_level", "author", "live"]
    columns = _columns(
        Column(
            "evidence_level",
            label=_("Evidence"),
            accessor="get_evidence_level_display",
            sort_key="evidence_level",
            width="12%",
        )
    )


class ArticlePages(PageViewSet):
    model = ArticlePage
    icon = "kp-article"
    index_view_class = ContentExplorer
    list_filter = ["category", "author", "live"]
    columns = _columns(
        Column(
            "category",
            label=_("Category"),
            accessor="get_category_display",
            sort_key="category",
            width="12%",
        )
    )
