"""What search engines show of a page."""

from __future__ import annotations

from collections.abc import Iterator

from kp_pages.readiness.document import Document, Path
from kp_pages.readiness.marking import gettext_noop as _
from kp_pages.readiness.packs import origins
from kp_pages.readiness.rule import Finding, Rule, Severity

TITLE = (30, 60)
DESCRIPTION = (70, 160)


def texts_fit_and_are_their_own(document: Document) -> Iterator[Finding]:
    """Title and description have a length that is shown whole, and no other page has them."""
    if document.facts.get("noindex") or "head_title" not in document.facts:
        return
    yield from _length(
        document.facts["head_title"],
        TITLE,
        ("seo_title",),
        _("The title in search results has %(number)d characters; write %(least)d to %(most)d."),
    )
    yield from _length(
        document.facts.get("head_description", ""),
        DESCRIPTION,
        ("search_description",),
        _("The description has %(number)d characters; write %(least)d to %(most)d."),
    )
    for name, message in (
        ("same_title", _("“%(other)s” has the same title. Give each page its own.")),
        ("same_description", _("“%(other)s” has the same description. Give each page its own.")),
    ):
        for other in document.facts.get(name, ()):
            yield Finding(message, _PLACES[name], {"other": other})


_PLACES: dict[str, Path] = {
    "same_title": ("seo_title",),
    "same_description": ("search_description",),
}


def _length(text: str, limits: tuple[int, int], path: Path, message: str) -> Iterator[Finding]:
    least, most = limits
    if not least <= len(text) <= most:
        yield Finding(message, path, {"number": len(text), "least": least, "most": most})


RULES = [
    Rule(
        code="SEO-01",
        severity=Severity.WARN,
        title=_("Title and description fit into search results, and no other page has them"),
        todo=_("Write a title of 30 to 60 characters and a description of 70 to 160."),
        why=_("What is cut off or double is not read, or is replaced by the search engine."),
        origin=origins.GOOGLE_TITLES,
        check=texts_fit_and_are_their_own,
    ),
]
