"""Every code that ``manage.py check`` can say."""

from __future__ import annotations

from collections.abc import Iterator

from kp_pages import checks
from kp_pages.management.reference.markdown import row, table


def check_lines() -> Iterator[str]:
    yield "What `manage.py check` tells a developer. An `E` stops `manage.py`, a `W` does not."
    yield "`W004`, `W022`, `W023` and `W024` look into the database:"
    yield "`manage.py check --database default`."
    yield from ["", *table("Code", "What is wrong, and what to do")]
    for code, words in checks.CODES.items():
        yield row([f"`kp_pages.{code}`", words])
