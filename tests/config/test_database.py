import pytest
from django.db import connection
from wagtail.models import Page


@pytest.mark.django_db(transaction=True)
def test_a_transactional_test_leaves_the_root_page_behind():
    assert Page.objects.filter(depth=1).exists()


@pytest.mark.django_db(transaction=True)
def test_a_transactional_test_leaves_the_root_page_behind_for_a_second_one():
    assert Page.objects.filter(depth=1).exists()


@pytest.mark.django_db
@pytest.mark.sqlite
def test_sqlite_waits_its_turn_and_lets_readers_pass():
    with connection.cursor() as cursor:
        mode = cursor.execute("PRAGMA journal_mode").fetchone()[0]
        wait = cursor.execute("PRAGMA busy_timeout").fetchone()[0]

    assert (mode, wait) == ("wal", 20_000)
    assert connection.transaction_mode == "IMMEDIATE"
