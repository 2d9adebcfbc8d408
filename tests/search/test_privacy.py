"""What a patient types goes no further than the answer."""

import pytest
from django.apps import apps
from django.db import connection

from tests.factories import ConditionPageFactory
from tests.search.conftest import SEARCH

TYPED = "xyzzyplugh"


def test_no_table_holds_it(conditions, client):
    ConditionPageFactory(parent=conditions, title="Migraine")

    client.get(SEARCH, {"q": f"migraine {TYPED}"})

    tables = {model._meta.db_table for model in apps.get_models()}
    with connection.cursor() as cursor:
        for table in sorted(tables & set(connection.introspection.table_names(cursor))):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            assert TYPED not in str(cursor.fetchall()), table


def test_no_shared_cache_may_keep_the_answer(home, client):
    assert client.get(SEARCH, {"q": TYPED})["Cache-Control"] == "private"


def test_the_pages_that_a_visitor_goes_on_to_are_not_told(home, client):
    assert client.get(SEARCH, {"q": TYPED})["Referrer-Policy"] == "no-referrer"


def test_no_cookie_is_set(home, client):
    assert not client.get(SEARCH, {"q": TYPED}).cookies


def test_the_field_keeps_nothing_for_who_uses_the_browser_next(home, ask):
    field = ask("").select_one("input[name=q]")

    assert field["autocomplete"] == "off"
    # A browser's better spelling checker sends what is typed to its maker.
    assert field["spellcheck"] == "false"


@pytest.mark.django_db(transaction=True)
def test_the_log_of_the_real_site_holds_nothing_of_it(home, serve):
    with serve() as site:
        status, _headers, html = site.visitor("203.0.113.9").ask("GET", f"/search/?q={TYPED}")

    assert (status, TYPED in html) == (200, True)
    written = site.log.read_text()
    assert "Listening at" in written
    assert "GET /search/ 200" in written
    assert TYPED not in written
    assert "203.0.113.9" not in written
