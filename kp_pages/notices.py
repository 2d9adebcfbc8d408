"""Sentences for whoever pressed the button, from code that knows no request.

A task of a workflow that sends a page back is no error, so it cannot raise its reason; it tells it
here, and the middleware shows it with the answer.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils.functional import Promise

logger = logging.getLogger(__name__)

_told: ContextVar[list[str] | None] = ContextVar("kp_pages_notices", default=None)


@contextmanager
def heard() -> Iterator[list[str]]:
    """Gathers what is told within."""
    lines: list[str] = []
    token = _told.set(lines)
    try:
        yield lines
    finally:
        _told.reset(token)


def tell(sentence: str | Promise) -> None:
    """Tell whoever waits for the answer; where nobody does, the log takes it."""
    lines = _told.get()
    if lines is None:
        logger.info("%s", sentence)
    else:
        lines.append(str(sentence))
