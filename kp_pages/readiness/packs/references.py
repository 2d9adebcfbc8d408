"""The sources of a page: enough of them, well described, not stale, not withdrawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from kp_pages.readiness.document import Cited, Document, Source
from kp_pages.readiness.marking import gettext_noop as _
from kp_pages.readiness.packs import origins
from kp_pages.readiness.rule import Finding, Rule, Severity

FEWEST = 3
OLD_AFTER_YEARS = 5
CHECKED_WITHIN = timedelta(days=365)
STRONG = frozenset({"guideline", "systematic_review"})
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_PMID = re.compile(r"[1-9]\d{0,8}")
_HTTPS = re.compile(r"https://[^\s/]+\.[^\s/]+\S*")


def cited(document: Document) -> Iterator[Cited]:
    """Each source once, at the first place that cites it."""
    seen: set[int] = set()
    for part in document.parts:
        for one in part.cites:
            if one.source.key not in seen:
                seen.add(one.source.key)
                yield one
    yield from (Cited(source, ()) for source in document.sources if source.key not in seen)


def there_are_enough(document: Document) -> Iterator[Finding]:
    """Three sources, one of which weighs all studies."""
    if len(document.sources) < FEWEST:
        yield Finding(
            _("Cite %(fewest)d references at least; there are %(number)d."),
            ("body",),
            {"fewest": FEWEST, "number": len(document.sources)},
        )
    if not any(source.kind in STRONG for source in document.sources):
        yield Finding(_("Cite a guideline or a systematic review, too."), ("body",))


def each_is_described(document: Document) -> Iterator[Finding]:
    """Title, year, and a way to it."""
    for one in cited(document):
        if not _is_complete(one.source):
            yield Finding(
                _("Correct the reference “%(title)s”: title, year, and a way to find it."),
                one.path,
                {"title": one.source.title},
            )


def _is_complete(source: Source) -> bool:
    checks = [(_DOI, source.doi), (_PMID, source.pmid), (_HTTPS, source.url)]
    given = [(pattern, value) for pattern, value in checks if value]
    is_found = bool(given) and all(pattern.fullmatch(value) for pattern, value in given)
    return bool(source.title and source.year) and is_found


def old_ones_are_checked(document: Document) -> Iterator[Finding]:
    """Who cites what is old has looked within a year whether it still holds."""
    today: date | None = document.facts.get("today")
    if today is None:
        return
    for one in cited(document):
        source = one.source
        is_old = bool(source.year) and today.year - (source.year or 0) > OLD_AFTER_YEARS
        if is_old and (source.checked_on is None or today - source.checked_on > CHECKED_WITHIN):
            yield Finding(
                _("“%(title)s” is from %(year)d. See whether it still holds, and note the day."),
                one.path,
                {"title": source.title, "year": source.year},
            )


def none_is_withdrawn(document: Document) -> Iterator[Finding]:
    """A source that was retracted or replaced is said at every place that cites it."""
    for part in document.parts:
        for one in part.cites:
            if one.source.status in WITHDRAWN:
                yield Finding(WITHDRAWN[one.source.status], one.path, {"title": one.source.title})


WITHDRAWN = {
    "retracted": _("“%(title)s” was retracted. Take out what rests on it."),
    "superseded": _("“%(title)s” was replaced by a newer version. Cite that."),
}


def each_is_there(document: Document) -> Iterator[Finding]:
    """What is cited is published, so that its number leads somewhere."""
    for path in document.facts.get("missing_references", ()):
        yield Finding(_("Publish this reference, or choose another: readers do not see it."), path)


RULES = [
    Rule(
        code="REF-01",
        severity=Severity.BLOCK,
        title=_("Three references, one of them a guideline or a systematic review"),
        todo=_("Cite what your page rests on. Begin with the guideline."),
        why=_("A single study may be wrong; a review of all studies seldom is."),
        origin=origins.JAMA,
        check=there_are_enough,
        kinds=frozenset({"condition"}),
    ),
    Rule(
        code="REF-02",
        severity=Severity.BLOCK,
        title=_("A reference can be found"),
        todo=_("Give it a title, a year, and a DOI, a PubMed number or an https address."),
        why=_("A reader must be able to check what we say."),
        origin=origins.JAMA,
        check=each_is_described,
    ),
    Rule(
        code="REF-03",
        severity=Severity.WARN,
        title=_("An old reference has been looked at again"),
        todo=_("Search for newer work. If it still holds, note the day on the reference."),
        why=_("What was right five years ago may have been shown to be wrong since."),
        origin=origins.NHS_STANDARD,
        check=old_ones_are_checked,
    ),
    Rule(
        code="REF-04",
        severity=Severity.BLOCK,
        title=_("No reference was retracted or replaced"),
        todo=_("Cite the newer version, or take out what rests on it."),
        why=_("What was withdrawn proves nothing."),
        origin=origins.FTC_HEALTH,
        check=none_is_withdrawn,
    ),
    Rule(
        code="REF-05",
        severity=Severity.BLOCK,
        title=_("Every reference that is cited is published"),
        todo=_("Publish the reference, or choose another."),
        why=_("A statement whose reference is missing looks like one that has none."),
        origin=origins.JAMA,
        check=each_is_there,
    ),
]
