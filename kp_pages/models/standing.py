"""How the words of a page stand with the clinic's clinicians: what the records say about them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kp_pages import conf, readiness
from kp_pages.models.records import MedicalReview
from kp_pages.models.wording import wrote
from kp_pages.readiness.digest import VERSION


class State(models.TextChoices):
    """How a page stands with its clinicians."""

    NONE = "none", _("Not reviewed")
    CURRENT = "current", _("Reviewed")
    CHANGED = "changed", _("Changed since its review")
    OVERDUE = "overdue", _("Review overdue")


@dataclass(frozen=True)
class Standing:
    """What the records say about the words of a page."""

    state: State
    #: The review of these words; of a changed page, the last one of other words.
    record: MedicalReview | None = None
    #: Whether the reviewer works here and did not write the page.
    is_independent: bool = True
    #: Whether readers are told of the review.
    is_shown: bool = False

    @property
    def is_due_soon(self) -> bool:
        """Whether the review holds, and is to be repeated within the days of the setting."""
        if self.state != State.CURRENT or self.record is None:
            return False
        ahead = timedelta(days=conf.load().REVIEW_DAYS_BEFORE)
        return self.record.due_on <= timezone.localdate() + ahead

    def for_rules(self) -> readiness.Review:
        """The standing as the readiness rules read it."""
        if self.record is None:
            return readiness.Review(state=self.state.value)
        return readiness.Review(
            state=self.state.value,
            due_on=self.record.due_on,
            reviewed_on=self.record.reviewed_on,
            is_independent=self.is_independent,
        )

    def is_shown_from(self, clinician: int) -> bool:
        """Whether readers are told of a review by the clinician with this key."""
        return bool(self.is_shown and self.record and self.record.reviewer_id == clinician)


def records_about(pages: Iterable[tuple[Any, str]]) -> list[MedicalReview]:
    """The reviews of these pages or of their words, the newest first; one query."""
    pages = list(pages)
    keys = {page.pk for page, _digest in pages} | {page.alias_of_id for page, _digest in pages}
    about = models.Q(digest__in={fingerprint for _page, fingerprint in pages})
    about |= models.Q(page__in=keys - {None})
    found = MedicalReview.objects.filter(
        about, scope=MedicalReview.Scope.FULL, digest_version=VERSION
    )
    found = found.select_related("reviewer").defer("words", "reviewer__body")
    return list(found.order_by("-reviewed_at", "-pk"))


def standing_of(page: Any, fingerprint: str, records: Iterable[MedicalReview]) -> Standing:
    """How a page with these words stands, given the records about it.

    A signature is under words: they are signed wherever they stand, on a copy of the page too,
    unless it is that of somebody who wrote them here.
    """
    records, keys = list(records), {page.pk, page.alias_of_id} - {None}
    of_words = next(
        (
            one
            for one in records
            if one.digest == fingerprint
            and (one.page_id in keys or not wrote(page, one.recorded_by_id))
        ),
        None,
    )
    if of_words is None:
        of_page = next((one for one in records if one.page_id in keys), None)
        return Standing(State.CHANGED if of_page else State.NONE, of_page)
    state = State.OVERDUE if of_words.is_overdue else State.CURRENT
    keeps = state == State.CURRENT or conf.load().REVIEW_AFTER_DUE == "keep"
    is_author = of_words.reviewer_id is not None and of_words.reviewer_id == page.author_id
    works_here = of_words.reviewer is not None and of_words.reviewer.is_active
    return Standing(
        state,
        of_words,
        is_independent=works_here and not is_author,
        is_shown=keeps and not is_author,
    )
