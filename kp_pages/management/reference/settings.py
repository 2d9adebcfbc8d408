"""Every key of ``KP_PAGES``, from ``conf.py``."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import MISSING, fields
from typing import Any

from kp_pages import conf
from kp_pages.management.reference.markdown import row, table


def setting_lines() -> Iterator[str]:
    source = inspect.getsource(conf.Settings)
    yield "All in one dictionary, `KP_PAGES`. Write what differs; a name that we do not know is an"
    yield "error at start."
    yield from ["", "```python", example(), "```", ""]
    yield from table("Name", "Type", "Default", "What it does")
    for setting in fields(conf.Settings):
        default = setting.default
        if setting.default_factory is not MISSING:
            default = setting.default_factory()
        what = said_above(source, setting.name)
        yield row([f"`{setting.name}`", f"`{type_name(setting.type)}`", f"`{default!r}`", what])


def example() -> str:
    found = re.search(r"^KP_PAGES = .+$", inspect.cleandoc(conf.__doc__ or ""), re.MULTILINE)
    found = found or re.search(r"KP_PAGES = .+", conf.__doc__ or "")
    return found[0].strip() if found else ""


def said_above(source: str, name: str) -> str:
    """The ``#:`` comment above a field."""
    found = re.search(rf"((?:^ *#: .*\n)+) *{name}:", source, re.MULTILINE)
    return re.sub(r"\s*#:\s*", " ", found[1]).replace("``", "`").strip() if found else ""


def type_name(annotation: Any) -> str:
    return annotation.__name__ if annotation in (int, str, bool) else str(annotation)
