"""Tells how far a command is: a bar on a terminal, a line now and then anywhere else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from typing import Any, TypeVar

if find_spec("rich"):
    from rich.console import Console
    from rich.progress import track
else:
    track = None  # type: ignore[assignment]  # the bar is a comfort

T = TypeVar("T")
#: How many are done between one line and the next.
EVERY = 100


def progress(things: Iterable[T], label: str, total: int, *, out: Any, quiet: bool) -> Iterator[T]:
    """The same things, while ``out`` hears how many are done."""
    if quiet:
        yield from things
    elif track is not None and out.isatty():
        yield from track(things, description=label, total=total, console=Console(stderr=True))
    else:
        for number, thing in enumerate(things, start=1):
            yield thing
            if number % EVERY == 0 or number == total:
                out.write(f"{label}: {number} of {total}")
