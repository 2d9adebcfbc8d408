"""A condition page or an article at its own address with ``.md`` behind it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.models import Page

from kp_pages.models import ContentPage
from kp_pages.views.site import site_of
from kp_pages.visibility import listed


@require_safe
def markdown(request: HttpRequest, path: str) -> HttpResponse:
    """The page as Markdown, if crawlers are told of it."""
    site = site_of(request)
    url_path = f"{site.root_page.url_path}{path}/"
    found = listed(Page.objects.filter(url_path=url_path), request).first()
    page = found.specific if found else None
    if not isinstance(page, ContentPage):
        raise Http404("There is no such page as Markdown.")
    return page.as_markdown(request)
