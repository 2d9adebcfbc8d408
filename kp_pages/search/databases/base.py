"""What a database is asked, whichever it is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar, NamedTuple

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from wagtail.models import Page

from kp_pages.models import SearchEntry
from kp_pages.search.facets import Kind, word
from kp_pages.search.query import Query

TABLE = SearchEntry._meta.db_table
#: The condition that an entry comes after the others, unless its name says what is looked for.
LAST = " OR ".join(
    f"entry.facets LIKE '{word('kind', kind)}%%'" for kind in (Kind.CLINICIAN, Kind.LOCATION)
)


class SQL(NamedTuple):
    """A piece of a statement, with the parameters that stand in it."""

    text: str
    parameters: Sequence[Any] = ()


#: Given the column that holds a page's key: the condition that the page may be shown.
Visible = Callable[[str], SQL]


class Match(NamedTuple):
    """A page that was found: its key, and its facets as the index holds them."""

    key: int
    facets: str


class Database(ABC):
    """Finds the entries that hold what is looked for, best first."""

    #: Of more pages than this, this many are put in order, and we say that there are more.
    most: ClassVar[int] = 1_000

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection = connection

    def matches(self, query: Query, visible: Visible) -> tuple[list[Match], bool]:
        """The best of the visible pages that match, and whether there are more than were ordered.

        A page whose title or other name says it comes before one whose text does, and a text about
        the thing before one about a person or a place. What exceeds ``most`` is not put in order:
        no visitor reads so far.
        """
        found = self.found(query, visible)
        rows = self.rows(
            f"{found.text} SELECT entry.page_id, entry.facets, (SELECT count(*) FROM said) "
            f"FROM found JOIN {TABLE} entry ON entry.page_id = found.id "
            f"ORDER BY CASE WHEN found.place > 0 AND ({LAST}) THEN 2 ELSE found.place END, "
            f"found.score, found.id DESC LIMIT {self.most}",
            found.parameters,
        )
        is_cut = bool(rows) and rows[0][2] > self.most
        return [Match(key, facets) for key, facets, _said in rows], is_cut

    @abstractmethod
    def found(self, query: Query, visible: Visible) -> SQL:
        """The beginning of a statement, which defines two tables.

        ``said`` holds the ``id`` of the pages whose words match, one more than ``most`` at most;
        ``found`` the ``id``, ``place`` and ``score`` of all that match, low ones first.
        """

    @abstractmethod
    def matching(self, query: Query, visible: Visible) -> SQL:
        """A table, and the condition that one of its visible entries matches."""

    @abstractmethod
    def tidy(self) -> None:
        """Put the indexes in good order after many changes."""

    def counts(self, queries: Sequence[Query], visible: Visible, most: int) -> list[int]:
        """How many visible pages match each query, counted up to ``most``; in one statement."""
        if not queries:
            return []
        parts: list[str] = []
        parameters: list[Any] = []
        for number, query in enumerate(queries):
            matching = self.matching(query, visible)
            parts.append(
                f"SELECT {number} AS number, count(*) FROM "
                f"(SELECT 1 FROM {matching.text} LIMIT {most}) AS counted_{number}"
            )
            parameters += matching.parameters
        rows = self.rows(f"{' UNION ALL '.join(parts)} ORDER BY number", parameters)
        return [count for _number, count in rows]

    def rows(self, sql: str, parameters: Iterable[Any] = ()) -> list[Any]:
        with self.connection.cursor() as cursor:
            cursor.execute(sql, list(parameters))
            return list(cursor.fetchall())

    def run(self, *statements: str) -> None:
        with self.connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)


def visible_among(pages: QuerySet[Page]) -> Visible:
    """The condition that a page is one of these, for a page at a time: a list of all would be
    longer than the search takes."""
    this = pages.filter(pk=RawSQL(_COLUMN, ())).order_by().values("pk")  # noqa: S611 - ours
    text, parameters = this.query.sql_with_params()

    def visible(column: str) -> SQL:
        return SQL(f"EXISTS ({text.replace(_COLUMN, column)})", parameters)

    return visible


_COLUMN = "[the column]"
