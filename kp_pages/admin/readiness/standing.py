"""How a page stands with its clinicians, in a sentence for whoever is editing it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kp_pages.models import ContentPage
from kp_pages.models.standing import Standing, State


@dataclass(frozen=True)
class StandingSaid:
    """The sentence, and where to see what changed since the signature."""

    sentence: str
    #: Whether readers are told of a review of exactly these words, and it is not due soon.
    is_calm: bool
    icon: str
    changed_places: int = 0
    changes_url: str = ""
    #: Whether to publish these words takes the review away that readers see.
    will_void: bool = False


def standing_said(page: Any) -> StandingSaid | None:
    """What becomes of the medical review of a page, as it is in memory; None if it needs none."""
    if not isinstance(page, ContentPage):
        return None
    standing = page.review
    if standing.state in (State.CURRENT, State.OVERDUE):
        return _signed(standing)
    draft = page.review_of_draft()
    if draft.record is None:
        return StandingSaid(_("No clinician has signed these words yet."), False, "clipboard-list")
    said = _("These are not the words that %(name)s signed on %(day)s.")
    if draft.will_void:
        said = _(
            "Once published, these words end the review by %(name)s of %(day)s. A clinician has "
            "to sign again."
        )
    return StandingSaid(
        said % {"name": draft.record.signed_as, "day": date_format(draft.record.reviewed_on)},
        False,
        "warning" if draft.will_void else "clipboard-list",
        len(draft.changes),
        reverse("kp_pages_changes", args=[page.pk]),
        draft.will_void,
    )


def _signed(standing: Standing) -> StandingSaid:
    record = standing.record
    assert record is not None  # noqa: S101  # or they would not be signed
    words = {
        "name": record.signed_as,
        "day": date_format(record.reviewed_on),
        "due": date_format(record.due_on),
    }
    if standing.state == State.OVERDUE:
        said = _("The review by %(name)s was due again by %(due)s. Ask for a new one.")
        return StandingSaid(said % words, False, "time")
    if not standing.is_independent:
        said = _(
            "%(name)s signed these words on %(day)s, but wrote the page or no longer works here. "
            "Another clinician has to sign."
        )
        return StandingSaid(said % words, False, "clipboard-list")
    if standing.is_due_soon:
        said = _("%(name)s signed these words on %(day)s. They are to be read again by %(due)s.")
        return StandingSaid(said % words, False, "time")
    said = _("%(name)s signed these words on %(day)s. The review holds until %(due)s.")
    return StandingSaid(said % words, True, "circle-check")
