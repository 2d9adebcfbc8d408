"""The shelf from which choosers and citations take what they point to.

While a page is read for a visitor or judged, everything that its blocks point to is fetched in one
query for each model and put on a shelf. Outside of that there is none, and each asks for itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models import Model

#: What a page points to, by model and primary key.
Shelf = dict[tuple[type[Model], str], Model]

_shelf: ContextVar[Shelf | None] = ContextVar("kp_pages_shelf", default=None)


@contextmanager
def shelved(shelf: Shelf) -> Iterator[None]:
    """Let choosers take what they point to from ``shelf``; what is not on it is not shown."""
    token = _shelf.set(shelf)
    try:
        yield
    finally:
        _shelf.reset(token)


def current() -> Shelf | None:
    """The shelf that is there now, or None."""
    return _shelf.get()
