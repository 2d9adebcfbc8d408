"""The site as it is served: gunicorn on production settings, in processes of its own."""

import contextlib
import http.client
import os
import re
import secrets
import subprocess
import sys
import time
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import connection

from kp_pages.sealing import new_key
from tests.install import howto
from tests.support.proxy import HOST


def database_url():
    """Where the test's own database is, for another process."""
    given = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{given['NAME']}"
    return f"postgres://{given['USER']}@{given['HOST']}:{given['PORT']}/{given['NAME']}"


def production(static):
    """The environment of a production site that keeps its static files there."""
    return {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "REQUEST_KEYS": new_key(),
        "ALLOWED_HOSTS": HOST,
        "CLINIC_PHONE": "+15550100199",
        "TRUSTED_PROXIES": "1",
        "STATIC_ROOT": str(static),
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_USE_TLS": "false",
    }


@pytest.fixture(scope="session")
def collected(tmp_path_factory, django_db_setup):
    """A production environment, with its static files collected once."""
    static = tmp_path_factory.mktemp("static")
    environment = production(static)
    manage(environment, "collectstatic", "--no-input", "--verbosity", "0")
    return environment


def manage(environment, *arguments):
    return run(environment, "manage.py", *arguments, check=True).stdout


def run(environment, *arguments, check=False):
    return subprocess.run(
        [sys.executable, *arguments],
        env=environment,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=check,
    )


class Visitor:
    """A browser without cookies, behind the proxy that names its address."""

    def __init__(self, port, address="203.0.113.7"):
        self.port = port
        self.headers = {
            "Host": HOST,
            "X-Forwarded-For": address,
            "X-Forwarded-Proto": "https",
            "User-Agent": "Handset of a patient",
        }

    def ask(self, method, path, body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        with contextlib.closing(connection):
            connection.request(method, path, body, {**self.headers, **headers})
            response = connection.getresponse()
            return response.status, dict(response.getheaders()), response.read().decode()

    def token(self, page):
        return re.search(r'name="token" value="([^"]+)"', self.ask("GET", page.url)[2])[1]

    def send(self, page, **fields):
        """Send the form, and answer with the status."""
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Sec-Fetch-Site": "same-origin",
            "Origin": "null",
        }
        return self.ask("POST", f"/ask/{page.pk}/", urlencode(fields), **headers)


class Site:
    """The running site: its port, and what it has written so far."""

    def __init__(self, port, log):
        self.port = port
        self.log = log

    def visitor(self, address="203.0.113.7"):
        return Visitor(self.port, address)


@contextlib.contextmanager
def serving(environment, port, log, workers=2):
    """The site as it is served, while the block runs."""
    gunicorn = "from gunicorn.app.wsgiapp import run; run()"
    options = f"--workers {workers} --threads 4 --bind 127.0.0.1:{port} --access-logfile -"
    lines = ["--access-logformat", howto.access_log_format()]
    with log.open("ab") as file:
        process = subprocess.Popen(
            [sys.executable, "-c", gunicorn, "config.wsgi", *options.split(), *lines],
            env=environment,
            cwd=settings.BASE_DIR,
            stdout=file,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_for(port, process)
        yield Site(port, log)
    finally:
        process.terminate()
        process.wait(timeout=30)


@pytest.fixture
def serve(collected, free_port, tmp_path):
    """``with serve(EMAIL_PORT="25") as site`` serves the test's database."""

    def serve(workers=2, **environment):
        given = {**collected, "DATABASE_URL": database_url(), **environment}
        return serving(given, free_port(), tmp_path / "site.log", workers)

    return serve


def wait_for(port, process, seconds=60):
    """Until it answers, or has ended."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        with contextlib.suppress(OSError, http.client.HTTPException):
            Visitor(port).ask("GET", "/robots.txt")
            return
        time.sleep(0.2)
    raise AssertionError("The site did not start.")
