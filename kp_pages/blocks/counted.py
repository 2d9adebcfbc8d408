"""Lists and streams that say what to do when too few or too many stand in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from copy import copy
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError

from kp_pages.blocks.places import errors


class Counted:
    """Too few is said of the whole, too many beside each one in excess; a draft may have both.

    A list has words of its own for it in ``too_few`` and ``too_many`` of its ``Meta``.
    """

    meta: Any
    is_deferred_validation: bool

    def clean(self, value: Any) -> Any:
        if self.is_deferred_validation:
            return self._clean_draft(value)
        try:
            return super().clean(value)  # type: ignore[misc]  # Wagtail's ListBlock or StreamBlock
        except (ListBlockValidationError, StreamBlockValidationError) as error:
            raise self._in_words(value, error) from None

    def _clean_draft(self, value: Any) -> Any:
        """Wagtail spares a draft what is missing, and not what is too much."""
        boundless = copy(self)
        boundless.meta = copy(self.meta)
        boundless.meta.max_num, boundless.meta.block_counts = None, {}
        cleaned = super(Counted, boundless).clean(value)  # type: ignore[misc]  # the same
        owner = "stream_block" if isinstance(self, blocks.StreamBlock) else "list_block"
        setattr(cleaned, owner, self)
        return cleaned

    def _in_words(self, value: Any, error: Any) -> ValidationError:
        inside, said = dict(error.block_errors), list(error.non_block_errors)
        for position, block, sentence in self._in_excess(value):
            inside[position] = errors(block, None, {(): [sentence]}, inside.get(position))
            said = []
        least = self.meta.min_num or 0
        if len(value) < least:
            sentence = _("Add at least %(number)d, or delete this block.") % {"number": least}
            said = [ValidationError(str(self.meta.too_few) or sentence)]
        found: ValidationError = type(error)(block_errors=inside, non_block_errors=said)
        return found

    def _in_excess(self, value: Any) -> Iterator[tuple[int, blocks.Block, str]]:
        most, counts = self.meta.max_num, Counter[str]()
        allowed = getattr(self.meta, "block_counts", {})
        for position, child in enumerate(getattr(value, "bound_blocks", value)):
            counts[child.block.name] += 1
            most_of_kind = allowed.get(child.block.name, {}).get("max_num")
            if most is not None and position >= most:
                sentence = _("There is room for %(number)d. Delete this one, or another.")
                yield position, child.block, str(self.meta.too_many) or sentence % {"number": most}
            elif most_of_kind is not None and counts[child.block.name] > most_of_kind:
                yield position, child.block, _too_often(most_of_kind)


def _too_often(most: int) -> str:
    return ngettext(
        "A page has this block once. Delete this one, or the other.",
        "A page has this block %(number)d times at most. Delete this one, or another.",
        most,
    ) % {"number": most}


class CountedList(Counted, blocks.ListBlock):
    """A list of blocks of one kind."""

    class Meta:
        too_few: Any = ""
        too_many: Any = ""


class CountedStream(Counted, blocks.StreamBlock):
    """A list of blocks of several kinds."""

    class Meta:
        too_few: Any = ""
        too_many: Any = ""
