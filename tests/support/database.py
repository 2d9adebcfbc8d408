"""One migrated database, copied for each run.

Migrating takes ten seconds and more, copying almost none. The original is made again when a
migration or a pinned package changes. Each process, also each of xdist's, takes a copy that no
other is using, so that two runs in one directory never meet.
"""

import hashlib
import shutil
import sqlite3
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

LONGEST_WAIT = 300
OURS = pytest.StashKey()
SPOILT = pytest.StashKey()


def digest():
    """Names the schema: the project's migrations and the packages that bring others."""
    files = [Path("requirements.txt"), *sorted(Path().glob("*/migrations/*.py"))]
    text = b"".join(bytes(file) + (settings.BASE_DIR / file).read_bytes() for file in files)
    return hashlib.sha256(text).hexdigest()[:12]


def locked(name, timeout):
    """A lock that lasts until it is closed, or until the process that holds it ends."""
    path = settings.VAR_DIR / f"{name}.lock"
    lock = sqlite3.connect(path, timeout=timeout, isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    return lock


def free_copy():
    """The number of a copy that nobody uses, and the lock that makes it ours."""
    number = 1
    while True:
        try:
            return number, locked(f"test-{number}", timeout=0)
        except sqlite3.OperationalError:
            number += 1


class Database:
    """The original and our copy of it, on the database that the settings name."""

    def __init__(self, number):
        self.original = self.name(digest())
        self.copy = self.name(number)

    def use(self, name):
        connection.close()
        connection.settings_dict["NAME"] = str(name)

    def make_original(self):
        unfinished = self.name("unfinished")
        self.remove(unfinished)
        self.create(unfinished)
        self.use(unfinished)
        call_command("migrate", verbosity=0, interactive=False)
        connection.close()
        self.rename(unfinished, self.original)


class SQLite(Database):
    def name(self, word):
        return settings.VAR_DIR / f"test-{word}.sqlite3"

    def exists(self):
        return self.original.exists()

    def create(self, name):
        pass

    def remove(self, name):
        for part in ("", "-wal", "-shm"):
            name.with_name(name.name + part).unlink(missing_ok=True)

    def rename(self, old, new):
        for outdated in settings.VAR_DIR.glob(f"test-{'?' * 12}.sqlite3"):
            self.remove(outdated)
        old.rename(new)

    def restore(self):
        connection.close()
        self.remove(self.copy)
        shutil.copyfile(self.original, self.copy)


class PostgreSQL(Database):
    def name(self, word):
        return f"test_kp_pages_{word}"

    def run(self, *statements):
        parameters = {**connection.get_connection_params(), "dbname": "postgres"}
        keys = ("dbname", "user", "password", "host", "port")
        known = {key: parameters[key] for key in keys if parameters.get(key)}
        with psycopg.connect(**known, autocommit=True) as server:
            return [server.execute(statement) for statement in statements][-1].rowcount

    def exists(self):
        return self.run(f"SELECT 1 FROM pg_database WHERE datname = '{self.original}'") == 1

    def create(self, name):
        self.run(f"CREATE DATABASE {name}")

    def remove(self, name):
        self.run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def rename(self, old, new):
        self.run(f"ALTER DATABASE {old} RENAME TO {new}")

    def restore(self):
        connection.close()
        self.remove(self.copy)
        self.run(f"CREATE DATABASE {self.copy} TEMPLATE {self.original}")


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker):
    """Replaces pytest-django's: ``--create-db`` makes the original again."""
    settings.VAR_DIR.mkdir(exist_ok=True)
    number, lock = free_copy()
    database = {"sqlite": SQLite, "postgresql": PostgreSQL}[connection.vendor](number)
    making = locked("test-original", timeout=LONGEST_WAIT)
    with django_db_blocker.unblock():
        if request.config.getvalue("create_db") or not database.exists():
            database.make_original()
        making.close()
        database.restore()
        database.use(database.copy)
    request.config.stash[OURS] = database
    yield
    with django_db_blocker.unblock():
        connection.close()
    lock.close()


def pytest_collection_modifyitems(config, items):
    """What holds on one database alone is not asked of the other, what asks none only once."""
    if connection.vendor == "postgresql":
        left_out = [
            item for item in items if not asks_database(item) or is_for(item, "sqlite", "once")
        ]
    else:
        left_out = [item for item in items if is_for(item, "postgres")]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        out = set(left_out)
        items[:] = [item for item in items if item not in out]


def is_for(item, *markers):
    return any(item.get_closest_marker(marker) for marker in markers)


def asks_database(item):
    fixtures = {"db", "transactional_db", "live_server", "django_db_setup"}
    return bool(fixtures & set(item.fixturenames) or is_for(item, "django_db"))


def is_transactional(item):
    marker = item.get_closest_marker("django_db")
    asked = {"transactional_db", "live_server"} & set(item.fixturenames)
    return bool(asked) or bool(marker and marker.kwargs.get("transaction"))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """A transactional test leaves the next one, or its own second attempt, an empty database."""
    if item.config.stash.get(SPOILT, False):
        item.config.stash[OURS].restore()
    item.config.stash[SPOILT] = is_transactional(item)
