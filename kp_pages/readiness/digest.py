"""The fingerprint of the words that a clinician signs.

It is made of the words alone: the same however they are stored, and another with any word changed.
A word list can be kept, and its digest be made again from it by anybody who doubts it.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from html.parser import HTMLParser

#: The recipe. A digest is compared with digests of its own version alone.
VERSION = 1

#: Where some words stand, such as "body.faq.questions.answer", and the words. Without words it
#: says that a part begins here.
Word = tuple[str, str]

#: Signs that nobody sees: they are left out.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_SPACE = re.compile(r"\s+")


def digest(words: Iterable[Word]) -> str:
    """The fingerprint of these words, as 64 hexadecimal digits."""
    said = {"version": VERSION, "words": [[path, text] for path, text in words]}
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def plain(text: str) -> str:
    """A text as it is read: one kind of space, one way to write each letter."""
    text = unicodedata.normalize("NFC", text.translate(_INVISIBLE))
    return _SPACE.sub(" ", text).strip()


@lru_cache(maxsize=8192)
def rich(html: str) -> tuple[str, tuple[str, ...]]:
    """The words of a rich text, a line for each paragraph or point, and where its links lead.

    Emphasis is no word, and neither is a key that the editor gives to a paragraph.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_line()
    return "\n".join(reader.lines), tuple(reader.links)


_LISTS = {"ul", "ol"}
_BLOCKS = {"p", "div", "blockquote", "hr", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6"}
#: What links may say about where they lead, in the order in which it is asked.
_KINDS = ("linktype", "embedtype")
#: Kinds of links whose words say it all; any other kind leaves a mark in the text.
_SILENT = {"page", "document"}


class _Reader(HTMLParser):
    """Takes a rich text apart into lines and links."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.links: list[str] = []
        self._depth = 0
        self._is_point = False
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _LISTS:
            self.end_line()
            self._depth += 1
        elif tag == "li":
            self.end_line()
            self._is_point = True
        elif tag in _BLOCKS:
            self.end_block()
        elif tag == "br":
            self._text.append(" ")
        elif tag in ("a", "embed"):
            self._point_to({name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        if tag in _LISTS:
            self.end_line()
            self._depth = max(0, self._depth - 1)
        elif tag == "li":
            self.end_line()
        elif tag in _BLOCKS:
            self.end_block()

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def end_block(self) -> None:
        """End a line, unless it is a paragraph that stands first in a point."""
        if plain("".join(self._text)):
            self.end_line()

    def end_line(self) -> None:
        text = plain("".join(self._text))
        if text:
            self.lines.append(f"{'•' * max(1, self._depth)} {text}" if self._is_point else text)
        self._text = []
        self._is_point = False

    def _point_to(self, says: dict[str, str]) -> None:
        kind = next((says[name] for name in _KINDS if says.get(name)), "")
        target = " ".join(part for part in (kind, says.get("id") or says.get("href", "")) if part)
        if target:
            self.links.append(target)
        if kind and kind not in _SILENT:
            self._text.append(f"⟦{target}⟧")
