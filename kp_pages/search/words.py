"""Words as people type them and as texts hold them."""

from __future__ import annotations

import re
import unicodedata

LONGEST_QUERY = 120
MOST_WORDS = 12

_TOKEN = re.compile(r"[^\W_]+")
_TYPED = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_MARKS = re.compile(r"[\u0300-\u036f]")

_QUESTION = """
    a about am an and any are as at be been by can could did do does doing for from get had has
    have how i if in into is it its list many me much my near of on or our should so some than that
    the their them there these they this to was we were what when where which who why will with
    would you your
    al algun alguna cerca como con cual cuando cuanta cuantas cuanto cuantos de del donde el en es
    esta hay la las lista lo los mi mucho o para por puede puedo que se si sin son su sus un una y
"""
#: Words of a question, in English and Spanish, that say nothing about what is looked for.
QUESTION_WORDS = frozenset(_QUESTION.split())


def fold(text: str) -> str:
    """The text without regard to case and accents."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    return _MARKS.sub("", unicodedata.normalize("NFD", folded))


def tokens(text: str) -> list[str]:
    """The words of a text, folded."""
    return _TOKEN.findall(fold(text))


def typed(text: str) -> str:
    """What a visitor typed, less everything that is no word."""
    return " ".join(_TYPED.findall(text[:LONGEST_QUERY])[:MOST_WORDS])


def distance(one: str, other: str, most: int) -> int:
    """How many letters must be changed, added, left out or swapped; ``most`` + 1 if more."""
    # Most pairs are far apart, and each change makes at most two letters differ.
    if abs(len(one) - len(other)) > most or len(set(one) ^ set(other)) > 2 * most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [i]
        for j, mate in enumerate(other, start=1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != mate))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == mate:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
