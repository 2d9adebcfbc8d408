"""The medical review of a page: there is one, it is for these words, and it is not too old."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from kp_pages.readiness.document import Document
from kp_pages.readiness.marking import gettext_noop as _
from kp_pages.readiness.packs import origins
from kp_pages.readiness.rule import Finding, Rule, Severity

DAYS_BEFORE = 30
MONTHS_MAX = 24
DAYS_IN_A_MONTH = 31


def somebody_else_has_reviewed(document: Document) -> Iterator[Finding]:
    """A clinician who works here and did not write the page has signed it."""
    if document.review is None:
        return
    if document.review.state == "none":
        yield Finding(_("Submit the page for medical review."))
    elif not document.review.is_independent:
        yield Finding(_("Have it reviewed by a clinician who works here and did not write it."))


def the_review_is_for_these_words(document: Document) -> Iterator[Finding]:
    """Nothing has changed since the signature, and its time is not over."""
    review = document.review
    if review is None or review.state == "none":
        return
    today: date | None = document.facts.get("today")
    days_before = document.facts.get("review_days_before", DAYS_BEFORE)
    params = {"due_on": review.due_on.isoformat() if review.due_on else ""}
    if review.state == "changed":
        yield Finding(_("The words have changed since the review. Submit them again."))
    elif review.state == "overdue" or (today and review.due_on and review.due_on < today):
        yield Finding(_("The review was due on %(due_on)s. Ask for a new one."), params=params)
    elif today and review.due_on and review.due_on - today <= timedelta(days=days_before):
        yield Finding(_("The review is due on %(due_on)s."), params=params, shift=-1)


def its_dates_make_sense(document: Document) -> Iterator[Finding]:
    """Reviewed in the past, and due again within the longest time that the clinic allows."""
    review, today = document.review, document.facts.get("today")
    if review is None or review.reviewed_on is None:
        return
    months = document.facts.get("review_months_max", MONTHS_MAX)
    longest = timedelta(days=months * DAYS_IN_A_MONTH)
    if today and review.reviewed_on > today:
        yield Finding(_("The day of the review lies in the future. Record it again."))
    if review.due_on is None or review.due_on - review.reviewed_on > longest:
        yield Finding(
            _("The review must be due again within %(months)d months. Record it again."),
            params={"months": months},
        )


RULES = [
    Rule(
        code="REV-01",
        severity=Severity.BLOCK,
        title=_("A clinician who did not write the page has reviewed it"),
        todo=_("Submit the page for medical review."),
        why=_("Who writes a page does not see its mistakes."),
        origin=origins.NHS_STANDARD,
        check=somebody_else_has_reviewed,
        is_about_review=True,
    ),
    Rule(
        code="REV-02",
        severity=Severity.BLOCK,
        title=_("The review is for the words that readers see, and is not overdue"),
        todo=_("Submit the page again."),
        why=_("A signature under other words is no signature. Before it is due, this only warns."),
        origin=origins.NHS_STANDARD,
        check=the_review_is_for_these_words,
        is_about_review=True,
    ),
    Rule(
        code="REV-03",
        severity=Severity.BLOCK,
        title=_("The dates of the review make sense"),
        todo=_("Record the review again, due within the time that the settings allow."),
        why=_("Evidence on off-label use moves fast; a review that never ends is none."),
        origin=origins.NHS_STANDARD,
        check=its_dates_make_sense,
        is_about_review=True,
    ),
]
