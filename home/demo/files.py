"""Reads the content of the demo clinic: one file a page, in the folder of its address."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from home.demo.errors import ContentError

CONTENT = Path(__file__).parent / "content"
#: The order of the pages below the home page, and so of the menu; others follow by name.
ORDER = ["conditions", "articles", "clinicians", "locations", "consultation"]


@dataclass(frozen=True)
class PageFile:
    """One page as it is written: where it lives, of which type it is, what its fields say."""

    file: str
    path: str
    type: str
    fields: dict[str, Any]
    #: Whether it stays a draft that readers do not see.
    is_draft: bool = False
    #: The medical review of a page that needs one: "days_ago" and "months".
    review: dict[str, int] = field(default_factory=dict)

    @property
    def parent(self) -> str | None:
        """The path of the page above; none above the home page."""
        if self.path == "/":
            return None
        return self.path.rstrip("/").rpartition("/")[0] + "/"

    @property
    def slug(self) -> str:
        return self.path.strip("/").rpartition("/")[2] or "clinic"


@dataclass(frozen=True)
class Content:
    """Everything that the demo clinic says."""

    references: dict[str, dict[str, Any]]
    treatment: dict[str, Any]
    clinic: dict[str, Any]
    #: Every page after the page above it.
    pages: list[PageFile] = field(default_factory=list)


def read(folder: Path | None = None) -> Content:
    """Read all files of a content folder; raises ``ContentError`` for one that is not in order."""
    folder = folder or CONTENT
    pages = [_page(folder, file) for file in sorted((folder / "pages").rglob("*.toml"))]
    return Content(
        references=_load(folder, folder / "references.toml"),
        treatment=_load(folder, folder / "treatment.toml"),
        clinic=_load(folder, folder / "clinic.toml"),
        pages=sorted(pages, key=_place),
    )


def _load(folder: Path, file: Path) -> dict[str, Any]:
    name = file.relative_to(folder).as_posix()
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ContentError(name, "", "this file is missing.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ContentError(name, "", f"this is not valid TOML: {error}.") from error


def _page(folder: Path, file: Path) -> PageFile:
    fields = _load(folder, file)
    steps = file.relative_to(folder / "pages").with_suffix("").parts
    path = "/" if steps == ("home",) else f"/{'/'.join(steps)}/"
    name = file.relative_to(folder).as_posix()
    if "type" not in fields:
        raise ContentError(name, "type", "say which page type this is, such as home.StandardPage.")
    is_draft, review = fields.pop("draft", False), fields.pop("review", {})
    return PageFile(name, path, fields.pop("type"), fields, is_draft, review)


def _place(page: PageFile) -> tuple[int, int, str]:
    steps = page.path.strip("/").split("/")
    rank = ORDER.index(steps[0]) if steps[0] in ORDER else len(ORDER)
    return page.path.count("/"), rank, page.path
