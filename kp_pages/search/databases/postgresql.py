"""PostgreSQL's full-text search, over columns and GIN indexes of our own.

Wagtail's backend filters on two columns put together, which no index of its holds, so that every
search reads the whole table.
"""

from __future__ import annotations

from collections.abc import Sequence

from kp_pages.search.databases.base import SQL, TABLE, Database, Visible
from kp_pages.search.entries import rules_in_use
from kp_pages.search.query import Query, Term

#: What a word weighs in the text, in the summary, in other names, in the title.
WEIGHTS = "'{0.1, 0.4, 0.8, 1.0}'"
#: What is counted at least, so that the planner looks into an index.
FEWEST = 100
#: Divide the rank by the logarithm of the length.
BY_LENGTH = 1


class PostgreSQL(Database):
    def found(self, query: Query, visible: Visible) -> SQL:
        # Materialized: a planner that sees the words may read the table from its end instead,
        # which takes long for a word that few pages have.
        asked, shown = self.asked(query), visible(f"{TABLE}.page_id")
        several = f"(SELECT count(*) FROM said) > {self.most}"
        return SQL(
            f"""
            WITH asked AS MATERIALIZED (SELECT {asked.text} AS words), named AS (
                SELECT page_id AS id, 0 AS place,
                    -ts_rank({WEIGHTS}, names_vector, words, {BY_LENGTH}) AS score
                FROM {TABLE}, asked WHERE names_vector @@ words AND {shown.text} LIMIT {self.most}
            ), said AS MATERIALIZED (
                SELECT page_id AS id FROM {TABLE}, asked
                WHERE words_vector @@ words AND {shown.text} LIMIT {self.most + 1}
            ), ranked AS (
                SELECT id, 1 AS place, CASE WHEN {several} THEN 0
                    ELSE -ts_rank({WEIGHTS}, words_vector, words, {BY_LENGTH}) END AS score
                FROM said JOIN {TABLE} ON page_id = id, asked
            ), found AS (
                SELECT DISTINCT ON (id) id, place, score
                FROM (SELECT * FROM named UNION ALL SELECT * FROM ranked) AS either
                ORDER BY id, place
            )
            """,
            [*asked.parameters, *shown.parameters, *shown.parameters],
        )

    def matching(self, query: Query, visible: Visible) -> SQL:
        asked, shown = self.asked(query), visible(f"{TABLE}.page_id")
        return SQL(
            f"{TABLE} WHERE words_vector @@ (SELECT {asked.text}) AND {shown.text}",
            [*asked.parameters, *shown.parameters],
        )

    def asked(self, query: Query) -> SQL:
        """The words by the rules of each language in use, and the facets as they are."""
        languages = rules_in_use()
        words = " || ".join(f"to_tsquery('{rules}', %s)" for rules in languages)
        facets = "".join(f" && '{facet}'::tsquery" for facet in query.facets)
        return SQL(f"({words}){facets}", [expression(query)] * len(languages))

    def counts(self, queries: Sequence[Query], visible: Visible, most: int) -> list[int]:
        # For the first few rows of many it reads the whole table, and finds none of a word that
        # no page has. Asked for more, it looks into the index.
        counted = super().counts(queries, visible, max(most, FEWEST))
        return [min(count, most) for count in counted]

    def tidy(self) -> None:
        self.run(
            "SELECT gin_clean_pending_list('kp_pages_search_names'::regclass)",
            "SELECT gin_clean_pending_list('kp_pages_search_words'::regclass)",
            f"ANALYZE {TABLE}",
        )


def expression(query: Query) -> str:
    """What to_tsquery reads. A word is of letters and digits alone, so that quotes hold it."""
    groups = [" | ".join(map(_term, group)) for group in query.groups]
    return (" & " if query.needs_all else " | ").join(f"({group})" for group in groups)


def _term(term: Term) -> str:
    words = (" & " if term.is_apart else " <-> ").join(f"'{word}'" for word in term.words)
    return f"{words}:*" if term.is_beginning else f"({words})"
