"""Tells in one sentence when a library is missing or is of a version that we don't run on."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

from home.demo.errors import DemoError

PROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"
REMEDY = "run 'python -m pip install -r requirements.txt' and try again."


def needed() -> list[str]:
    """What the site says that it runs on."""
    groups = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["dependency-groups"]
    return [line for line in groups["site"] if isinstance(line, str)]


def require_libraries(lines: Iterable[str]) -> None:
    for line in lines:
        requirement = Requirement(line)
        if requirement.marker and not requirement.marker.evaluate():
            continue
        try:
            version = metadata.version(requirement.name)
        except metadata.PackageNotFoundError:
            raise DemoError(f"{requirement.name} is not installed: {REMEDY}") from None
        if not requirement.specifier.contains(version, prereleases=True):
            raise DemoError(
                f"{requirement.name} {version} is installed, and this site runs on "
                f"{requirement.specifier}: {REMEDY}"
            )
