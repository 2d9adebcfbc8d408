"""SQLite's FTS5.

To rank by bm25 it reads all that the index holds of each word. A word that too many pages have is
not ranked for that reason: the newest pages that have it are taken.
"""

from __future__ import annotations

from kp_pages.search.databases.base import SQL, Database, Visible
from kp_pages.search.query import Query, Term

NAMES, WORDS = "kp_pages_search_names", "kp_pages_search_words"
#: What a word weighs in the title, in other names, in the summary, in the text; facets nothing.
NAMES_RANK = f"bm25({NAMES}, 3.0, 2.0, 0.0)"
WORDS_RANK = f"bm25({WORDS}, 8.0, 8.0, 4.0, 1.0, 0.0)"


class SQLite(Database):
    def found(self, query: Query, visible: Visible) -> SQL:
        (several,) = self.counts([query], visible, self.most + 1)
        rank = WORDS_RANK if 1 < several <= self.most else "0"
        named = self.matched(NAMES, query, visible)
        said = self.matched(WORDS, query, visible)
        return SQL(
            f"""
            WITH named AS (
                SELECT {NAMES}.rowid AS id, 0 AS place, {NAMES_RANK} AS score
                FROM {named.text} ORDER BY {NAMES}.rowid DESC LIMIT {self.most}
            ), said AS (
                SELECT {WORDS}.rowid AS id, 1 AS place, {rank} AS score
                FROM {said.text} ORDER BY {WORDS}.rowid DESC LIMIT {self.most + 1}
            ), found AS (
                SELECT id, min(place) AS place, score
                FROM (SELECT * FROM named UNION ALL SELECT * FROM said) GROUP BY id
            )
            """,
            [*named.parameters, *said.parameters],
        )

    def matching(self, query: Query, visible: Visible) -> SQL:
        return self.matched(WORDS, query, visible)

    def matched(self, table: str, query: Query, visible: Visible) -> SQL:
        shown = visible(f"{table}.rowid")
        return SQL(
            f"{table} WHERE {table} MATCH %s AND {shown.text}",
            [expression(query), *shown.parameters],
        )

    def tidy(self) -> None:
        self.run(*(f"INSERT INTO {name}({name}) VALUES ('optimize')" for name in (NAMES, WORDS)))


def expression(query: Query) -> str:
    """What FTS5 matches. A word is of letters and digits alone, so that quotes hold it."""
    groups = [" OR ".join(map(_term, group)) for group in query.groups]
    words = (" AND " if query.needs_all else " OR ").join(f"({group})" for group in groups)
    return " AND ".join([f"({words})", *(f'"{facet}"' for facet in query.facets)])


def _term(term: Term) -> str:
    if term.is_apart:
        return " AND ".join(f'"{word}"' for word in term.words).join("()")
    return f'"{term.text}"{" *" if term.is_beginning else ""}'
