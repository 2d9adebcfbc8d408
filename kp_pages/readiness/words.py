"""Looks for words that a rule minds. Which words those are is data, in the packs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from kp_pages.readiness.document import Document, Passage
from kp_pages.readiness.excuses import EVERY, Excuse, Hit, is_excused
from kp_pages.readiness.rule import Finding
from kp_pages.readiness.subject import names_treatment, speaks_of_us
from kp_pages.readiness.text import BEFORE_A_WORD, lowered, sentence_at


@dataclass(frozen=True)
class Phrase:
    """Words in lower case that are minded, as a pattern without groups of its own.

    It begins and ends at the edge of a word.
    """

    pattern: str
    #: Minded only in a sentence that has this, too.
    near: str = ""
    #: Not minded in a sentence that has this.
    unless: str = ""
    #: Not minded in a sentence that has this and speaks neither of the treatment nor of us.
    unless_of_others: str = ""
    #: What to say instead, where that is known.
    instead: str = ""
    #: Minded only where the sentence names the treatment.
    of_treatment: bool = False


@lru_cache(maxsize=512)
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern from the edge of a word to the edge of a word."""
    return re.compile(rf"\b(?:{pattern})(?!\w)")


def never(_passage: Passage) -> bool:
    return False


def evenly(_passage: Passage) -> int:
    return 0


@dataclass(frozen=True)
class Lexicon:
    """The check of a rule about words: finds its phrases wherever a reader meets them."""

    phrases: tuple[Phrase, ...]
    message: str
    excuses: frozenset[Excuse] = EVERY
    #: The roles in which they are looked for; empty for all.
    roles: frozenset[str] = frozenset()
    #: Roles and kinds of blocks in which they are not.
    not_in: frozenset[str] = frozenset()
    #: Whether what stands behind a passage allows them.
    allowed: Callable[[Passage], bool] = never
    #: How much graver they are in some passages.
    shift: Callable[[Passage], int] = evenly

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        # It begins with a few characters that most places do not have, and has no groups: so the
        # engine passes over most of a text at once.
        either = "|".join(phrase.pattern for phrase in self.phrases)
        return re.compile(rf"{BEFORE_A_WORD}(?:{either})(?!\w)")

    def _phrase(self, text: str, start: int) -> Phrase:
        """The phrase that was found at this place."""
        return next(one for one in self.phrases if compiled(one.pattern).match(text, start))

    def __call__(self, document: Document) -> Iterator[Finding]:
        joined = document.joined
        for found in self._pattern.finditer(joined.text):
            place = found.start() + 1
            passage, start = joined.at(place)
            if self._reads(passage):
                phrase = self._phrase(joined.text, place)
                end = start + len(found[0]) - 1
                if self._minds(document, passage, phrase, start, end):
                    yield self._finding(passage, phrase, start, end)

    def _finding(self, passage: Passage, phrase: Phrase, start: int, end: int) -> Finding:
        words = passage.text[start:end]
        return Finding(
            self.message,
            passage.path,
            {"words": words, "instead": phrase.instead},
            words=words,
            start=start,
            shift=self.shift(passage),
        )

    def _reads(self, passage: Passage) -> bool:
        if self.roles and passage.role not in self.roles:
            return False
        return not {passage.role, passage.part} & self.not_in and not self.allowed(passage)

    def _minds(
        self, document: Document, passage: Passage, phrase: Phrase, start: int, end: int
    ) -> bool:
        around = sentence_at(passage.text, start)
        sentence = lowered(around.text)
        if phrase.near and not _has(phrase.near, sentence):
            return False
        if phrase.unless and _has(phrase.unless, sentence):
            return False
        if phrase.of_treatment and not names_treatment(document, sentence):
            return False
        is_ours = speaks_of_us(document, sentence)
        if phrase.unless_of_others and not is_ours and _has(phrase.unless_of_others, sentence):
            return False
        hit = Hit(passage, sentence, start - around.start, end - around.start)
        return not is_excused(document, hit, self.excuses)


def _has(pattern: str, sentence: str) -> bool:
    return bool(compiled(pattern).search(sentence))
