"""Finds what the content files point to: pages by address, everything else by a name."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Model
from wagtail.images import get_image_model
from wagtail.models import Page

from kp_pages.models import Reference, Treatment


@dataclass
class Names:
    """The primary keys of what has been made, by the names that the content uses."""

    pages: dict[str, int] = field(default_factory=dict)
    references: dict[str, int] = field(default_factory=dict)
    treatments: dict[str, int] = field(default_factory=dict)
    pictures: dict[str, int] = field(default_factory=dict)

    def page(self, path: str) -> int:
        return self._find(self.pages, path, "page at")

    def reference(self, name: str) -> int:
        return self._find(self.references, name, "reference with the key")

    def find(self, model: type[Model], name: str) -> int:
        """The key of the object of this model that the content calls ``name``."""
        if issubclass(model, Page):
            return self.page(name)
        if issubclass(model, get_image_model()):
            return self._find(self.pictures, name, "picture named")
        if issubclass(model, Reference):
            return self.reference(name)
        if issubclass(model, Treatment):
            return self._find(self.treatments, name.casefold(), "treatment named")
        raise ValueError(f"a {model._meta.verbose_name} cannot be chosen here.")

    @staticmethod
    def _find(known: dict[str, int], name: str, what: str) -> int:
        if name not in known:
            raise ValueError(f"there is no {what} “{name}”.")
        return known[name]
