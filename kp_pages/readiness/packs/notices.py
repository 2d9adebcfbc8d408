"""What the settings of the clinic say on every medical page: 911, no advice, own interest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kp_pages.readiness.document import Document
from kp_pages.readiness.marking import gettext_noop as _
from kp_pages.readiness.packs import origins
from kp_pages.readiness.rule import Finding, Rule, Severity
from kp_pages.readiness.text import lowered

MEDICAL = frozenset({"condition", "article"})


def emergency_is_said(document: Document) -> Iterator[Finding]:
    """The clinic's settings have the lines about 911 and 988."""
    emergency = lowered(str(document.facts.get("emergency_text", "")))
    crisis = lowered(str(document.facts.get("crisis_text", "")))
    if "911" not in emergency:
        yield Finding(_("Write an emergency line with 911 into the clinic's settings."))
    if "988" not in f"{emergency} {crisis}":
        yield Finding(_("Write a crisis line with 988 into the clinic's settings."))


def advice_is_disclaimed(document: Document) -> Iterator[Finding]:
    """The clinic's settings say that the site is no advice."""
    text = lowered(str(document.facts.get("disclaimer", "")))
    if not re.search(r"\b(?:not|n't|no)\b[^.]*\b(?:advice|replace|patient|relationship)", text):
        yield Finding(_("Say in the clinic's settings that the site gives no medical advice."))


def interest_is_said(document: Document) -> Iterator[Finding]:
    """The clinic's settings say that it earns money with the treatment."""
    if not document.facts.get("interest_disclosure"):
        yield Finding(_("Say in the clinic's settings that you earn money with the treatment."))


RULES = [
    Rule(
        code="EMG-01",
        severity=Severity.BLOCK,
        title=_("911 and 988 are named"),
        todo=_("Fill in the emergency line and the crisis line in the settings of the clinic."),
        why=_("People in danger read these pages; they must not have to look for help."),
        origin=origins.NHS_STANDARD,
        check=emergency_is_said,
        kinds=MEDICAL,
    ),
    Rule(
        code="DIS-01",
        severity=Severity.BLOCK,
        title=_("The page says that it is no medical advice"),
        todo=_("Fill in “Not medical advice” in the settings of the clinic."),
        why=_("A page cannot know the person who reads it."),
        origin=origins.AMA_ADVERTISING,
        check=advice_is_disclaimed,
        kinds=MEDICAL,
    ),
    Rule(
        code="FTC-05",
        severity=Severity.BLOCK,
        title=_("The clinic's own interest is said"),
        todo=_("Fill in “Our own interest” in the settings of the clinic."),
        why=_("Readers weigh advice in another way when they know who earns money with it."),
        origin=origins.FTC_ENDORSEMENTS,
        check=interest_is_said,
        kinds=MEDICAL,
    ),
]
