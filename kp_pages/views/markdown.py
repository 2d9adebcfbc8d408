"""A condition page or an article at its own address with ``.md`` behind it."""

from __future__ import annotations

from collections.abc import Iterable

from django.apps import apps
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from kp_pages.models import ContentPage
from kp_pages.views.site import Addresses, site_of
from kp_pages.visibility import listed


@require_safe
def markdown(request: HttpRequest, path: str) -> HttpResponse:
    """The page as Markdown, if crawlers are told of it."""
    site = site_of(request)
    # The whole path: the language stands before what our own pattern has found.
    address = request.path.removesuffix(".md")
    places = Addresses(site).places(f"{address}/")
    pages = listed(Page.objects.filter(url_path__in=places), request)
    page = _first(sorted(pages, key=lambda page: places.index(page.url_path)))
    return page.as_markdown(request) if page else _moved(address, site, request)


def _moved(address: str, site: Site, request: HttpRequest) -> HttpResponse:
    """To the Markdown of the page that has left this address."""
    if apps.is_installed("wagtail.contrib.redirects"):
        known = apps.get_model("wagtailredirects", "Redirect").get_for_site(site)
        # One of this site before one of all sites, as Wagtail has it.
        found = known.filter(old_path=address).order_by(F("site").desc(nulls_last=True)).first()
        pages = Page.objects.filter(pk=found.redirect_page_id if found else None)
        page = _first(listed(pages, request))
        if page:
            return redirect(page.markdown_url, permanent=found.is_permanent)
    raise Http404("There is no such page as Markdown.")


def _first(pages: Iterable[Page]) -> ContentPage | None:
    page = next((page.specific for page in pages), None)
    return page if isinstance(page, ContentPage) else None
