"""No request is lost or doubled, and none of its content is anywhere but in its own row.

Against the real thing: gunicorn on production settings, a mail server, other processes that send,
and processes that are killed.
"""

import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
import redis
from django.db import connection, transaction
from wagtail.models import Page, Site

from kp_pages.models import (
    ActionCount,
    ClinicSettings,
    ConsultationRequest,
    RequestNotification,
)
from tests.factories import ConsultationPageFactory, HomePageFactory
from tests.support.processes import database_url, manage, run

pytestmark = pytest.mark.django_db(transaction=True)

JANE = {
    "name": "Jane Zephyrine",
    "channel": "email",
    "email": "jane@quillfeather.example",
    "phone": "(555) 010-0142",
    "time": "morning",
    "consent": "on",
}
#: Posts of machines; ``.ci/run`` sends ten thousand.
SPAM = int(os.environ.get("KP_SPAM", "600"))


@pytest.fixture
def page(transactional_db):
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root")
    Page.objects.filter(depth=2).delete()
    home = HomePageFactory(parent=Page.objects.get(pk=root.pk), slug="home")
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "clinic.example", "port": 443, "root_page": home},
    )
    page = ConsultationPageFactory(parent=home, slug="ask", notify="desk@clinic.example")
    ClinicSettings.objects.create(site=Site.objects.get(), name="Clinic", phone="+15550100199")
    return page


@pytest.fixture
def environment(collected, mail_server):
    """That of a further process beside the site."""
    port = str(mail_server.port)
    return {**collected, "DATABASE_URL": database_url(), "EMAIL_PORT": port}


def at_once(tasks):
    """Run all tasks in threads that start at the same moment; answer with their results."""
    start = Barrier(len(tasks))

    def run_one(task):
        start.wait()
        return task()

    with ThreadPoolExecutor(len(tasks)) as pool:
        return list(pool.map(run_one, tasks))


def let_time_pass():
    """As if the waits and claims of all mails were over."""
    RequestNotification.objects.update(due_at="2020-01-01T00:00Z")


def names():
    return sorted(one.details.name for one in ConsultationRequest.objects.all())


@pytest.fixture(autouse=True)
def _same_key(collected, settings):
    """The test reads what the site has sealed."""
    settings.KP_PAGES = {**settings.KP_PAGES, "REQUEST_KEYS": [collected["REQUEST_KEYS"]]}


def test_forms_sent_twice_at_once_are_stored_and_told_once(page, serve, mail_server, environment):
    with serve(EMAIL_PORT=str(mail_server.port)) as site:
        token = site.visitor().token(page)  # one for all, as from a cache
        time.sleep(3)

        def press(number):
            visitor = site.visitor(f"203.0.113.{number}")
            fields = {**JANE, "name": f"Jane {number}", "token": token}
            return lambda: visitor.send(page, **fields)[0]

        answers = at_once([press(number) for number in range(8) for _twice in range(2)])
        senders = [lambda: manage(environment, "kp_outbox") for _ in range(2)]
        at_once(senders)

    assert answers == [303] * 16
    assert names() == [f"Jane {number}" for number in range(8)]
    assert len(mail_server.handler.raw) == 8
    assert len({mail["Message-ID"] for mail in mail_server.handler.mails}) == 8
    assert ActionCount.objects.get(kind="request").count == 8


def test_a_mail_server_that_is_down_or_silent_delays_no_patient(
    page, serve, free_port, black_hole, mail_server, environment
):
    for port in (free_port(), black_hole):
        with serve(EMAIL_PORT=str(port)) as site:
            visitor = site.visitor()
            token = visitor.token(page)
            time.sleep(3)
            start = time.monotonic()
            for number in range(4):
                fields = {**JANE, "name": f"Jane {port} {number}", "token": token}
                assert visitor.send(page, **fields)[0] == 303
            took = time.monotonic() - start
        assert took < 4 * 5  # each mail waits five seconds for a server that is silent

    assert len(names()) == 8
    assert not mail_server.handler.raw
    let_time_pass()
    assert manage(environment, "kp_outbox") == "Sent 8, 0 waiting.\n"
    assert len(mail_server.handler.raw) == 8


#: Sends Jane's form in a process that is killed at a point of the test's choice.
KILLED = """
import os, signal, sys, django
django.setup()
from django.test import Client
from django.urls import reverse
from kp_pages import outbox
from kp_pages.asking import tokens
from kp_pages.models import ConsultationPage, RequestNotification
from kp_pages.models.requests import notice_digest

def die(*args, **kwargs):
    os.kill(os.getpid(), signal.SIGKILL)

{point}
page = ConsultationPage.objects.get()
token = tokens.issue(page.pk, notice_digest(page.notice), again=True)
body = {body!r} + "&token=" + token
Client(SERVER_NAME="clinic.example").post(
    f"/ask/{{page.pk}}/", body, content_type="application/x-www-form-urlencoded", secure=True
)
{after}
"""
BODY = "name=Jane&channel=email&email=jane%40quillfeather.example&time=any&consent=on"


