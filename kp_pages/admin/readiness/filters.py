"""What the report of all pages can be narrowed down to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import django_filters
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, QuerySet
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import (
    MultipleContentTypeFilter,
    MultipleUserFilter,
    WagtailFilterSet,
)
from wagtail.models import Page

from kp_pages.models import GateOverride
from kp_pages.models.judged import policy
from kp_pages.models.page_readiness import all_judged, judged_models

#: What a page may be filtered by, and the numbers that are then above zero.
GRAVEST = {
    "must": (_("Something must change"), {"kp_readiness__must_change__gt": 0}),
    "should": (_("Something should change"), {"kp_readiness__should_change__gt": 0}),
    "hints": (_("There are hints"), {"kp_readiness__hints__gt": 0}),
    "ready": (_("Ready"), {"kp_readiness__must_change": 0}),
}


def rules(*args: Any) -> Iterator[tuple[str, str]]:
    """The rules of the site, each by its code and what it asks for."""
    for rule in sorted(policy().rules, key=lambda one: one.code):
        yield rule.code, f"{rule.code}: {gettext(rule.title)}"


def _kinds(request: Any) -> QuerySet:
    kinds = ContentType.objects.get_for_models(*judged_models()).values()
    return ContentType.objects.filter(pk__in=[kind.pk for kind in kinds]).order_by("model")


def _owners(request: Any) -> QuerySet:
    owners = all_judged().exclude(owner=None).order_by().values("owner")
    return get_user_model()._default_manager.filter(pk__in=owners)


class ReadinessFilters(WagtailFilterSet):
    gravest = django_filters.ChoiceFilter(
        label=_("Readiness"),
        method="by_gravest",
        choices=[(name, label) for name, (label, _lookup) in GRAVEST.items()],
        empty_label=_("All"),
    )
    rule = django_filters.ChoiceFilter(
        label=_("Rule"), method="by_rule", choices=rules, empty_label=_("All")
    )
    content_type = MultipleContentTypeFilter(
        label=_("Kind"), queryset=_kinds, widget=CheckboxSelectMultiple
    )
    live = django_filters.BooleanFilter(label=_("Public"))
    owner = MultipleUserFilter(label=_("Owner"), queryset=_owners, widget=CheckboxSelectMultiple)
    answered = django_filters.BooleanFilter(
        label=_("Published despite findings"), method="by_answered"
    )

    class Meta:
        model = Page
        fields = ["gravest", "rule", "content_type", "live", "owner", "answered"]

    def by_gravest(self, pages: QuerySet, name: str, value: str) -> QuerySet:
        return pages.filter(**GRAVEST[value][1])

    def by_rule(self, pages: QuerySet, name: str, value: str) -> QuerySet:
        return pages.filter(kp_readiness__codes__contains=f" {value} ")

    def by_answered(self, pages: QuerySet, name: str, value: bool) -> QuerySet:
        found = Exists(GateOverride.objects.filter(page=OuterRef("pk")))
        return pages.filter(found if value else ~found)
