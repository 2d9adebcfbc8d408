"""Records that are written once: whoever looks at them later can rely on them."""

from __future__ import annotations

from typing import Any

from django.db import models


class RecordIsFinal(TypeError):
    """Somebody's code tried to change or delete a record that is written once."""

    def __init__(self, model: type[models.Model]) -> None:
        name = model._meta.verbose_name
        super().__init__(f"A {name} is written once. Make a new one instead of changing this one.")


class AppendOnlyQuerySet(models.QuerySet):
    """Reads and adds. It refuses what would change many records at once."""

    def update(self, **kwargs: Any) -> int:
        raise RecordIsFinal(self.model)

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        raise RecordIsFinal(self.model)

    def delete(self) -> tuple[int, dict[str, int]]:
        raise RecordIsFinal(self.model)


class AppendOnly(models.Model):
    """The base of such a record.

    What it points to may go: then the database alone empties the pointer, through Django's own base
    manager, and the names in the record stay.
    """

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise RecordIsFinal(type(self))
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise RecordIsFinal(type(self))
