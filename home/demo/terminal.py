"""Tells how far the demo is: bars and a box on a terminal, plain lines anywhere else."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.panel import Panel
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

Advance = Callable[[str], None]
#: How many characters of what is being done stand behind a bar.
DETAIL = 36


class PlainReport:
    """One line for each step, without control characters."""

    def __init__(self, out: Any, *, quiet: bool = False, **_: object) -> None:
        self.out = out
        self.quiet = quiet
        #: How many steps there will be, and which one it is.
        self.steps = 0
        self.number = 0
        #: Asked between two pieces of work whether to go on.
        self.stop_if_asked: Callable[[], None] = lambda: None

    def line(self, text: str = "") -> None:
        if not self.quiet:
            self.out.write(f"{text}\n")
            self.out.flush()

    @contextmanager
    def step(self, label: str, total: int) -> Iterator[Advance]:
        self.number += 1
        begun = time.monotonic()
        done = 0

        def advance(_detail: str) -> None:
            nonlocal done
            done += 1
            self.stop_if_asked()

        yield advance
        seconds = time.monotonic() - begun
        self.line(f"{self.number}/{self.steps} {label}: {done} of {total}, {seconds:.0f} s")

    def box(self, lines: Sequence[str]) -> None:
        """What must be read: said in any case."""
        self.out.write("\n" + "\n".join(lines) + "\n\n")
        self.out.flush()


class TerminalReport(PlainReport):
    """A bar for each step, and a frame around what must be read."""

    def __init__(self, out: Any, *, quiet: bool = False, no_color: bool = False) -> None:
        super().__init__(out, quiet=quiet)
        # Not ``out``: Django's wrapper ends whatever it is given with a line break.
        self.console = Console(no_color=no_color or None, highlight=False)

    @contextmanager
    def step(self, label: str, total: int) -> Iterator[Advance]:
        self.number += 1
        with Progress(
            TextColumn("{task.description:<26}"),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("[dim]{task.fields[detail]}"),
            console=self.console,
            disable=self.quiet,
        ) as progress:
            task = progress.add_task(f"{self.number}/{self.steps} {label}", total=total, detail="")

            def advance(detail: str) -> None:
                progress.update(task, advance=1, detail=detail[:DETAIL])
                self.stop_if_asked()

            yield advance
            progress.update(task, detail="")

    def box(self, lines: Sequence[str]) -> None:
        self.console.print()
        words = Text("\n".join(lines))
        self.console.print(Panel.fit(words, padding=(1, 2), border_style="cyan"))


def report(out: Any, *, quiet: bool = False, no_color: bool = False) -> PlainReport:
    """Bars where somebody looks at them."""
    is_watched = out.isatty() and os.environ.get("TERM") != "dumb"
    kind = TerminalReport if is_watched else PlainReport
    return kind(out, quiet=quiet, no_color=no_color)
