"""Shows why a page was found: its words marked, and the sentence or point that says most of them.

One way for every backend. The database's own excerpts begin and end in the middle of a sentence,
where the word that was left out may be "not"; and PostgreSQL takes 5 ms for each.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from kp_pages.models.base import SENTENCE_END
from kp_pages.models.search import HEADING
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
        return len(self._said(text))

    def _said(self, text: str) -> set[int]:
        folded = fold(text)
        return {number for number, group in enumerate(self.groups) if group.search(folded)}

    def excerpt(self, summary: str, body: str) -> str:
        """The summary, or the piece of the text that says more: the rarer a word, the more."""
        said: dict[str, set[int]] = {}
        for piece in chain([summary], self.pieces(body)):
            if piece == summary or len(piece) <= LONGEST_EXCERPT:
                said[piece] = self._said(piece)
                if len(said[piece]) == len(self.groups):
                    return piece
        often = Counter(chain.from_iterable(said.values()))
        return max(said, key=lambda piece: sum(1 / often[group] for group in said[piece]))

    def pieces(self, body: str) -> Iterator[str]:
        """What can be shown of the lines in which a word stands: first their whole sentences,
        then points under what introduces them, then headings with what follows."""
        points, answers = [], []
        heading = lead = asked = ""
        for line, folded in zip(body.split("\n"), fold(body).split("\n"), strict=True):
            is_met = self.any.search(folded)
            if line.startswith(HEADING):
                heading = lead = line.removeprefix(HEADING).strip()
                asked = heading if is_met else ""
                continue
            sentences = list(_sentences(line)) if is_met or asked else []
            if asked:
                answers.append(_under(asked, sentences[0] if sentences else line))
                asked = ""
            if is_met:
                yield from sentences
                if not line.endswith((".", "!")) and (lead or not line.endswith("?")):
                    points.append(_under(lead, line))
            if line.endswith(":"):
                lead = line
            elif line.endswith((".", "!", "?")):
                lead = heading
        yield from points
        yield from answers


def _sentences(line: str) -> Iterator[str]:
    """The whole sentences of a line, a short one with the next; no questions."""
    whole = [one for one in SENTENCE_END.split(line) if one.endswith((".", "!"))]
    for number, sentence in enumerate(whole):
        yield " ".join(whole[number : number + (2 if len(sentence) < SHORT else 1)])


def _under(lead: str, text: str) -> str:
    return f"{lead} … {text}" if lead else text


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
