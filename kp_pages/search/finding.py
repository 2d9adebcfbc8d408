"""Finds the pages for what a visitor typed: all the words, else what they were meant to be, else
some of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain

from django.db.models import QuerySet
from wagtail.models import Page

from kp_pages.search import facets
from kp_pages.search.databases import Database, Match, visible_among
from kp_pages.search.found import Choice, Found
from kp_pages.search.query import Query, Term
from kp_pages.search.spelling import corrected
from kp_pages.search.synonyms import grouped

#: Where more pages match than are put in order, the choices are counted up to here.
COUNTED = 100
SHORTEST_BEGINNING = 3


class Finder:
    """One search among these pages, in a flat number of queries."""

    def __init__(self, database: Database, pages: QuerySet[Page]) -> None:
        self.database = database
        self.visible = visible_among(pages)

    def find(self, words: list[str], chosen: Mapping[str, str]) -> Found:
        """The pages for these words, narrowed to the chosen facets."""
        found = Found()
        for found in self.attempts(words) if words else ():
            matches, is_cut = self.database.matches(found.query, self.visible)
            if matches:
                narrow = self.narrowed_by_index if is_cut else self.narrowed
                return narrow(replace(found, is_cut=is_cut), matches, chosen)
        return Found(query=found.query, meant=found.meant)

    def attempts(self, words: list[str]) -> Iterator[Found]:
        """What to look for, one after the other as long as nothing is found."""
        query, instead, meant = grouped(words, self.visible), "", ""
        yield Found(query=query)
        unknown = self.unknown(query)
        if unknown:
            query = self.begun(query, unknown)
            yield Found(query=query)
            said = [word for group in query.groups for word in group[0].words]
            begun = {group[0].text for group in query.groups if group[0].is_beginning}
            found = corrected(said, unknown - begun, self.database, self.visible)
            meant = " ".join(found.likely) if found.likely != found.sure else ""
            if found.sure != said:
                query, instead = grouped(found.sure, self.visible), " ".join(found.sure)
            if instead or meant:
                yield Found(query=query, instead=instead, meant=meant)
        if len(query.groups) > 1:
            some = replace(query, needs_all=False)
            yield Found(query=some, instead=instead, meant=meant, is_partial=True)

    def unknown(self, query: Query) -> set[str]:
        """What no visible page says."""
        counts = self.database.counts([Query((one,)) for one in query.groups], self.visible, 1)
        pairs = zip(query.groups, counts, strict=True)
        return {group[0].text for group, count in pairs if not count}

    def begun(self, query: Query, unknown: set[str]) -> Query:
        """The query with unknown words taken for beginnings of words, where there are such."""
        words = [word for word in sorted(unknown) if len(word) >= SHORTEST_BEGINNING]
        begun = {word: (Term(tuple(word.split()), is_beginning=True),) for word in words}
        counts = self.database.counts([Query((begun[one],)) for one in words], self.visible, 1)
        known = {word for word, count in zip(words, counts, strict=True) if count}
        return replace(
            query,
            groups=tuple(
                begun[group[0].text] if group[0].text in known else group for group in query.groups
            ),
        )

    def narrowed(self, found: Found, matches: list[Match], chosen: Mapping[str, str]) -> Found:
        """The matches that have the chosen facets, and how many each choice would leave."""
        held = [(match.key, facets.held(match.facets)) for match in matches]
        choices = {}
        for name, kinds in facets.FACETS.items():
            others = {other: value for other, value in chosen.items() if other != name}
            left = (values[name] for _key, values in held if _has(values, others))
            counts = Counter(chain.from_iterable(left))
            choices[name] = [
                Choice(one.value, one.label, counts[one.value])
                for one in kinds
                if counts[one.value] or one.value == chosen.get(name)
            ]
        keys = [key for key, values in held if _has(values, chosen)]
        return replace(found, keys=keys, choices=choices)

    def narrowed_by_index(
        self, found: Found, matches: list[Match], chosen: Mapping[str, str]
    ) -> Found:
        """The same where more pages match than were put in order: the index counts."""
        words = {name: facets.word(name, value) for name, value in chosen.items()}
        each = [(name, one) for name, kinds in facets.FACETS.items() for one in kinds]
        queries = [
            found.query.within(*{**words, name: facets.word(name, one.value)}.values())
            for name, one in each
        ]
        counts = self.database.counts(queries, self.visible, COUNTED + 1)
        choices: dict[str, list[Choice]] = {name: [] for name in facets.FACETS}
        for (name, one), count in zip(each, counts, strict=True):
            if count or one.value == chosen.get(name):
                cut = count > COUNTED
                choices[name].append(Choice(one.value, one.label, min(count, COUNTED), is_cut=cut))
        if any(words.values()):
            matches, is_cut = self.database.matches(
                found.query.within(*words.values()), self.visible
            )
            found = replace(found, is_cut=is_cut)
        return replace(found, keys=[match.key for match in matches], choices=choices)


def _has(values: Mapping[str, frozenset[str]], chosen: Mapping[str, str]) -> bool:
    return all(value in values[name] for name, value in chosen.items() if value)
