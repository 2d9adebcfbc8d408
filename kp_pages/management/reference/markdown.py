"""The few pieces of Markdown that the reference is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

NOTE = "<!-- Written by `manage.py kp_reference`; change the code, not this page. -->"


def page(title: str, lines: Iterable[str]) -> str:
    return "\n".join([NOTE, "", f"# {title}", "", *lines]).rstrip() + "\n"


def table(*columns: str) -> Iterator[str]:
    yield row(columns)
    yield row("---" for _ in columns)


def row(cells: Iterable[object]) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"
