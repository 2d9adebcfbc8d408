"""Shows why a page was found: its words marked, and the sentence that says most of them.

One way for every backend. The database's own excerpts begin and end in the middle of a sentence,
where the word that was left out may be "not"; and PostgreSQL takes 5 ms for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from kp_pages.models.content import SENTENCE_END
from kp_pages.search.query import Term
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
    """Finds the words of a query in a text, whatever their endings, case and accents."""

    def __init__(self, terms: Iterable[Term]) -> None:
        words = {(word, term.is_beginning) for term in terms for word in term.words}
        telling = {one for one in words if one[0] not in QUESTION_WORDS} or words
        rest = {True: r"[^\W_]*", False: f"(?:{ENDINGS})?"}
        one_of = "|".join(
            re.escape(word if begins else root(word)) + rest[begins]
            for word, begins in sorted(telling, reverse=True)
        )
        self.pattern = re.compile(rf"(?<![^\W_])(?:{one_of or _NOTHING})(?![^\W_])")

    def marked(self, text: str) -> SafeString:
        """The text as HTML, each word that was looked for in a ``mark``."""
        folded, places = _folded(text)
        parts, end = [], 0
        for match in self.pattern.finditer(folded):
            start, stop = places[match.start()], places[match.end()]
            parts += [escape(text[end:start]), "<mark>", escape(text[start:stop]), "</mark>"]
            end = stop
        parts.append(escape(text[end:]))
        return mark_safe("".join(parts))  # noqa: S308 - every piece of the text is escaped

    def found_in(self, text: str) -> set[str]:
        """The words that were looked for and are here, without their endings."""
        return {root(word) for word in self.pattern.findall(fold(text))}

    def excerpt(self, summary: str, body: str) -> str:
        """The summary, or the sentences of the text that say more of what was looked for."""
        best, most = summary, len(self.found_in(summary))
        for sentence in self.sentences(body):
            said = len(self.found_in(sentence))
            if said > most and len(sentence) <= LONGEST_EXCERPT:
                best, most = sentence, said
        return best

    def sentences(self, body: str) -> Iterator[str]:
        """The whole sentences in which a word stands; no headings, and no questions."""
        for line, folded in zip(body.split("\n"), fold(body).split("\n"), strict=True):
            if self.pattern.search(folded):
                whole = [one for one in SENTENCE_END.split(line) if one.endswith((".", "!"))]
                for number, sentence in enumerate(whole):
                    size = 2 if len(sentence) < SHORT else 1
                    yield " ".join(whole[number : number + size])


def _folded(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its letters where it stood."""
    letters, places = [], []
    for place, letter in enumerate(text):
        for one in fold(letter):
            letters.append(one)
            places.append(place)
    return "".join(letters), [*places, len(text)]
