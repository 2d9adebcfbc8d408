"""The clinic's blog."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtailseo.models import SeoType

from kp_pages import conf, schema
from kp_pages.blocks.reading import Reading
from kp_pages.models.base import ClinicPage
from kp_pages.models.content import ContentPage
from kp_pages.visibility import once, visible


class ArticleIndexPage(ClinicPage):
    """The articles, newest first, by category and page."""

    schema_type = "CollectionPage"
    lists = "articles"

    page_description = _("Lists the articles of the blog, newest first.")
    template = "kp_pages/pages/article_index_page.html"
    parent_page_types = None  # wherever the site's own pages allow it
    subpage_types = ["kp_pages.ArticlePage"]

    class Meta:
        verbose_name = _("article index")

    def articles(self, request: HttpRequest | None = None) -> models.QuerySet[ArticlePage]:
        """The live, public articles under this page, newest first."""
        return (
            once(visible(ArticlePage.objects.child_of(self), request))
            .defer("body")
            .select_related("picture")
            .prefetch_related("picture__renditions")
            .order_by("-published_on", "-pk")
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        articles = self.articles(request)
        present = set(articles.order_by().values_list("category", flat=True).distinct())
        category = request.GET.get("category", "")
        category = category if category in present else ""
        if category:
            articles = articles.filter(category=category)
        paginator = Paginator(articles, conf.load().ARTICLES_PER_PAGE)
        shown = paginator.get_page(request.GET.get("page"))
        context["articles"] = shown
        context["address_query"] = {
            "category": category,
            "page": shown.number if shown.number > 1 else "",
        }
        context["category"] = category
        context["categories"] = [one for one in ArticlePage.Category if one.value in present]
        return context

    def said_of(self, query: Mapping[str, object]) -> list[str]:
        category = query.get("category")
        return [str(ArticlePage.Category(str(category)).label)] if category else []


class ArticlePage(ContentPage):
    """One article of the clinic's blog."""

    class Category(models.TextChoices):
        TREATMENT = "treatment", _("Treatment")
        LIVING_WITH_PAIN = "living_with_pain", _("Living with pain")
        RESEARCH = "research", _("Research")
        CLINIC = "clinic", _("From the clinic")

    eyebrow = _("Article")
    seo_content_type = SeoType.ARTICLE
    document_kind = "article"

    category = models.CharField(
        _("category"), max_length=20, choices=Category.choices, default=Category.TREATMENT
    )
    published_on = models.DateField(_("published on"), default=timezone.localdate)

    content_panels = [
        *ContentPage.content_panels,
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("category"), FieldPanel("published_on")])],
            heading=_("In the list of articles"),
        ),
    ]

    template = "kp_pages/pages/article_page.html"
    parent_page_types = ["kp_pages.ArticleIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("article")

    @property
    def updated_on(self) -> date | None:
        """The day of the last change, if it is later than the publication."""
        changed = timezone.localdate(self.last_changed_at) if self.last_changed_at else None
        return changed if changed and changed > self.published_on else None

    @property
    def date_published(self) -> str:
        """The day that readers see."""
        return self.published_on.isoformat()

    @property
    def date_modified(self) -> str:
        """The day that readers see; empty for none."""
        return self.updated_on.isoformat() if self.updated_on else ""

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["eyebrow"] = self.get_category_display()
        return context

    def schema_nodes(
        self, place: schema.Place, request: HttpRequest, reading: Reading | None
    ) -> Iterator[schema.Node]:
        yield from super().schema_nodes(place, request, reading)
        yield schema.blog_posting(
            place,
            self.title,
            description=self.summary,
            articleSection=str(self.get_category_display()),
            author=self.schema_author(place),
            image=schema.ref(place.part("picture")),
            datePublished=self.original.date_published,
            dateModified=self.original.date_modified,
        )

    def schema_page(self, place: schema.Place, **says: Any) -> schema.Node:
        """The page that holds the article."""
        return super().schema_page(place, mainEntity=schema.ref(place.part("article")), **says)
