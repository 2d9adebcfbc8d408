"""Keeps a second demo from being built into the same database at the same time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

from home.demo.errors import DemoError

try:
    import fcntl
except ImportError:  # Windows, where nothing keeps them apart
    fcntl = None  # type: ignore[assignment]


@contextmanager
def alone() -> Iterator[None]:
    """Raises ``DemoError`` if another process is at it. The lock ends with its process."""
    directory = settings.BASE_DIR / "var"
    directory.mkdir(exist_ok=True)
    with (directory / "demo.lock").open("w") as file:
        if fcntl:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise DemoError(
                    "Another demo is being built here. Wait until it is ready, then try again."
                ) from None
        yield
