"""The pages around what a visitor reads: those above it, and those of the main menu."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import Page, Site

from kp_pages.visibility import private_paths, tell_kept_out, unexpired

LONGEST_MENU = 6


@dataclass(frozen=True)
class Frame:
    """The live pages around a page, by their places in the tree."""

    #: From the home page down to the one right above.
    above: list[Page]
    #: Directly under the home page, for everybody and marked for menus.
    menu: list[Page]

    @property
    def told(self) -> list[Page]:
        """Those above that crawlers are told of."""
        return [page for page in self.above if not page.is_told_to_nobody]


def frame(request: HttpRequest, page: Page | None = None) -> Frame:
    """The pages around ``page``, found in one query and kept for the request."""
    path = page.path or "" if page else ""
    kept = getattr(request, "_kp_frame", None)
    if kept is None or kept[0] != path:
        kept = request._kp_frame = (path, _look_around(request, path))  # type: ignore[attr-defined]
    return kept[1]


def _look_around(request: HttpRequest, path: str) -> Frame:
    site, step = Site.find_for_request(request), Page.steplen
    # The root of the tree is nobody's page.
    above = [path[:end] for end in range(2 * step, len(path), step)]
    wanted = Q(path__in=above)
    root = site.root_page.path if site else ""
    if root:
        under_root = Q(path__startswith=root, depth=len(root) // step + 1)
        wanted |= under_root & Q(show_in_menus=True)
    pages = tell_kept_out(Page.objects.filter(unexpired(), wanted, live=True).order_by("path"))
    found = list(pages) if root or above else []
    return Frame(
        above=[one for one in found if one.path in above],
        menu=[one for one in found if _is_in_menu(one, root, request)][:LONGEST_MENU],
    )


def _is_in_menu(page: Page, root: str, request: HttpRequest) -> bool:
    is_under_root = bool(root) and page.path[: -Page.steplen] == root
    return is_under_root and page.show_in_menus and not page.path.startswith(private_paths(request))
