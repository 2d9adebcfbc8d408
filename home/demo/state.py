"""Whose site a database holds: nobody's, ours, or somebody else's, which we leave alone.

What makes a site ours stands in its home page: the key that Wagtail keeps for a page for life,
whatever its title, address and content become. So the mark goes where the content goes: a copied
database keeps it, a new one lacks it, and it is written in the same transaction as the content.
"""

from __future__ import annotations

from enum import Enum, auto

from django.db import connection
from wagtail.models import Page

from home.demo.place import lasting_id

HOME_KEY = lasting_id("/")
WELCOME = "Welcome to your new Wagtail site!"


class State(Enum):
    EMPTY = auto()
    OURS = auto()
    FOREIGN = auto()


def state() -> State:
    """Asked before anything is migrated too, so it knows that tables and columns may be missing."""
    table = Page._meta.db_table
    if table not in connection.introspection.table_names():
        return State.EMPTY
    pages = list(Page.objects.filter(depth__gt=1).values_list("depth", "title")[:2])
    if pages in ([], [(2, WELCOME)]):
        return State.EMPTY
    with connection.cursor() as cursor:
        columns = connection.introspection.get_table_description(cursor, table)
    if "translation_key" not in {column.name for column in columns}:
        return State.FOREIGN
    is_ours = Page.objects.filter(translation_key=HOME_KEY).exists()
    return State.OURS if is_ours else State.FOREIGN
