"""``robots.txt``: what crawlers may read, and where the sitemap is."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe
from wagtail.models import Site

from kp_pages.models import ClinicSettings
from kp_pages.models.crawlers import AICrawler
from kp_pages.views.site import site_of

#: Addresses by name that hold nothing for a crawler.
CLOSED = ("wagtailadmin_home", "search", "kp_pages:search")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    site = site_of(request)
    text = "\n".join(_lines(site, ClinicSettings.for_request(request)))
    return HttpResponse(f"{text}\n", content_type="text/plain; charset=utf-8")


def _lines(site: Site, clinic: ClinicSettings) -> Iterator[str]:
    yield "User-agent: *"
    for name in CLOSED:
        try:
            yield f"Disallow: {reverse(name)}"
        except NoReverseMatch:
            continue
    yield "Allow: /"
    yield ""
    refused = [one.value for one in AICrawler if one.value in clinic.refused_crawlers]
    if refused:
        yield from (f"User-agent: {name}" for name in refused)
        yield "Disallow: /"
        yield ""
    yield f"Sitemap: {site.root_url}{reverse('kp_pages:sitemap')}"
