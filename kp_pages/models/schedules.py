"""Publication by the clock: what is refused then is reported, and stops nothing else."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.log_actions import log
from wagtail.models import Revision

from kp_pages.letters import send
from kp_pages.models.gate import PublicationRefused, ask

logger = logging.getLogger(__name__)

#: The action under which Wagtail's scheduled job publishes.
BY_THE_CLOCK = "wagtail.publish.scheduled"


@contextmanager
def kept(thing: Any, revision: Revision, log_action: Any) -> Iterator[None]:
    """Around a publication: by the clock, a refusal ends here; for later, the gate is asked now."""
    if log_action != BY_THE_CLOCK:
        _ask_ahead(revision)
        yield
        return
    try:
        yield
    except ValidationError as error:
        _report(thing, revision, error)


def _ask_ahead(revision: Revision) -> None:
    """Whoever sets a date for what may not go live should hear of it now, not then."""
    thing = revision.as_object()
    if thing.go_live_at and thing.go_live_at > timezone.now():
        ask(thing)


def _report(thing: Any, revision: Revision, error: ValidationError) -> None:
    """Take the date away, so that it is not tried again for ever, and tell people."""
    thing.revisions.update(approved_go_live_at=None)
    codes = error.codes if isinstance(error, PublicationRefused) else []
    says = list(error.messages)
    logger.error("Scheduled publication of %r refused: %s", str(thing), " ".join(says))
    log(
        instance=thing,
        action="kp_pages.gate.refused",
        revision=revision,
        data={"codes": codes, "messages": says},
    )
    people = {revision.user, getattr(thing, "owner", None)} - {None}
    context = {"title": str(thing), "edit": AdminURLFinder().get_edit_url(thing), "says": says}
    transaction.on_commit(partial(send, people, "refused", context), robust=True)
