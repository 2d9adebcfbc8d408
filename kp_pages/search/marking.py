"""Shows why a page was found: its words marked, and the sentence that says most of them.

One way for every backend. The database's own excerpts begin and end in the middle of a sentence,
where the word that was left out may be "not"; and PostgreSQL takes 5 ms for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from kp_pages.models.base import SENTENCE_END
from kp_pages.search.query import Group, Term
from kp_pages.search.words import QUESTION_WORDS, fold

SHORTEST_ROOT = 3
LONGEST_EXCERPT = 320
#: A shorter sentence is shown with the next one.
SHORT = 60

#: Endings in which words differ that the databases take for one.
ENDINGS = "s|es|e|y|ies|ed|ing|ly|ful|al|ally|ment|ments|ness|'s|’s"
_ENDING = re.compile(f"(?:{ENDINGS})$")
_NOTHING = "(?!)"


def root(word: str) -> str:
    """The word without its ending."""
    short = _ENDING.sub("", word)
    return short if len(short) >= SHORTEST_ROOT else word


class Marker:
    """Finds what a query looks for in a text, whatever the endings, case and accents."""

    def __init__(self, groups: Iterable[Group]) -> None:
        groups = list(groups)
        telling = [group for group in groups if group[0].text not in QUESTION_WORDS] or groups
        self.groups = [_compiled(group) for group in telling]
        self.any = _compiled([term for group in telling for term in group])

    def marked(self, text: str) -> SafeString:
        """The text as HTML, with whatever was looked for in a ``mark``."""
        folded, places = _folded(text)
        parts, end = [], 0
        for match in self.any.finditer(folded):
            start, stop = places[match.start()], places[match.end()]
            parts += [escape(text[end:start]), "<mark>", escape(text[start:stop]), "</mark>"]
            end = stop
        parts.append(escape(text[end:]))
        return mark_safe("".join(parts))  # noqa: S308 - every piece of the text is escaped

    def said_in(self, text: str) -> int:
        """How much of what was looked for is here; another name for it counts as it."""
        folded = fold(text)
        return sum(bool(group.search(folded)) for group in self.groups)

    def excerpt(self, summary: str, body: str) -> str:
        """The summary, or the sentences of the text that say more of what was looked for."""
        best, most = summary, self.said_in(summary)
        for sentence in self.sentences(body):
            said = self.said_in(sentence)
            if said > most and len(sentence) <= LONGEST_EXCERPT:
                best, most = sentence, said
        return best

    def sentences(self, body: str) -> Iterator[str]:
        """The whole sentences in which a word stands; no headings, and no questions."""
        for line, folded in zip(body.split("\n"), fold(body).split("\n"), strict=True):
            if self.any.search(folded):
                whole = [one for one in SENTENCE_END.split(line) if one.endswith((".", "!"))]
                for number, sentence in enumerate(whole):
                    size = 2 if len(sentence) < SHORT else 1
                    yield " ".join(whole[number : number + size])


def _compiled(terms: Iterable[Term]) -> re.Pattern[str]:
    """What matches any of these terms in a folded text; the longest first."""
    patterns = sorted({one for term in terms for one in _patterns(term)}, key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(patterns) or _NOTHING})(?![^\W_])")


def _patterns(term: Term) -> list[str]:
    words = [f"{re.escape(root(word))}(?:{ENDINGS})?" for word in term.words]
    if term.is_beginning:
        words[-1] = f"{re.escape(term.words[-1])}[^\\W_]*"
    return words if term.is_apart else [r"[\W_]+".join(words)]


def _folded(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its letters where it stood."""
    letters, places = [], []
    for place, letter in enumerate(text):
        for one in fold(letter):
            letters.append(one)
            places.append(place)
    return "".join(letters), [*places, len(text)]