@pytest.mark.parametrize(
    ("point", "after", "mails"),
    [
        ("outbox.wake = die", "", 1),
        ("outbox.send = die", "outbox.deliver()", 1),
        ("outbox.patiently = die", "outbox.deliver()", 2),
    ],
    ids=["after storing", "before the mail", "after the mail"],
)
def test_a_process_killed_on_the_way_loses_nothing(
    page, environment, mail_server, point, after, mails
):
    script = KILLED.format(point=point, after=after, body=BODY)
    if after:
        script = script.replace("page = Cons", "outbox.wake = lambda: None\npage = Cons", 1)

    assert run(environment, "-c", script).returncode == -signal.SIGKILL
    assert names() == ["Jane"]

    let_time_pass()
    assert manage(environment, "kp_outbox") == "Sent 1, 0 waiting.\n"
    assert len(mail_server.handler.raw) == mails
    assert len({mail["Message-ID"] for mail in mail_server.handler.mails}) == 1


def test_a_process_killed_while_storing_leaves_nothing_half(page, environment):
    point = "RequestNotification.objects.create = die"
    result = run(environment, "-c", KILLED.format(point=point, after="", body=BODY))

    assert result.returncode == -signal.SIGKILL
    assert names() == []


def test_a_database_that_is_locked_for_seconds_is_waited_for(page, serve, mail_server):
    with serve(EMAIL_PORT=str(mail_server.port)) as site, ThreadPoolExecutor(4) as pool:
        visitors = [site.visitor(f"203.0.113.{number}") for number in range(4)]
        token = visitors[0].token(page)
        time.sleep(3)
        with transaction.atomic():
            lock()
            sent = [
                pool.submit(one.send, page, **{**JANE, "name": f"Jane {number}", "token": token})
                for number, one in enumerate(visitors)
            ]
            time.sleep(3)
            early = [one for one in sent if one.done()]
        answers = [one.result()[0] for one in sent]

    assert early == []
    assert answers == [303] * 4
    assert names() == [f"Jane {number}" for number in range(4)]


def lock():
    """Let nobody else write; on SQLite, a transaction does so by itself."""
    if connection.vendor == "postgresql":
        table = ConsultationRequest._meta.db_table
        connection.cursor().execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")


def test_a_database_that_is_gone_keeps_what_was_typed_and_says_so(page, serve, free_port):
    gone = f"postgres://nobody@127.0.0.1:{free_port()}/nothing"
    with serve() as site:
        token = site.visitor().token(page)
    with serve(DATABASE_URL=gone) as site:
        status, headers, text = site.visitor().send(page, **{**JANE, "token": token})

    assert status == 503
    assert headers["Cache-Control"] == "no-store, private"
    assert 'value="Jane Zephyrine"' in text
    assert 'href="tel:+15550100199"' in text
    assert names() == []
    assert "Zephyrine" not in site.log.read_text()


def test_spam_hides_no_request_and_no_word_of_one_gets_out(
    page, serve, mail_server, environment, redis_url
):
    mail = str(mail_server.port)
    with serve(EMAIL_PORT=mail, REDIS_URL=redis_url) as site:
        token = site.visitor().token(page)
        time.sleep(3)
        spam = [
            {**JANE, "token": token, "website": "https://spam.example"},
            {**JANE, "token": "forged"},
            {**JANE, "token": token, "name": "", "phone": "Zephyrine"},
            {"name": "Zephyrine" * 2000},
        ]

        def flood(machine):
            visitor = site.visitor(f"198.51.100.{machine}")
            return [visitor.send(page, **spam[n % 4])[0] for n in range(SPAM // 6)]

        with ThreadPoolExecutor(6) as pool:
            machines = [pool.submit(flood, number) for number in range(6)]
            patients = []
            for number in range(10):
                fields = {**JANE, "name": f"Jane Zephyrine {number}", "token": token}
                patients.append(site.visitor(f"203.0.113.{number}").send(page, **fields))
                time.sleep(0.1)
            answers = {status for one in machines for status in one.result()}
        thanks = site.visitor().ask("GET", patients[0][1]["Location"])[2]
        manage(environment, "kp_outbox")

        keys = redis.Redis(unix_socket_path=redis_url.removeprefix("unix://"))
        cached = [key + bytes(keys.dump(key)) for key in keys.scan_iter()]

    assert answers <= {413, 422, 429}
    assert [status for status, _headers, _text in patients] == [303] * 10
    assert names() == [f"Jane Zephyrine {number}" for number in range(10)]
    assert len(mail_server.handler.raw) == 10

    written = {
        "log": site.log.read_bytes(),
        "mail": b"".join(mail_server.handler.raw),
        "address": patients[0][1]["Location"].encode(),
        "thanks": thanks.encode(),
        "cache": b"".join(cached),
        "database": database_bytes(),
    }
    assert written["log"].count(b"POST /ask/") > SPAM
    assert cached
    found = [(place, word) for place, text in written.items() for word in PRIVATE if word in text]
    assert found == []


#: What stands nowhere but in what patients send.
PRIVATE = [
    b"Handset of a patient",
    b"Jane",
    b"ephyrine",
    b"quillfeather",
    b"010-0142",
    b"203.0.113.",
    b"198.51.100.",
]


def database_bytes():
    """Everything that the database has written, as far as we can reach it."""
    if connection.vendor == "sqlite":
        name = str(connection.settings_dict["NAME"])
        files = [Path(name + end) for end in ("", "-wal")]
        return b"".join(file.read_bytes() for file in files if file.exists())
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_stat_user_tables")
        tables = [row[0] for row in cursor.fetchall()]
        rows = []
        for table in tables:
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            rows += [row[0].encode() for row in cursor.fetchall()]
    return b"".join(rows)
