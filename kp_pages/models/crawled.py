"""What a page says to crawlers: one linked graph, made of what a reader sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from django.conf import settings
from django.core import paginator
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page, Site
from wagtailseo.models import SeoSettings

from kp_pages import schema
from kp_pages.blocks.reading import Reading
from kp_pages.models.frame import frame
from kp_pages.models.head import Head
from kp_pages.models.settings import ClinicSettings
from kp_pages.pictures import best_jpeg


class Crawled:
    """The graph of a page of ours: the site, the clinic, the page and its trail."""

    #: The type of the page in schema.org's vocabulary.
    schema_type = "WebPage"
    #: The name of the pages that this one lists, in the context of its template; empty for none.
    lists = ""

    @property
    def schema_name(self: Any) -> str:
        """What the page is called, as a reader sees it at its top."""
        return str(self.title)

    @property
    def language(self: Any) -> str:
        """The language of its words; looked up only where a site has several."""
        has_locale = getattr(settings, "WAGTAIL_I18N_ENABLED", False)
        return str(self.locale.language_code if has_locale else settings.LANGUAGE_CODE)

    @property
    def date_published(self: Any) -> str:
        """When it was published, as machines read it."""
        return _moment(self.first_published_at)

    @property
    def date_modified(self: Any) -> str:
        """When readers last got other words, as machines read it."""
        return _moment(self.last_changed_at)

    def place(self: Any, head: Head, reading: Reading | None = None) -> schema.Place:
        """Where this page stands, for the names of its nodes.

        What of the address belongs to the page belongs to its key: page 2 of a list is another.
        """
        treatment = reading.treatment if reading else None
        return schema.Place(
            root=f"{self.original.get_site().root_url}/",
            url=head.canonical,
            key="-".join(map(str, [self.original.pk or 0, *chain(*head.query.items())])),
            is_condition=self.schema_type == "MedicalWebPage" and hasattr(self, "codes"),
            treatment_key=treatment.pk if treatment else None,
        )

    def graph(
        self: Any,
        request: HttpRequest,
        reading: Reading | None = None,
        listed: Iterable[Page] = (),
        query: Mapping[str, object] | None = None,
    ) -> schema.Graph:
        """The graph of this page, with the pages that it lists; empty outside of any site."""
        if self.get_site() is None or not self.full_url:
            return schema.Graph()
        place = self.place(self.head(request, query), reading)
        nodes = schema.Graph(self.schema_nodes(place, request, reading))
        told = [page for page in listed if _is_told(page)]
        items = [(page.title, page.full_url) for page in told]
        if items:
            first = listed.start_index() if isinstance(listed, paginator.Page) else 1
            nodes.add(schema.item_list(place.part("list"), self.schema_name, items, first=first))
            nodes.add({"@id": place.page, "mainEntity": schema.ref(place.part("list"))})
        return nodes

    def graph_in(self: Any, context: Mapping[str, Any]) -> schema.Graph:
        """The graph of this page as a template with this context shows it."""
        listed = context.get(self.lists, ()) if self.lists else ()
        query = context.get("address_query")
        return self.graph(context["request"], context.get("reading"), listed, query)

    def told_graph(self: Any, context: Mapping[str, Any]) -> schema.Node:
        """The graph as crawlers get it: empty where an editor or the site keeps it from them."""
        request = context["request"]
        is_told = (
            not self.is_kept_out
            and Site.find_for_request(request) is not None
            and SeoSettings.for_request(request).struct_meta
        )
        return self.graph_in(context).document() if is_told else {}

    def schema_nodes(
        self: Any, place: schema.Place, request: HttpRequest, reading: Reading | None
    ) -> Iterator[schema.Node]:
        """The nodes of this page; what is said of one thing in two places is put together."""
        clinic = ClinicSettings.for_request(request)
        yield self.schema_page(place)
        yield schema.web_site(place, clinic.name, settings.LANGUAGE_CODE)
        yield schema.medical_organization(place, clinic.name, clinic.phone)
        if clinic.location:
            yield clinic.location.schema_node(place)
        if self.original is self:
            crumbs = [(page.title, page.full_url) for page in [*frame(request, self).told, self]]
            yield schema.breadcrumb_list(place, crumbs)
        yield from self.schema_picture(place)
        if reading:
            for value in reading.values:
                yield from value.schema_nodes(place)
            for one in reading.citations:
                yield from one.reference.schema_nodes(place)

    def schema_page(self: Any, place: schema.Place, **says: Any) -> schema.Node:
        """The page itself."""
        return schema.web_page(
            place,
            self.schema_type,
            self.schema_name,
            description=self.summary,
            inLanguage=self.original.language,
            datePublished=self.original.date_published,
            dateModified=self.original.date_modified,
            primaryImageOfPage=schema.ref(place.part("picture")),
            **says,
        )

    def schema_picture(self: Any, place: schema.Place) -> Iterator[schema.Node]:
        """The picture at the top of the page, if its rendition has been made."""
        shown = best_jpeg(self.picture, self.picture_shapes[0]) if self.picture else None
        if shown:
            url = place.absolute(shown.url)
            yield schema.image_object(place.part("picture"), url, text=self.picture.description)


def _is_told(page: Page) -> bool:
    """Whether crawlers are told of a page in a list."""
    return not page.alias_of_id and not getattr(page, "is_kept_out", False)


def _moment(value: Any) -> str:
    """A moment at the clinic's own time, so that its day is the one that readers see."""
    return timezone.localtime(value).isoformat() if value else ""
