"""What changed between two lists of words, for people who want to see it at a glance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from kp_pages.readiness.digest import Word

_PIECE = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Change:
    """One place that says something else now; without words before or after, it came or went."""

    path: str
    before: str
    after: str

    def marked(self) -> list[tuple[str, str]]:
        """Its words in pieces, each "same", "gone" or "new"."""
        return marked(self.before, self.after)


def changes(before: Iterable[Word], after: Iterable[Word]) -> list[Change]:
    """The places that differ, from top to bottom."""
    old, new = _spoken(before), _spoken(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    found: list[Change] = []
    for what, start, end, new_start, new_end in matcher.get_opcodes():
        if what != "equal":
            found.extend(_paired(old[start:end], new[new_start:new_end]))
    return found


def marked(before: str, after: str) -> list[tuple[str, str]]:
    """The words of two texts in pieces, each "same", "gone" or "new"."""
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    pieces: list[tuple[str, str]] = []
    for what, start, end, new_start, new_end in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if what == "equal":
            pieces.append(("same", "".join(old[start:end])))
            continue
        gone, came = "".join(old[start:end]), "".join(new[new_start:new_end])
        pieces += [("gone", gone)] if gone else []
        pieces += [("new", came)] if came else []
    return pieces


def _spoken(words: Iterable[Word]) -> list[Word]:
    """The words alone, without the marks that say where a part begins."""
    return [(path, text) for path, text in words if text]


def _paired(old: Sequence[Word], new: Sequence[Word]) -> Iterator[Change]:
    """What stood and what stands, place by place where the places are the same."""
    paths, new_paths = [path for path, _text in old], [path for path, _text in new]
    for what, start, end, new_start, new_end in SequenceMatcher(
        None, paths, new_paths, autojunk=False
    ).get_opcodes():
        if what == "equal":
            for (path, before), (_path, after) in zip(
                old[start:end], new[new_start:new_end], strict=True
            ):
                if before != after:
                    yield Change(path, before, after)
            continue
        yield from (Change(path, before, "") for path, before in old[start:end])
        yield from (Change(path, "", after) for path, after in new[new_start:new_end])
