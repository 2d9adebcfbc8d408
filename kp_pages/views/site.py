"""The site that a request is about, and where its pages stand."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import translation
from wagtail.models import Site


def site_of(request: HttpRequest) -> Site:
    """The site at the request's host; without one, there is nothing to tell a crawler."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404("There is no site at this address.")
    return site


class Addresses:
    """Addresses and places in the tree, in all languages of a site, without a query for each."""

    def __init__(self, site: Site) -> None:
        self.root_url = site.root_url
        self.roots = sorted(_roots(site), key=lambda root: len(root[0]), reverse=True)

    def of(self, url_path: str) -> str:
        """The absolute address of the page at this place."""
        root, language = next(one for one in self.roots if url_path.startswith(one[0]))
        return f"{self.root_url}{_path(url_path[len(root) :], language)}"

    def places(self, path: str) -> list[str]:
        """Where in the tree the page at this path of an address may stand, the likeliest first."""
        found = [(_path("", language), root) for root, language in self.roots]
        begun = [(start, root) for start, root in found if path.startswith(start)]
        begun.sort(key=lambda one: len(one[0]), reverse=True)
        return [f"{root}{path[len(start) :]}" for start, root in begun]


def _path(below: str, language: str) -> str:
    with translation.override(language):
        return reverse("wagtail_serve", args=[below])


def _roots(site: Site) -> list[tuple[str, str]]:
    """Where the pages of a site begin, and in which language."""
    if not getattr(settings, "WAGTAIL_I18N_ENABLED", False):
        return [(site.root_page.url_path, settings.LANGUAGE_CODE)]
    roots = site.root_page.get_translations(inclusive=True)
    return list(roots.values_list("url_path", "locale__language_code"))
