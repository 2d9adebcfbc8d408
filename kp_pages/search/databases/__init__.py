"""The full-text search of the database that the site has, asked in its own language."""

from __future__ import annotations

from functools import cache

from django.core.exceptions import ImproperlyConfigured
from django.db import connections
from wagtail.search.backends.database.sqlite.utils import fts5_available

from kp_pages.models import SearchEntry
from kp_pages.search.databases.base import Database, Match, Visible, visible_among
from kp_pages.search.databases.postgresql import PostgreSQL
from kp_pages.search.databases.sqlite import SQLite

__all__ = ["Database", "Match", "Visible", "database", "visible_among"]

VENDORS: dict[str, type[Database]] = {"postgresql": PostgreSQL, "sqlite": SQLite}


def database() -> Database:
    connection = connections[SearchEntry.objects.db]
    if not _has_search(connection.vendor):
        raise ImproperlyConfigured(
            "kp_pages.search.backend needs PostgreSQL, or SQLite with FTS5: name another backend "
            "in WAGTAILSEARCH_BACKENDS."
        )
    return VENDORS[connection.vendor](connection)


@cache
def _has_search(vendor: str) -> bool:
    return vendor in VENDORS and (vendor != "sqlite" or fts5_available())
