"""What several blocks share: their base, headings, prose, checked addresses, common choices."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Hashable, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import BaseValidator, RegexValidator, URLValidator
from django.db.models import TextChoices
from django.utils.functional import Promise, lazy
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from wagtail import blocks
from wagtail.blocks import StructBlockValidationError
from wagtail.blocks.list_block import ListBlockValidationError

from kp_pages.blocks.counted import CountedList
from kp_pages.blocks.drafts import DraftFriendly
from kp_pages.blocks.prose import PROSE_FEATURES, ProseBlock
from kp_pages.blocks.values import BlockValue
from kp_pages.readiness.text import lowered

#: Text, or text that is translated when it is shown.
StrOrPromise = str | Promise


class EvidenceLevel(TextChoices):
    """How sure the evidence makes us, in words that a reader sees."""

    STRONG = "strong", _("Strong")
    MODERATE = "moderate", _("Moderate")
    LIMITED = "limited", _("Limited")
    UNCLEAR = "unclear", _("Unclear")
    NOT_SHOWN = "not_shown", _("Not shown to help")

    @property
    def bars(self) -> int:
        """Filled bars out of four."""
        return {"strong": 4, "moderate": 3, "limited": 2, "unclear": 1}.get(self.value, 0)


#: The levels at which machines may be told that a treatment helps.
BENEFIT_LEVELS = frozenset({EvidenceLevel.STRONG, EvidenceLevel.MODERATE})


def folded(text: str) -> str:
    """A text for comparison: case, spaces, kinds of quotes and signs that nobody sees are alike."""
    alike = unicodedata.normalize("NFKC", lowered(text)).casefold()
    seen = "".join(sign for sign in alike if unicodedata.category(sign) != "Cf")
    return " ".join(seen.split())


class ContentBlock(DraftFriendly, blocks.StructBlock):
    """The base of every block in the vocabulary."""

    def refuse(self, value: BlockValue) -> None:
        """Raise what is wrong with a value that is to be published, beside its fields."""
        struct_error(
            **{
                name: _refuse_repeats(value[name], self._says, message)
                for name, message in self.meta.no_repeats.items()
            }
        )

    def _says(self, item: Any) -> Hashable:
        """What an item of a list says, without regard to a mark at the end."""
        _items, title = self.meta.item_headings
        text = item[title] if isinstance(item, BlockValue) else item
        return folded(text).rstrip("?!. ") if isinstance(text, str) else text

    class Meta:
        value_class = BlockValue
        collapsed = True
        preview_template = "kp_pages/block_preview.html"
        #: The block's place when it is the first of its kind; empty where a page has several.
        anchor = ""
        #: Whether its heading stands in the page's contents list.
        in_contents = True
        #: The list whose items have headings of their own, and the field that holds them.
        item_headings = ("", "")
        #: Whether a clinician answers for its words: to change them voids a medical review.
        clinical = True
        #: The aspect of health that it is about, for crawlers; empty for none.
        health_aspect = ""
        #: Lists in which nothing may be said twice, with the sentence that says so.
        no_repeats: dict[str, Any] = {}


class ItemBlock(DraftFriendly, blocks.StructBlock):
    """One entry of a list inside a block."""

    class Meta:
        value_class = BlockValue
        anchor = "item"


def prose(label: object = _("Text"), **kwargs: Any) -> ProseBlock:
    """Rich text with the features that fit a patient page."""
    return ProseBlock(features=PROSE_FEATURES, label=label, **kwargs)


def heading(default: object = "", **kwargs: Any) -> blocks.CharBlock:
    """The heading of a block; its level comes from where the block stands."""
    return blocks.CharBlock(
        max_length=120,
        default=default,
        label=_("Heading"),
        **{"help_text": _("Best is the question a patient asks."), **kwargs},
    )


def line(label: object, max_length: int = 160, **kwargs: Any) -> blocks.CharBlock:
    """One line of plain text."""
    return blocks.CharBlock(max_length=max_length, label=label, **kwargs)


def lines(label: object, item: object, **kwargs: Any) -> blocks.ListBlock:
    """A list of short lines of plain text."""
    kwargs.setdefault("default", [])
    return CountedList(line(item), label=label, **kwargs)


class MaxWordsValidator(BaseValidator):
    """Accepts a text with at most so many words."""

    message = ngettext_lazy(
        "This has %(show_value)d word. Cut it to %(limit_value)d.",
        "This has %(show_value)d words. Cut it to %(limit_value)d.",
        "show_value",
    )
    code = "max_words"

    def compare(self, a: int, b: int) -> bool:
        return a > b

    def clean(self, x: str) -> int:
        return len(x.split())


class ShortTextBlock(DraftFriendly, blocks.TextBlock):
    """A text with a limit in words."""

    def __init__(self, max_words: int, **kwargs: Any) -> None:
        self.refuse_length = MaxWordsValidator(max_words)
        super().__init__(**kwargs)

    def refuse(self, value: str) -> None:
        self.refuse_length(value or "")


validate_phone = RegexValidator(
    r"^\+[1-9]\d{7,14}$",
    _("Enter the number with country code, digits only: +1 555 010 0199."),
)

#: Its own code, for which no form has other words.
_validate_https = URLValidator(
    schemes=["https"],
    message=_("Enter a full address that starts with https://."),
    code="not_https",
)


def validate_https(value: str) -> None:
    """Accept an https address without user name or password in it."""
    _validate_https(value)
    if "@" in value.partition("://")[2].partition("/")[0] or "\\" in value:
        raise ValidationError(_("Enter an address without a user name in it."))


class PhoneBlock(DraftFriendly, blocks.CharBlock):
    """A telephone number, kept as +15550100199 however it was typed."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Phone number"))
        super().__init__(max_length=30, **kwargs)

    def clean(self, value: str) -> str:
        return _digits(super().clean(value))

    def refuse(self, value: str) -> None:
        if value:
            validate_phone(_digits(value))


def _digits(number: str | None) -> str:
    return re.sub(r"[\s().\-]", "", number or "")


class HttpsBlock(DraftFriendly, blocks.CharBlock):
    """An address on another site, https only."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Address"))
        super().__init__(max_length=500, **kwargs)

    def refuse(self, value: str) -> None:
        if value:
            validate_https(value)


def _refuse_repeats(
    items: Iterable[Any], says: Callable[[Any], Hashable], message: StrOrPromise
) -> ListBlockValidationError | None:
    """An error at each item of a list that says the same as one above it, or None."""
    seen: set[Hashable] = set()
    errors: dict[int, ValidationError] = {}
    for position, item in enumerate(items):
        said = says(item)
        if said and said in seen:
            errors[position] = ValidationError(str(message))
        seen.add(said)
    return ListBlockValidationError(block_errors=errors) if errors else None


def struct_error(**errors: Exception | None) -> None:
    """Raise the given errors beside their fields, if there are any."""
    found = {name: error for name, error in errors.items() if error}
    if found:
        raise StructBlockValidationError(block_errors=found)


def _paragraphs(*texts: StrOrPromise) -> str:
    """Rich text of plain paragraphs, for previews; translated when it is shown."""
    return "".join(f"<p>{escape(text)}</p>" for text in texts)


def _as_list(texts: Iterable[StrOrPromise]) -> str:
    """Rich text of one bulleted list, for previews; translated when it is shown."""
    return "<ul>" + "".join(f"<li>{escape(text)}</li>" for text in texts) + "</ul>"


paragraphs = lazy(_paragraphs, str)
as_list = lazy(_as_list, str)
