"""The sitemap: an index, and parts that are written while they are read.

A part holds the pages of one kind, as many as the protocol allows. Nothing but the rows of one
batch is in memory at any time, whatever the size of the site.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import Storage
from django.db.models import CharField, Count, F, Max, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce
from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex, Site, get_page_models

from kp_pages.models.head import translations, with_default
from kp_pages.pictures import SHAPES
from kp_pages.views.site import Addresses, site_of
from kp_pages.visibility import listed, of_site

#: The most that the protocol allows in one file.
ADDRESSES_IN_A_PART = 50_000
BATCH = 1_000

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_IMAGES = "http://www.google.com/schemas/sitemap-image/1.1"
_LINKS = "http://www.w3.org/1999/xhtml"


@require_safe
def index(request: HttpRequest) -> HttpResponseBase:
    """The parts, each with the moment of its last change."""
    site = site_of(request)
    return _xml(_index(request, site))


def _index(request: HttpRequest, site: Site) -> Iterator[str]:
    yield f'{_DECLARATION}<sitemapindex xmlns="{_NAMESPACE}">\n'
    for model in kinds():
        counted = _pages(model, site, request).aggregate(
            count=Count("pk"), changed=Max(_changed(model))
        )
        parts = -(-counted["count"] // ADDRESSES_IN_A_PART)
        for number in range(1, parts + 1):
            path = reverse("kp_pages:sitemap_part", args=[_name(model), number])
            yield _entry("sitemap", f"{site.root_url}{path}", counted["changed"])
    yield "</sitemapindex>\n"


@require_safe
def part(request: HttpRequest, kind: str, number: str) -> HttpResponseBase:
    """The pages of one kind, from the first of this part to its last."""
    site = site_of(request)
    model = next((one for one in kinds() if _name(one) == kind), None)
    if model is None:
        raise Http404("There is no such part of the sitemap.")
    first = (int(number) - 1) * ADDRESSES_IN_A_PART
    pages = _pages(model, site, request).order_by("pk")[first : first + ADDRESSES_IN_A_PART]
    if not pages[:1].exists():
        raise Http404("There is no such part of the sitemap.")
    return _xml(_part(model, pages, site, request))


def kinds() -> list[type[Page]]:
    """The kinds of pages that can stand in the sitemap."""
    return [model for model in get_page_models() if model is not Page]


def _name(model: type[Page]) -> str:
    return f"{model._meta.app_label}-{model._meta.model_name}"


def _pages(model: type[Page], site: Site, request: HttpRequest) -> QuerySet[Any]:
    """The listed pages of exactly this kind whose canonical address is their own."""
    pages = of_site(listed(model._default_manager.exact_type(model), request), site)
    return pages.filter(canonical_url="") if _has(model, "canonical_url") else pages


def _has(model: type[Page], name: str) -> bool:
    return any(field.name == name for field in model._meta.get_fields())


def _changed(model: type[Page]) -> Any:
    """When readers last got other words; of a page that does not say, any words."""
    published = F("last_published_at")
    return Coalesce("changed_at", published) if _has(model, "changed_at") else published


def _part(
    model: type[Page], pages: QuerySet[Any], site: Site, request: HttpRequest
) -> Iterator[str]:
    pictures = get_image_model().get_rendition_model()
    storage = pictures._meta.get_field("file").storage
    rows = _rows(model, pages, pictures).iterator(chunk_size=BATCH)
    yield (
        f'{_DECLARATION}<urlset xmlns="{_NAMESPACE}" xmlns:image="{_IMAGES}"'
        f' xmlns:xhtml="{_LINKS}">\n'
    )
    addresses = Addresses(site)
    while batch := list(islice(rows, BATCH)):
        languages, figures = _languages(batch, request), _figures(model, batch)
        for pk, path, changed, key, picture in batch:
            files = dict.fromkeys([picture, *figures.get(pk, ())])
            shown = "".join(_picture(file, storage, site) for file in files)
            yield _entry("url", addresses.of(path), changed, shown + languages.get(key, ""))
    yield "</urlset>\n"


def _rows(model: type[Page], pages: QuerySet[Any], pictures: Any) -> QuerySet[Any]:
    """Key, address, last change, translation key and picture's file of each page."""
    shape = getattr(model, "picture_shapes", ("wide",))[0]
    made = pictures.objects.filter(filter_spec__in=SHAPES[shape]["jpeg"])
    file = (
        Subquery(made.filter(image=OuterRef("picture")).values("file")[:1])
        if _has(model, "picture")
        else Value("", output_field=CharField())
    )
    return pages.annotate(picture_file=file).values_list(
        "pk", "url_path", _changed(model), "translation_key", "picture_file"
    )


def _figures(model: type[Page], batch: list[Any]) -> dict[int, list[str]]:
    """The files of the pictures in the text of each page in a batch, where there is a text."""
    if not _has(model, "body"):
        return {}
    images, types = get_image_model(), ContentType.objects.get_for_models
    of, to = types(model, for_concrete_models=False)[model], types(images)[images]
    rows = ReferenceIndex.objects.filter(
        content_type=of,
        object_id__in=[str(pk) for pk, *_others in batch],
        to_content_type=to,
        model_path__startswith="body.",
    )
    made = images.get_rendition_model().objects.filter(
        filter_spec__in=SHAPES["text"]["jpeg"],
        image__in=rows.values(key=Cast("to_object_id", images._meta.pk)),
    )
    files = {str(key): file for key, file in made.values_list("image_id", "file")}
    found = defaultdict(list)
    for pk, image in rows.order_by("pk").values_list("object_id", "to_object_id"):
        if image in files:
            found[int(pk)].append(files[image])
    return found


def _languages(batch: list[Any], request: HttpRequest) -> dict[Any, str]:
    """The links to all languages of each page in a batch, by translation key."""
    if not getattr(settings, "WAGTAIL_I18N_ENABLED", False):
        return {}
    found = defaultdict(list)
    for page in translations({row[3] for row in batch}, request):
        if page.full_url:
            found[page.translation_key].append((page.locale.language_code, page.full_url))
    return {key: _links(with_default(one)) for key, one in found.items() if len(one) > 1}


def _links(addresses: list[tuple[str, str]]) -> str:
    return "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(language)} href={quoteattr(url)}/>'
        for language, url in addresses
    )


def _picture(name: str, storage: Storage, site: Site) -> str:
    if not name:
        return ""
    url = storage.url(name)
    absolute = f"{site.root_url}{url}" if url.startswith("/") else url
    return f"<image:image><image:loc>{escape(absolute)}</image:loc></image:image>"


def _entry(tag: str, address: str, changed: datetime | None, extra: str = "") -> str:
    moment = f"<lastmod>{changed.isoformat(timespec='seconds')}</lastmod>" if changed else ""
    return f"<{tag}><loc>{escape(address)}</loc>{moment}{extra}</{tag}>\n"


def _xml(lines: Iterator[str]) -> StreamingHttpResponse:
    return StreamingHttpResponse(lines, content_type="application/xml; charset=utf-8")
