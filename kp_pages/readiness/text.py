"""Cuts a text into sentences, and joins the texts of a page so that it is searched once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, Protocol, TypeVar

#: A word: letters with apostrophes and hyphens inside, or a number.
WORD = re.compile(r"\d[\d.,]*|[^\W\d_]+(?:['’-][^\W\d_]+)*")

#: Where a sentence may end: at its mark, before what can begin the next; and at a line's end.
_END = re.compile(r"""[.!?…]["”’')\]]*(?=\s+["“‘'(\[]?[A-Z0-9])|\n+""")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:[A-Z]|Dr|Drs|Mr|Mrs|Ms|Prof|St|Jr|Sr|vs|etc|approx|al|Fig|[Ee]\.g|[Ii]\.e|U\.S|U\.K)\.$"
)

#: What is written in two ways, one letter for one, so that places stay what they are.
_SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\xa0": " ", "‑": "-"})

#: Stands between two texts: no word and no gap between words.
_SEAM = "\0\n"
#: What can stand before a word in a text that is searched; see ``searchable``.
BEFORE_A_WORD = r"[ \n/-]"
_DASHES = str.maketrans({"–": "-", "−": "-", "‐": "-"})
_MARKS = re.compile(r"[^\w\n\0.,!?;:%'/&-]|_|(?<!\w)'")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and where it begins in its text."""

    text: str
    start: int


def lowered(text: str) -> str:
    """The text in lower case, with plain quotation marks, letter for letter."""
    low = text.lower()
    if len(low) != len(text):  # a few letters become two
        low = "".join(one.lower() if len(one.lower()) == 1 else one for one in text)
    return low.translate(_SAME)


def searchable(text: str) -> str:
    """The text in lower case, with a space for every mark that may stand before a word."""
    return _MARKS.sub(" ", lowered(text).translate(_DASHES))


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text; a heading or an item of a list is one of its own."""
    return tuple(_sentences(text))


def _sentences(text: str) -> Iterator[Sentence]:
    start = 0
    for end in _END.finditer(text):
        is_line = text[end.start()] == "\n"
        if is_line or not _ABBREVIATION.search(text, start, end.start() + 1):
            yield from _sentence(text, start, end.start() if is_line else end.end())
            start = end.end()
    yield from _sentence(text, start, len(text))


def _sentence(text: str, start: int, end: int) -> Iterator[Sentence]:
    piece = text[start:end]
    said = piece.strip()
    if said:
        yield Sentence(said, start + len(piece) - len(piece.lstrip()))


def sentence_at(text: str, place: int) -> Sentence:
    """The sentence in which a place of a text lies."""
    found = Sentence(text, 0)
    for one in sentences(text):
        if one.start > place:
            break
        found = one
    return found


def words(text: str) -> list[str]:
    return WORD.findall(text)


class HasText(Protocol):
    @property
    def text(self) -> str: ...


T = TypeVar("T", bound=HasText)


class Joined(Generic[T]):
    """Many texts as one, in lower case: patterns are searched once and not once for each text."""

    def __init__(self, pieces: Iterable[T]) -> None:
        self.pieces = tuple(pieces)
        texts = [searchable(piece.text) for piece in self.pieces]
        self.text = _SEAM + _SEAM.join(texts)
        self._starts = [len(_SEAM)]
        for text in texts:
            self._starts.append(self._starts[-1] + len(text) + len(_SEAM))

    def at(self, place: int) -> tuple[T, int]:
        """The piece in which a place of the whole lies, and the place in it."""
        number = bisect_right(self._starts, place) - 1
        return self.pieces[number], place - self._starts[number]
