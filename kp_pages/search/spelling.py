"""What a word was meant to be that no page has, taken from the words that pages have."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from django.db.models.functions import Length

from kp_pages.models import SearchWord
from kp_pages.search.databases import Database, Visible
from kp_pages.search.query import Query, Term
from kp_pages.search.words import distance, fold

#: Shorter words are likelier to be right than to be near another.
SHORTEST = 4
#: Of a query that has more wrong words, the first ones are corrected.
MOST_CORRECTED = 4
#: How many of the nearest words are looked at, and to how many pages their use is counted.
NEAREST = 8
COUNTED = 200


def corrected(
    words: Sequence[str], unknown: set[str], database: Database, visible: Visible
) -> list[str]:
    """The words, with what an unknown one was probably meant to be in its place."""
    joined = _joined(words, unknown)
    wrong = [word for word in joined if word in unknown][:MOST_CORRECTED]
    found: list[str] = []
    for word in joined:
        if word not in wrong:
            found.append(word)
        else:
            found += _apart(word) or [_nearest(word, database, visible) or word]
    return found


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
    most = 1 if len(word) < 6 else 2 if len(word) < 10 else 3
    near = _near(word, most, word[0]) or _near(word, most, "")
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
