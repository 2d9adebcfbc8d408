"""The site as it is served: production settings, collected files, nobody else's environment."""

import json
import os
import re
import secrets
import subprocess
import sys

import pytest
from django.conf import settings

from kp_pages.sealing import new_key

ASK = """
import json, sys
import django
django.setup()
from django.test import Client

client = Client(SERVER_NAME="clinic.example")

def ask(address, secure, **headers):
    response = client.get(address, secure=secure, headers=headers)
    text = b"".join(response) if response.streaming else response.content
    return {
        "status": response.status_code,
        "headers": dict(response.headers),
        "cookies": {name: dict(cookie) for name, cookie in client.cookies.items()},
        "text": text.decode(errors="replace"),
    }

address, secure, headers = json.loads(sys.argv[1])
print(json.dumps(ask(address, secure, **headers)))
"""


@pytest.fixture(scope="module")
def environment(tmp_path_factory, django_db_setup):
    from django.db import connection

    directory = tmp_path_factory.mktemp("site")
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "REQUEST_KEYS": new_key(),
        "ALLOWED_HOSTS": "clinic.example",
        "DATABASE_URL": f"sqlite:///{connection.settings_dict['NAME']}",
        "MEDIA_ROOT": str(directory / "media"),
        "STATIC_ROOT": str(directory / "static"),
    }
    run(environment, "manage.py", "collectstatic", "--no-input", "--verbosity", "0")
    return environment


def run(environment, *arguments):
    return subprocess.run(
        [sys.executable, *arguments],
        env=environment,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


@pytest.fixture(scope="module")
def ask(environment):
    """``ask(address)`` in a process of the real site's own."""

    def ask(address, *, secure=True, **headers):
        return json.loads(run(environment, "-c", ASK, json.dumps([address, secure, headers])))

    return ask


pytestmark = pytest.mark.sqlite


def test_its_settings_leave_nothing_to_warn_about(environment):
    run(environment, "manage.py", "check", "--deploy", "--fail-level", "WARNING")


def test_an_open_connection_is_sent_to_an_encrypted_one(ask):
    answer = ask("/admin/login/", secure=False)

    assert answer["status"] == 301
    assert answer["headers"]["Location"] == "https://clinic.example/admin/login/"


def test_signing_in_is_guarded(ask):
    answer = ask("/admin/login/")

    assert answer["status"] == 200
    assert answer["headers"]["Strict-Transport-Security"] == (
        "max-age=31536000; includeSubDomains; preload"
    )
    assert list(answer["cookies"]) == ["__Host-csrftoken"]
    cookie = answer["cookies"]["__Host-csrftoken"]
    assert (cookie["secure"], cookie["httponly"], cookie["path"]) == (True, True, "/")


def test_files_are_small_and_may_be_kept_for_ever(ask):
    page = ask("/admin/login/")["text"]
    address = re.search(r'"(/static/config/admin-widgets\.[0-9a-f]{12}\.js)"', page)[1]

    answer = ask(address, **{"accept-encoding": "gzip, br"})

    assert answer["headers"]["Content-Encoding"] == "br"
    assert "immutable" in answer["headers"]["Cache-Control"]
