"""Where a block stands: what its nodes need to know to name themselves and each other."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin


@dataclass(frozen=True)
class Place:
    """A page as its blocks see it, and the ``@id`` of each thing.

    Ids are made of keys and never of titles or addresses, so that a renamed page keeps them, and
    the same thing has the same id on every page.
    """

    #: Address of the site with a slash at its end.
    root: str
    #: Absolute address of the page.
    url: str
    #: Key of the page, unique in the site.
    key: int | str
    #: Whether the page is about one condition.
    is_condition: bool = False
    #: Key of the treatment that the page shows, if it shows one.
    treatment_key: int | str | None = None
    #: Whether the page may claim to machines that the treatment helps, if its evidence shows it.
    may_claim: bool = True

    @property
    def page(self) -> str:
        return f"{self.root}#page-{self.key}"

    @property
    def organization(self) -> str:
        return f"{self.root}#organization"

    @property
    def website(self) -> str:
        return f"{self.root}#website"

    @property
    def condition(self) -> str | None:
        """The condition that the page is about, or None."""
        return self.condition_of(self.key) if self.is_condition else None

    @property
    def treatment(self) -> str | None:
        """The treatment that the page shows, or None."""
        return f"{self.root}#treatment-{self.treatment_key}" if self.treatment_key else None

    def part(self, name: str) -> str:
        """A thing on this page: its breadcrumb, its picture, or a block by its anchor."""
        return f"{self.page}-{name}"

    def absolute(self, address: str) -> str:
        """An address with scheme and host, whether it had them or not."""
        return urljoin(self.root, address)

    def at(self, anchor: str) -> str:
        """The address of a place within the page."""
        return f"{self.url}#{anchor}"

    def condition_of(self, key: int | str) -> str:
        return f"{self.root}#condition-{key}"

    def person(self, key: int | str) -> str:
        return f"{self.root}#person-{key}"

    def location(self, key: int | str) -> str:
        return f"{self.root}#location-{key}"

    def reference(self, key: int | str) -> str:
        return f"{self.root}#reference-{key}"
