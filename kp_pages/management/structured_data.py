"""Checks what the live pages say to crawlers, one page after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from kp_pages.models import ClinicPage
from kp_pages.schema.findings import Finding
from kp_pages.schema.vocabulary import judge
from kp_pages.visibility import visible

#: Pages in memory at once.
CHUNK = 50


@dataclass(frozen=True)
class Checked:
    """One page, and what is wrong with its graph."""

    key: int
    title: str
    url: str
    findings: list[Finding]

    def as_json(self) -> dict[str, object]:
        found = [
            {"code": one.code, "node": one.node, "sentence": one.sentence} for one in self.findings
        ]
        return {"page": self.key, "title": self.title, "url": self.url, "findings": found}


def public_pages() -> PageQuerySet:
    """The pages that everybody may see."""
    return visible(Page.objects.filter(depth__gt=1)).order_by("path")


def check_pages(pages: PageQuerySet) -> Iterator[Checked | None]:
    """Check each page as a visitor gets it; None for one that has no graph of ours."""
    for page in pages.specific().iterator(chunk_size=CHUNK):
        yield _check(page) if isinstance(page, ClinicPage) else None


def _check(page: ClinicPage) -> Checked | None:
    site = page.get_site()
    if site is None:  # no address leads to it
        return None
    context = page.get_context(visit(page, site))
    found = judge(page.graph_in(context).document(), host=f"{site.root_url}/")
    return Checked(page.pk, page.title, page.full_url, found)


def visit(page: Page, site: Site) -> HttpRequest:
    """The request of a visitor to this page."""
    request = HttpRequest()
    request.method = "GET"
    request.path = page.get_url(current_site=site)
    request.META = {"SERVER_NAME": site.hostname, "SERVER_PORT": str(site.port)}
    # Where Site.find_for_request keeps what it found: the site is known, whatever hosts we allow.
    request._wagtail_site = site  # type: ignore[attr-defined]  # Wagtail's
    return request
