"""What is looked for, before a database is asked in its own language."""

from __future__ import annotations

from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Term:
    """One word, or several that stand together; the last one may be the beginning of a word."""

    words: tuple[str, ...]
    is_beginning: bool = False
    #: Whether the words may stand apart, as those that a visitor typed.
    is_apart: bool = False
    #: How a person writes it, where that is known.
    written: str = field(default="", compare=False)

    @property
    def text(self) -> str:
        return " ".join(self.words)

    def __str__(self) -> str:
        return self.written or self.text


#: Terms that mean the same: one of them is enough.
Group = tuple[Term, ...]


@dataclass(frozen=True)
class Query:
    """All these groups, or any of them; with the facets that a page must have."""

    groups: tuple[Group, ...]
    needs_all: bool = True
    facets: tuple[str, ...] = ()

    def within(self, *facets: str) -> Query:
        return replace(self, facets=tuple(one for one in facets if one))

    @property
    def text(self) -> str:
        """The words that stand for the groups, as a person would type them."""
        return " ".join(group[0].text for group in self.groups)


NOTHING = Query(())
