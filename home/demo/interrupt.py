"""Makes sure that a Ctrl-C is heard."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def heard() -> Iterator[Callable[[], None]]:
    """Gives a function to call now and then, which stops us if somebody pressed Ctrl-C.

    Python raises ``KeyboardInterrupt`` wherever it is, and loses it inside a finalizer, of which a
    migration has thousands. So it is remembered too.
    """
    is_asked = False

    def remember(_number: int, _frame: FrameType | None) -> None:
        nonlocal is_asked
        is_asked = True
        raise KeyboardInterrupt

    def stop_if_asked() -> None:
        if is_asked:
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, remember)
    try:
        yield stop_if_asked
        stop_if_asked()
    finally:
        signal.signal(signal.SIGINT, before)
