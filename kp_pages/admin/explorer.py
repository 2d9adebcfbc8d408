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

from kp_pages.admin.readiness.columns import ReadinessColumn, ReviewColumn
from kp_pages.admin.start import new_page_label
from kp_pages.models import ArticlePage, ConditionPage
from kp_pages.models.page_readiness import kept
from kp_pages.models.reviewed import standings


class ContentExplorer(ExplorableIndexView):
    """The children of a condition or article index."""

    base_filterset_class = PageFilterSet

    def annotate_queryset(self, pages: Any) -> Any:
        return super().annotate_queryset(pages).prefetch_related("author")

    def get_table(self, object_list: Any) -> Any:
        """Give each page what its two columns show, at a flat number of queries for all."""
        known = kept(object_list)
        with_bodies = self.model.objects.filter(pk__in=[page.pk for page in object_list])
        standing = standings(with_bodies)
        for page in object_list:
            page.kp_kept, page.kp_standing = known.get(page.pk), standing.get(page.pk)
        return super().get_table(object_list)

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


#: The class of a column that a phone has no room for.
WIDE = "kp-wide-only"


def _columns(*ours: Column) -> list[Any]:
    return [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        ReadinessColumn(width="13%"),
        ReviewColumn(width="11%", classname=WIDE),
        *ours,
        Column("author", label=_("Author"), width="11%", classname=WIDE),
        DateColumn(
            "latest_revision_created_at",
            label=_("Last edited"),
            sort_key="latest_revision_created_at",
            width="10%",
            classname=WIDE,
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
            width="9%",
            classname=WIDE,
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
            width="10%",
            classname=WIDE,
        )
    )
