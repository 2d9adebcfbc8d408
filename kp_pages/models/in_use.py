"""Medical facts stay as long as readers see them.

A page would lose the risks of a treatment, or the source of a claim, without anybody having
touched the page. Whoever takes a fact away, in whatever view or script, ends in the writing or the
deletion of its row, and there this stands (``signals.py``).
"""

from __future__ import annotations

import logging
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin, Page, ReferenceIndex

logger = logging.getLogger(__name__)

#: The action under which Wagtail's scheduled job unpublishes.
BY_THE_CLOCK = "wagtail.unpublish.scheduled"
#: As many places as a sentence names.
NAMED = 3


class StillInUse(ValidationError):
    """A fact may not go while readers see it; its message says where it stands."""

    def __init__(self, fact: Any, places: list[str]) -> None:
        self.fact = fact
        named = ", ".join(places[:NAMED]) + (" …" if len(places) > NAMED else "")
        super().__init__(fact.in_use_message, params={"fact": fact, "places": named})


class KeptInUse(DraftStateMixin):
    """A fact with drafts that is neither unpublished nor deleted while readers see it."""

    #: What is said then; ``fact`` and ``places`` are filled in.
    in_use_message: Any = _("Readers see “%(fact)s” in: %(places)s. Take it out there first.")

    class Meta:
        abstract = True

    def unpublish(self, *args: Any, log_action: Any = True, **kwargs: Any) -> None:
        """By the clock, a refusal ends here, so that it stops no other object's date."""
        try:
            super().unpublish(*args, log_action=log_action, **kwargs)
        except StillInUse as error:
            if log_action != BY_THE_CLOCK:
                raise
            self._report(error)

    def _report(self, error: StillInUse) -> None:
        """Take the date away, so that it is not tried again for ever."""
        type(self)._base_manager.filter(pk=self.pk).update(expire_at=None)
        logger.error("Scheduled end of %r refused: %s", str(self), " ".join(error.messages))


def refuse_to_go(fact: Any) -> None:
    """Raise ``StillInUse`` if readers see this fact."""
    if places := shown_in(fact):
        raise StillInUse(fact, places)


def refuse_to_hide(fact: Any) -> None:
    """The same for a fact that is being written, if it is public until now and no more then."""
    stored = type(fact)._base_manager.filter(pk=fact.pk, live=True)
    if not fact.live and stored.exists():
        refuse_to_go(fact)


def shown_in(fact: Any) -> list[str]:
    """The names of what shows a fact to readers: live pages, and the facts that cite it."""
    uses = ReferenceIndex.get_references_to(fact)
    kinds = set(uses.values_list("base_content_type", flat=True))
    return [
        str(one)
        for kind in sorted(kinds)
        for one in _live(
            ContentType.objects.get_for_id(kind).model_class(), uses.filter(base_content_type=kind)
        )
    ]


def _live(model: Any, uses: models.QuerySet[ReferenceIndex]) -> Any:
    if model is None or not (model is Page or issubclass(model, KeptInUse)):
        return ()
    keys = set(uses.values_list("object_id", flat=True))
    return model._base_manager.filter(pk__in=keys, live=True)
