"""The page as a whole: everything filled in, and somebody's name on it."""

from __future__ import annotations

from collections.abc import Iterator

from kp_pages.readiness.document import Document
from kp_pages.readiness.marking import gettext_noop as _
from kp_pages.readiness.packs import origins
from kp_pages.readiness.rule import Finding, Rule, Severity


def fields_are_complete(document: Document) -> Iterator[Finding]:
    """What the fields themselves ask for before publication."""
    for problem in document.problems:
        yield Finding(_("%(problem)s"), problem.path, {"problem": problem.message})


def somebody_stands_behind_it(document: Document) -> Iterator[Finding]:
    """A medical page names its author."""
    if document.facts.get("author") is False:
        yield Finding(
            _("Choose the clinician who wrote it; their page must be published."), ("author",)
        )


RULES = [
    Rule(
        code="CMP-01",
        severity=Severity.BLOCK,
        title=_("Every field is filled in as it asks"),
        todo=_("Do what stands beside the field."),
        why=_("A draft may have gaps; what readers see may not."),
        origin=origins.HOUSE,
        check=fields_are_complete,
    ),
    Rule(
        code="QLT-01",
        severity=Severity.WARN,
        title=_("The page names its author"),
        todo=_("Choose the author."),
        why=_(
            "Author, sources, interests and dates are what tells good medical pages from bad ones. "
            "Other rules ask for the other three."
        ),
        origin=origins.JAMA,
        check=somebody_stands_behind_it,
        kinds=frozenset({"condition", "article"}),
    ),
]
