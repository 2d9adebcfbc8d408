"""What a word was meant to be that no page has, taken from the words that pages have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.db.models.functions import Length

from kp_pages.models import SearchWord
from kp_pages.search.databases import Database, Visible
from kp_pages.search.query import Query, Term
from kp_pages.search.right import RIGHT
from kp_pages.search.words import distance, fold

#: Shorter words are likelier to be right than to be near another.
SHORTEST = 4
#: From this length on, a correction is sure enough to search for it at once.
SURE = 6
#: From this length on, two letters may be wrong.
LONG = 8
#: Of a query that has more wrong words, the first ones are corrected.
MOST_CORRECTED = 4
#: How many of the nearest words are looked at, and to how many pages their use is counted.
NEAREST = 8
COUNTED = 200


@dataclass(frozen=True)
class Corrected:
    """The words with what was surely meant in place of wrong ones, and with what may be meant."""

    sure: list[str]
    likely: list[str]


def corrected(
    words: Sequence[str], unknown: set[str], database: Database, visible: Visible
) -> Corrected:
    """The words, with what an unknown one was probably meant to be in its place."""
    joined = _joined(words, unknown)
    wrong = [word for word in joined if word in unknown and word not in RIGHT][:MOST_CORRECTED]
    found = Corrected([], [])
    for word in joined:
        meant = [word]
        if word in wrong:
            meant = _apart(word) or [_nearest(word, database, visible) or word]
        found.likely.extend(meant)
        found.sure.extend(meant if len(meant) > 1 or _is_sure(word, *meant) else [word])
    return found


def _is_sure(word: str, meant: str) -> bool:
    """A long word with the same beginning, or with all the same letters."""
    return len(word) >= SURE and (word[0] == meant[0] or sorted(word) == sorted(meant))


def _joined(words: Sequence[str], unknown: set[str]) -> list[str]:
    """ "Fibro myalgia" as one word, if pages have that."""
    pairs = {one + other for one, other in pairwise(words) if {one, other} & unknown}
    known = _known(pairs)
    found: list[str] = []
    for word in words:
        if found and found[-1] + word in known:
            found[-1] += word
        else:
            found.append(word)
    return found


def _apart(word: str) -> list[str]:
    """ "Backpain" as two words, if pages have both."""
    pairs = [(word[:cut], word[cut:]) for cut in range(SHORTEST, len(word) - SHORTEST + 1)]
    known = _known({half for pair in pairs for half in pair})
    return next((list(pair) for pair in pairs if set(pair) <= known), [])


def _known(words: set[str]) -> set[str]:
    return set(SearchWord.objects.filter(pk__in=words).values_list("pk", flat=True))


def _nearest(word: str, database: Database, visible: Visible) -> str:
    """The likeliest word: few changes, the same first letter, then the one that most pages have."""
    if len(word) < SHORTEST or not word.isalpha():
        return ""
    near = _near(word, 2 if len(word) >= LONG else 1, word[0]) or _near(word, 1, "")
    queries = [Query(((Term((fold(one),)),),)) for _far, one in near]
    counts = database.counts(queries, visible, COUNTED)
    ordered = sorted(
        (far, one[0] != word[0], -count, one)
        for (far, one), count in zip(near, counts, strict=True)
        if count
    )
    return ordered[0][-1] if ordered else ""


def _near(word: str, most: int, start: str) -> list[tuple[int, str]]:
    words = SearchWord.objects.filter(word__startswith=start).annotate(length=Length("word"))
    fit = words.filter(length__gte=len(word) - most, length__lte=len(word) + most)
    far = ((distance(word, fold(one), most), one) for one in fit.values_list("pk", flat=True))
    return sorted(pair for pair in far if pair[0] <= most)[:NEAREST]
