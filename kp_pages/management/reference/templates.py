"""Every template, and the blocks in it that a site can override."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import kp_pages
from kp_pages.management.reference.markdown import row, table

ROOT = Path(kp_pages.__file__).parent / "templates"

FOLDERS = {
    "": "Frame",
    "pages": "Pages",
    "parts": "Parts",
    "snippets": "Previews of snippets",
}
BLOCK = re.compile(r"{% block (\w+) ")
COMMENT = re.compile(r"{% comment %}\s*(.*?)\s*{% endcomment %}", re.DOTALL)
EXTENDS = re.compile(r'{% extends "([^"]+)"')


def template_lines() -> Iterator[str]:
    yield "To change a part, make a template of the same path in a directory that Django looks into"
    yield "first, let it extend itself, and override a block: [how](../how-to/change-the-look.md)."
    yield "What an editor puts on a page has its template in `kp_pages/blocks/`, under its name."
    for folder, files in groupby(templates(), key=lambda file: file.parent.name):
        title = FOLDERS["" if folder == "kp_pages" else folder]
        yield from ["", f"## {title}", "", *table("Template", "Blocks", "What it is")]
        for file in files:
            yield one_template(file)


def templates() -> list[Path]:
    """The templates of the public pages, folder by folder."""
    folders = [ROOT / "kp_pages" / folder for folder in FOLDERS]
    return [file for folder in folders for file in sorted(folder.glob("*.html"))]


def one_template(file: Path) -> str:
    text = file.read_text(encoding="utf-8")
    names = ", ".join(f"`{name}`" for name in dict.fromkeys(BLOCK.findall(text)))
    said = [" ".join(comment.split()) for comment in COMMENT.findall(text)[:1]]
    said += [f"Extends `{parent}`." for parent in EXTENDS.findall(text)]
    return row([f"`{file.relative_to(ROOT).as_posix()}`", names, " ".join(said)])
