"""How many years of school it takes to read a text: the Flesch-Kincaid grade."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kp_pages.readiness.text import sentences, words

_VOWELS = re.compile(r"[aeiouyáéíóúäöü]+")
#: An "e" that is written and not spoken, inside a word: "every", "safely", "improvement".
_SILENT_INSIDE = re.compile(
    r"(?<=^som)e(?=[^aeiou])|(?<=^som)e(?=one)|(?<=^ev)e(?=r[yi])|(?<=[^aeiou])e(?=ly$)"
    r"|(?<=[vgcsrt])e(?=ments?$)|(?<=[^aeiou])e(?=ful|less|ness)"
)
#: And at its end: "made", "makes", "worked"; but not in "table", "places", "treated".
_SILENT_ENDING = re.compile(
    r"(?:(?<=[^aeiouyl])e|(?<=[aeiouy]l)e|(?<=[^aeiouytd])ed|(?<=[^aeiouylsxzcgh])es|(?<=[aeiouy]l)es"
    r"|(?<=th)es)$"
)
#: Neighboring vowels that are two sounds: "giant", "video", "anxiety", "actual", "being", "area".
_TWO_SOUNDS = re.compile(
    r"(?<![cst])ia|(?<![cstxg])io|(?<!p)eo(?!u)|(?<![qg])ua|uou|iet|(?<![ct])ien[ct]|^scien"
    r"|(?<=[aeiouy])ing|creat(?!ur)|rea(?=ct|li)|(?<=[aeiou][^aeiou])ea$|(?<=[a-z])yo|ya(?=l)"
)
#: A beat without a vowel: "rhythm", "metabolism".
_HUMMED = re.compile(r"thms?$|[^aeiou]isms?$|[^aeiouy]sms?$")
_NOT = re.compile(r"[sd]n't$")
_IRREGULAR = {"diabetes": 4, "hundred": 2, "naked": 2, "recipe": 3, "apnea": 3}


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """The syllables of an English word, as far as its letters tell."""
    word = word.lower().replace("’", "'")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    extra = int(bool(_NOT.search(word)))
    word = word.removesuffix("n't").partition("'")[0]
    extra += len(_TWO_SOUNDS.findall(word)) + len(_HUMMED.findall(word))
    spoken = _SILENT_ENDING.sub("", _SILENT_INSIDE.sub("", word)) if len(word) > 2 else word
    return max(1, len(_VOWELS.findall(spoken)) + extra)


@dataclass(frozen=True, slots=True)
class Measure:
    """How much there is of a text. Measures of several texts are added."""

    sentences: int = 0
    words: int = 0
    syllables: int = 0

    def __add__(self, other: Measure) -> Measure:
        return Measure(
            self.sentences + other.sentences,
            self.words + other.words,
            self.syllables + other.syllables,
        )

    @property
    def grade(self) -> float:
        """The Flesch-Kincaid grade; 0 for no text."""
        if not self.words:
            return 0.0
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59


#: A name that everybody who looks for the page knows counts as a word of two syllables.
LENGTH_OF_A_NAME = 2


@lru_cache(maxsize=4096)
def measure(text: str, names: frozenset[str] = frozenset()) -> Measure:
    """Sentences, words and syllables of a text; ``names``, in lower case, count as easy."""
    said = [words(sentence.text) for sentence in sentences(text)]
    said = [one for one in said if one]
    flat = [word for one in said for word in one]
    return Measure(len(said), len(flat), sum(_weight(word, names) for word in flat))


def _weight(word: str, names: frozenset[str]) -> int:
    beats = sum(syllables(part) for part in word.split("-"))
    return min(beats, LENGTH_OF_A_NAME) if word.lower() in names else beats


def grade(texts: Iterable[str], names: frozenset[str] = frozenset()) -> float:
    """The grade of several texts as one."""
    return sum((measure(text, names) for text in texts), Measure()).grade
