"""Condition pages and articles as data, read-only: the blocks, the references and the graph.

A site registers the endpoints with its own router. They answer in JSON alone, know no user, and
hold what crawlers are told of: pages that are live, public and not kept out.
"""

from __future__ import annotations

import re
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from rest_framework.fields import Field
from rest_framework.filters import BaseFilterBackend
from rest_framework.renderers import JSONRenderer
from wagtail.api import APIField
from wagtail.api.v2.filters import LocaleFilter, OrderingFilter
from wagtail.api.v2.utils import BadRequestError
from wagtail.api.v2.views import PagesAPIViewSet

from kp_pages.blocks.reading import Reading
from kp_pages.models import ArticlePage, ConditionPage, ContentPage
from kp_pages.views.site import site_of
from kp_pages.visibility import searchable

#: Above this, some databases have no number for it.
LARGEST = 2**31 - 1
LONGEST_SEARCH = 120


class PageSays(Field):
    """Something that a page says, rather than a field of its."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, source="*", **kwargs)

    @property
    def request(self) -> HttpRequest:
        # Django's own request: what is looked up once for a request is kept there.
        return self.context["request"]._request

    def reading(self, page: ContentPage) -> Reading:
        """The page as an anonymous visitor reads it, read once for all fields."""
        kept = self.context.setdefault("readings", {})
        if page.pk not in kept:
            kept[page.pk] = page.read(self.request)
        return kept[page.pk]


class Body(PageSays):
    """The blocks in order: kind, key, anchor on the page, and value."""

    def to_representation(self, page: ContentPage) -> list[dict[str, Any]]:
        return [
            {
                "type": child.block_type,
                "id": child.id,
                "anchor": getattr(child.value, "anchor", ""),
                "value": child.block.get_api_representation(child.value, self.context),
            }
            for child in self.reading(page).blocks
        ]


class References(PageSays):
    """The references by their numbers on the page."""

    def to_representation(self, page: ContentPage) -> list[dict[str, Any]]:
        citations = self.reading(page).citations
        return [{"number": one.number, **one.reference.for_api()} for one in citations]


class Graph(PageSays):
    """The structured data of the page; empty where the site has switched it off."""

    def to_representation(self, page: ContentPage) -> dict[str, Any]:
        return page.told_graph({"request": self.request, "reading": self.reading(page)})


class WrittenBy(PageSays):
    def to_representation(self, page: ContentPage) -> dict[str, str] | None:
        author = page.shown_author(self.request)
        return {"name": author.name, "html_url": author.told_url} if author else None


class Reviewed(PageSays):
    """The medical review, exactly as long as readers of the page are told of it."""

    def to_representation(self, page: ContentPage) -> dict[str, str] | None:
        review = page.shown_review(self.reading(page))
        if review is None:
            return None
        return {
            "name": review.signed_as,
            "html_url": review.reviewer_url(self.request),
            "reviewed_on": review.reviewed_on.isoformat(),
            "next_review_on": review.due_on.isoformat(),
        }


class WordSearch(BaseFilterBackend):
    """A search for words: what a search engine would take as an operator is left out."""

    def filter_queryset(self, request: Any, queryset: Any, view: Any) -> Any:
        if "search" not in request.GET:
            return queryset
        words = " ".join(re.findall(r"\w+", request.GET["search"][:LONGEST_SEARCH]))
        return queryset.search(words, operator=request.GET.get("search_operator"))


class ContentEndpoint(PagesAPIViewSet):
    """What both endpoints share. Every parameter is known, and a wrong one is the asker's error."""

    renderer_classes = [JSONRenderer]
    authentication_classes: list[Any] = []
    permission_classes: list[Any] = []
    filter_backends = [OrderingFilter, LocaleFilter, WordSearch]
    known_query_parameters = frozenset(
        ["limit", "offset", "fields", "order", "search", "search_operator", "locale"]
    )
    body_fields = [
        *PagesAPIViewSet.body_fields,
        "summary",
        APIField("written_by", serializer=WrittenBy()),
        APIField("medical_review", serializer=Reviewed()),
        APIField("body", serializer=Body()),
        APIField("references", serializer=References()),
        APIField("graph", serializer=Graph()),
    ]
    meta_fields = [
        "type",
        "detail_url",
        "html_url",
        "slug",
        "seo_title",
        "search_description",
        "first_published_at",
        "last_published_at",
        "locale",
    ]
    listing_default_fields = [*PagesAPIViewSet.listing_default_fields, "summary"]
    detail_only_fields = ["written_by", "medical_review", "body", "references", "graph"]
    #: What a list can be sorted by.
    orders: frozenset[str] = frozenset(["id", "title", "first_published_at", "last_published_at"])

    def get_base_queryset(self) -> QuerySet[Any]:
        return searchable(self.model.objects.all(), site_of(self.request))

    def get_queryset(self) -> QuerySet[Any]:
        return self.get_base_queryset().order_by("id")

    def initial(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if any("\x00" in text for values in request.GET.lists() for text in values[1]):
            raise BadRequestError("null characters are not allowed")
        for name in ("limit", "offset", "id"):
            self.check_number(name)

    def check_number(self, name: str) -> None:
        value = self.request.GET.get(name)
        if value is None:
            return
        digits = value.isascii() and value.isdecimal()
        if not digits or len(value) > len(str(LARGEST)) or int(value) > LARGEST:
            raise BadRequestError(f"{name} must be a positive integer up to {LARGEST}")

    def check_query_parameters(self, queryset: QuerySet[Any]) -> None:
        asked = self.request.GET
        unknown = sorted(set(asked) - self.known_query_parameters)
        if unknown:
            raise BadRequestError(f"query parameter is not an operation: {', '.join(unknown)}")
        if asked.get("search_operator", "or") not in {"and", "or"}:
            raise BadRequestError("search_operator must be 'and' or 'or'")
        if "search" in asked and "order" in asked:
            raise BadRequestError("a search is ordered by relevance")
        order = asked.get("order", "")
        if order and {one.removeprefix("-") for one in order.split(",")} - self.orders:
            raise BadRequestError(f"order must be one of {', '.join(sorted(self.orders))}")


class ConditionsEndpoint(ContentEndpoint):
    model = ConditionPage
    name = "conditions"
    body_fields = [
        *ContentEndpoint.body_fields,
        "also_called",
        "evidence_level",
        "body_areas",
        "specialty",
    ]
    listing_default_fields = [*ContentEndpoint.listing_default_fields, "evidence_level"]


class ArticlesEndpoint(ContentEndpoint):
    model = ArticlePage
    name = "articles"
    body_fields = [*ContentEndpoint.body_fields, "category", "published_on"]
    listing_default_fields = [*ContentEndpoint.listing_default_fields, "published_on"]
    orders = ContentEndpoint.orders | {"published_on"}
