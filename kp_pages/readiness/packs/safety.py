"""What a page about a treatment must not leave out."""

from __future__ import annotations

from collections.abc import Iterator

from kp_pages.readiness.document import Document
from kp_pages.readiness.marking import gettext_noop as _
from kp_pages.readiness.rule import Finding, Origin, Rule, Severity

FAIR_BALANCE = Origin(
    "21 CFR 202.1 (e)", "https://www.ecfr.gov/current/title-21/section-202.1", "2026-11-23"
)


def risks_are_shown(document: Document) -> Iterator[Finding]:
    """Every page about a treatment has the block of its risks."""
    if not document.named("risks"):
        yield Finding(_("Add the block “Risks and side effects”."), ("body",))


RULES = [
    Rule(
        code="FDA-03",
        severity=Severity.BLOCK,
        title=_("Risks stand on the same page"),
        todo=_("Add the block “Risks and side effects” before the last call to action."),
        why=_("Who reads what a treatment may do must read on the same page what it may cost."),
        origin=FAIR_BALANCE,
        check=risks_are_shown,
        kinds=frozenset({"condition"}),
    ),
]
