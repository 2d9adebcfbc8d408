"""Rich text: emphasis, lists, links and citations, but no headings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import RichText, expand_db_html

from kp_pages.blocks.citing import cited_keys, replace_marks
from kp_pages.blocks.drafts import DraftFriendly
from kp_pages.blocks.shelf import current

PROSE_FEATURES = ["bold", "italic", "ul", "ol", "link", "citation"]

#: Writes the numbers of some sources as HTML.
Marking = Callable[[list[Any]], str]


class Prose(RichText):
    """Rich text that a page reads together with all others: their links, and what they cite."""

    #: The text with its links expanded; the marks of its citations are still as stored.
    html: str | None = None
    #: The sources that a reader may see, by key; looked up here where no page is read.
    sources: Mapping[int, Any] | None = None
    #: Writes the numbers of sources as this page counts them; without a page there are none.
    marking: Marking | None = None
    _written: str | None = None

    def references(self) -> Iterator[Model]:
        """The sources that it cites, in the order of the text, as far as a reader may see them."""
        yield from self._seen(cited_keys(self.source))

    def with_marks(self, marking: Marking) -> str:
        """The HTML with what ``marking`` makes of them in place of citations."""
        html = expand_db_html(self.source) if self.html is None else self.html
        return replace_marks(html, lambda keys: marking(self._seen(keys)))

    def _seen(self, keys: list[int]) -> list[Any]:
        if not keys:
            return []
        sources = _public(keys) if self.sources is None else self.sources
        return [sources[key] for key in dict.fromkeys(keys) if key in sources]

    def __html__(self) -> str:
        # Written once: each place that cites a source has an address of its own on the page.
        # By Wagtail's own rewriter, from what its editor stored; see ProseBlock.
        if self._written is None:
            self._written = self.with_marks(self.marking or _unmarked)
        return self._written

    def __str__(self) -> SafeString:
        return mark_safe(self.__html__())  # noqa: S308  # as in Wagtail's RichText


def _unmarked(sources: list[Any]) -> str:
    return ""


def _public(keys: Iterable[int]) -> dict[int, Any]:
    return _references().filter(live=True).in_bulk(list(keys))


def _references() -> Any:
    return apps.get_model("kp_pages", "Reference")._default_manager


#: A mark counts as a word, so that none is lost.
_NO_WORDS = re.compile(r"(?:<(?!embed\b)[^>]*>|&nbsp;|\s)*")


def _prose(source: object) -> Prose:
    """The text; an editor that holds nothing but an empty paragraph counts as empty."""
    html = str(source or "")
    return Prose("" if _NO_WORDS.fullmatch(html) else html)


class ProseBlock(DraftFriendly, blocks.RichTextBlock):
    """Text with emphasis, lists, links and citations; headings come from the structure."""

    def to_python(self, value: object) -> Prose:
        return _prose(value)

    def normalize(self, value: object) -> Prose:
        return value if isinstance(value, Prose) else _prose(getattr(value, "source", value))

    def value_from_form(self, value: str) -> Prose:
        return _prose(value)

    def get_default(self) -> Prose:
        return self.normalize(super().get_default())

    def refuse(self, value: Prose) -> None:
        """Readers would look for a source that they cannot see."""
        keys = set(cited_keys(value.source))
        if not keys:
            return
        shelf = current()
        if shelf is None:
            found = _references().in_bulk(list(keys))
        else:
            model = _references().model
            found = {key: shelf[model, str(key)] for key in keys if (model, str(key)) in shelf}
        if len(found) < len(keys):
            raise ValidationError(
                _("A source that is cited here was deleted. Take its mark out or cite another.")
            )
        drafts = [one for one in found.values() if not one.live]
        if drafts:
            raise ValidationError(
                _("This cites a draft, and readers would not see it. Publish it first: %(source)s"),
                params={"source": drafts[0]},
            )

    def get_api_representation(self, value: Prose, context: object = None) -> str:
        """The HTML that a visitor gets: stored links name pages by key, hidden ones too."""
        return str(value)
