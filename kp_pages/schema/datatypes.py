"""Which plain values each of schema.org's data types takes."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_url(value: Any) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"https?://[^\s/]+(/\S*)?", value))


def _is_date(value: Any) -> bool:
    """A day, or a year alone."""
    return isinstance(value, str) and (
        bool(re.fullmatch(r"\d{4}", value))
        or (bool(re.fullmatch(r"\d{4}-\d\d-\d\d", value)) and _parses(date.fromisoformat, value))
    )


def _is_moment(value: Any) -> bool:
    return isinstance(value, str) and "T" in value and _parses(datetime.fromisoformat, value)


def _is_time(value: Any) -> bool:
    return isinstance(value, str) and bool(
        re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?", value)
    )


def _parses(parse: Callable[[str], object], value: str) -> bool:
    try:
        parse(value)
    except ValueError:
        return False
    return True


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


DATATYPES: dict[str, Callable[[Any], bool]] = {
    **dict.fromkeys(("CssSelectorType", "PronounceableText", "Text", "XPathType"), _is_text),
    "Boolean": lambda value: isinstance(value, bool),
    "Date": _is_date,
    "DateTime": _is_moment,
    "Float": _is_number,
    "Integer": _is_whole,
    "Number": _is_number,
    "Time": _is_time,
    "URL": _is_url,
}
