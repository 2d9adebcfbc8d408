"""Sentences for whoever pressed the button, from code that knows no request.

A task of a workflow that sends a page back is no error, so it cannot raise its reason; it tells it
here, and the middleware shows it with the answer.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.utils.functional import Promise

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Notice:
    """A sentence, whether it says that something was done, and where it leads."""

    sentence: str
    is_done: bool = False
    #: The address and the words of a button.
    way: tuple[str, str] | None = None


_told: ContextVar[list[Notice] | None] = ContextVar("kp_pages_notices", default=None)


@contextmanager
def heard() -> Iterator[list[Notice]]:
    """Gathers what is told within."""
    notices: list[Notice] = []
    token = _told.set(notices)
    try:
        yield notices
    finally:
        _told.reset(token)


def tell(
    sentence: str | Promise, *, is_done: bool = False, way: tuple[str, str] | None = None
) -> None:
    """Tell whoever waits for the answer; where nobody does, the log takes it."""
    notices = _told.get()
    if notices is None:
        logger.info("%s", sentence)
    else:
        notices.append(Notice(str(sentence), is_done, way))
