"""Pages with a body, and what condition pages and articles share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, Site
from wagtail.search import index

from kp_pages import schema
from kp_pages.blocks.reading import Reading, read
from kp_pages.fields import BodyField
from kp_pages.markdown.page import document as markdown
from kp_pages.models.around import Around
from kp_pages.models.base import ClinicPage
from kp_pages.models.reviewed import Reviewed
from kp_pages.models.settings import ClinicSettings
from kp_pages.pictures import make_renditions
from kp_pages.visibility import is_visible, listed, private_paths


def _clinic_pictures(request: HttpRequest | None) -> list[Any]:
    """The pictures of the clinic itself, which every page tells crawlers of."""
    if request is None or Site.find_for_request(request) is None:
        return []
    place = ClinicSettings.for_request(request).location
    return [place.picture] if place and place.picture else []


class BodyPage(ClinicPage):
    """A page with a body of blocks."""

    body = BodyField(verbose_name=_("body"), blank=True)

    content_panels = [*ClinicPage.content_panels, FieldPanel("body")]
    search_fields = [*ClinicPage.search_fields, index.SearchField("body")]

    class Meta:
        abstract = True

    def read(self, request: HttpRequest | None = None) -> Reading:
        """The body as a visitor reads it."""
        around = [*self.pictures_around(), *_clinic_pictures(request)]
        return read(self.body, private_paths(request), around)

    def make_renditions(self) -> None:
        super().make_renditions()
        for leaf in self.read().pictures():
            make_renditions(leaf, "text")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["reading"] = reading = self.read(request)
        context["citations"] = reading.citations
        return context


class ContentPage(Reviewed, BodyPage):
    """What condition pages and articles share: an author, and a body that is reviewed."""

    author = models.ForeignKey(
        "kp_pages.ClinicianPage",
        verbose_name=_("author"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("author"), FieldPanel("picture")], heading=_("Author and picture")
        ),
    ]

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["author"] = self.shown_author(request)
        context["review"] = review = self.shown_review(context["reading"])
        context["reviewer"] = review.reviewer_page(request) if review else None
        return context

    def schema_nodes(
        self, place: schema.Place, request: HttpRequest, reading: Reading | None
    ) -> Iterator[schema.Node]:
        yield from super().schema_nodes(place, request, reading)
        if author := self.shown_author(request):
            yield author.schema_node(place, has_role=False)
        if review := self.shown_review(reading):
            yield from schema.medical_review(
                place,
                review.reviewer_id or f"review-{review.pk}",
                name=review.reviewer_name,
                credentials=review.reviewer_credentials,
                url=review.reviewer_url(request),
                day=review.reviewed_on.isoformat(),
                works_here=bool(review.reviewer and review.reviewer.is_active),
            )

    def shown_author(self, request: HttpRequest | None = None) -> Any | None:
        """The author, if everybody may see the page about them."""
        return self.author if self.author and is_visible(self.author, request) else None

    def pictures_around(self) -> list[Any]:
        around = super().pictures_around()
        photo = self.author.picture if self.author else None
        return [*around, photo] if photo else around

    def facts_for_rules(self, around: Around) -> dict[str, Any]:
        return {**super().facts_for_rules(around), "author": around.is_live(self.author_id)}

    @property
    def markdown_url(self) -> str:
        """Where the page stands as Markdown; an alias does not."""
        has_one = self.full_url and not self.alias_of_id
        return f"{self.full_url.rstrip('/')}.md" if has_one else ""

    def as_markdown(self, request: HttpRequest) -> HttpResponse:
        """The page as Markdown, for programs; search engines are sent to the page itself."""
        reading = self.read(request)
        clinic = ClinicSettings.for_request(request)
        author, review = self.shown_author(request), self.shown_review(reading)
        reviewer_url = review.reviewer_url(request) if review else ""
        text = markdown(self, reading, clinic, author, review, reviewer_url)
        response = HttpResponse(text, content_type="text/markdown; charset=utf-8")
        response["X-Robots-Tag"] = "noindex"
        response["Link"] = f'<{iri_to_uri(self.head(request).canonical)}>; rel="canonical"'
        return response

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page as HTML, or as Markdown to a program that prefers it."""
        kinds = ["text/html", "text/markdown"]
        if request.get_preferred_type(kinds) == kinds[1] and self.is_listed(request):
            response = self.as_markdown(request)
        else:
            response = super().serve(request, *args, **kwargs)
        patch_vary_headers(response, ["Accept"])
        return response

    def is_listed(self, request: HttpRequest) -> bool:
        """Whether crawlers are told of this page."""
        return listed(type(self).objects.filter(pk=self.pk), request).exists()

    def schema_author(self, place: schema.Place) -> schema.Node | None:
        """A reference to the author, by name for tools that follow none."""
        return schema.ref(place.person(self.author.original.pk)) if self.author else None
