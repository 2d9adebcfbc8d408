"""A condition page or an article at its own address with ``.md`` behind it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.models import Page

from kp_pages.models import ContentPage
from kp_pages.views.site import Addresses, site_of
from kp_pages.visibility import listed


@require_safe
def markdown(request: HttpRequest, path: str) -> HttpResponse:
    """The page as Markdown, if crawlers are told of it."""
    # The whole path: the language stands before what our own pattern has found.
    places = Addresses(site_of(request)).places(f"{request.path.removesuffix('.md')}/")
    pages = listed(Page.objects.filter(url_path__in=places), request)
    found = {page.url_path: page for page in pages}
    page = next((found[place].specific for place in places if place in found), None)
    if not isinstance(page, ContentPage):
        raise Http404("There is no such page as Markdown.")
    return page.as_markdown(request)
