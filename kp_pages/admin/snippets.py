"""The facts that pages share: treatments and references, under one entry of the menu."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.utils import quote
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast, Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import (
    Column,
    LiveStatusTagColumn,
    TitleColumn,
    UpdatedAtColumn,
)
from wagtail.models import ReferenceIndex
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet, SnippetViewSetGroup

from kp_pages.admin.references import (
    ReferenceChooserViewSet,
    matching,
    public_column,
    standing_column,
)
from kp_pages.models import Reference, Treatment


class UsedViewSet(SnippetViewSet):
    """A snippet whose list says in how many places each one is used."""

    #: The columns before and after the one that counts.
    columns_before: list[Any] = []
    columns_after: list[Any] = []

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        kind = ContentType.objects.get_for_model(self.model)
        # One object counts once, however often it cites; a page counts by its primary key.
        users = (
            ReferenceIndex.objects.filter(to_content_type=kind, to_object_id=OuterRef("kp_key"))
            .order_by()
            .values("to_object_id")
            .annotate(users=Count("object_id", distinct=True))
            .values("users")
        )
        everything = self.model._default_manager.annotate(kp_key=Cast("pk", CharField()))
        counted: QuerySet = everything.annotate(kp_used=Coalesce(Subquery(users), 0))
        return counted

    @cached_property
    def list_display(self) -> list[Any]:
        used = TitleColumn(
            "kp_used",
            label=_("Used by"),
            sort_key="kp_used",
            get_url=lambda one: reverse(self.get_url_name("usage"), args=[quote(one.pk)]),
            width="8%",
        )
        return [*self.columns_before, used, *self.columns_after]


class TreatmentViewSet(UsedViewSet):
    model = Treatment
    icon = "kp-treatment"
    menu_label = _("Treatments")
    columns_before = ["name", Column("drug_name", label=_("Drug"))]
    columns_after = [UpdatedAtColumn(), LiveStatusTagColumn()]


class ReferenceIndexView(IndexView):
    """Searches as the chooser does, so that a DOI finds its reference in both."""

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        return matching(queryset, self.search_query)


class ReferenceViewSet(UsedViewSet):
    model = Reference
    index_view_class = ReferenceIndexView
    chooser_viewset_class = ReferenceChooserViewSet
    chooser_per_page = 12
    icon = "kp-reference"
    menu_label = _("References")
    columns_before = [
        "title",
        Column("authors", label=_("Authors"), sort_key="authors", width="20%"),
        Column("year", label=_("Year"), sort_key="year", width="7%"),
        Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind", width="14%"),
        standing_column(width="9%"),
    ]
    columns_after = [public_column(sort_key="live", width="7%")]
    list_filter = ["kind", "status", "year"]
    list_per_page = 50


class MedicalFacts(SnippetViewSetGroup):
    items = (TreatmentViewSet, ReferenceViewSet)
    menu_label = _("Medical facts")
    menu_icon = "kp-medical-facts"
    menu_order = 210
