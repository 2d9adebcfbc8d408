"""A place in the content files: where to look when something is wrong, and a name that stays."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import NAMESPACE_URL, UUID, uuid5

from home.demo.errors import ContentError

NAMESPACE = uuid5(NAMESPACE_URL, "https://clinic.example/")


def lasting_id(name: str) -> UUID:
    """The same id for the same name in every run, so that links to it keep working."""
    return uuid5(NAMESPACE, name)


@dataclass(frozen=True)
class Place:
    """A field of a file, such as ``pages/home.toml: body > section 2 > heading``."""

    file: str
    steps: tuple[str, ...] = ()

    def __truediv__(self, step: object) -> Place:
        return Place(self.file, (*self.steps, str(step)))

    @property
    def id(self) -> str:
        return str(lasting_id("/".join((self.file, *self.steps))))

    def error(self, problem: object) -> ContentError:
        return ContentError(self.file, " > ".join(self.steps), problem)
