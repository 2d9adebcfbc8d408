"""What a patient types goes no further than the answer."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest
from django.apps import apps
from django.conf import settings
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


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_the_log_of_the_real_site_holds_nothing_of_it(tmp_path, home):
    port = free_port()
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": "localhost",
        "TRUSTED_PROXIES": "1",
        "DATABASE_URL": f"sqlite:///{connection.settings_dict['NAME']}",
        "STATIC_ROOT": str(tmp_path / "static"),
    }
    subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity", "0"],
        env=environment,
        cwd=settings.BASE_DIR,
        check=True,
    )
    log = (tmp_path / "log").open("w+")
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}"],
        env=environment,
        cwd=settings.BASE_DIR,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    try:
        assert TYPED in answer(f"http://127.0.0.1:{port}/search/?q={TYPED}")
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=60)
    log.seek(0)
    written = log.read()
    assert "Listening at" in written
    assert TYPED not in written
    assert "203.0.113.9" not in written


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answer(address):
    """What the site answers, once it does, to a visitor from 203.0.113.9."""
    headers = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https", "Host": "localhost"}
    request = urllib.request.Request(address, headers=headers)
    for _ in range(120):
        try:
            return urllib.request.urlopen(request, timeout=30).read().decode()
        except urllib.error.URLError as error:
            if not isinstance(error.reason, ConnectionRefusedError):
                raise
            time.sleep(0.5)
    raise AssertionError("The site does not answer.")
