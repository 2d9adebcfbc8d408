"""What drafts are spared: a block's own rules wait until publication."""

from __future__ import annotations

from typing import Any


class DraftFriendly:
    """A block whose own rules wait until publication: a half-finished draft always saves."""

    is_deferred_validation: bool

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)  # type: ignore[misc]  # Wagtail's Block
        if not self.is_deferred_validation:
            self.refuse(cleaned)
        return cleaned

    def refuse(self, value: Any) -> None:
        """Raise what is wrong with a value that is to be published."""
