import io
import json
import logging

import pytest
from django.core import mail
from django.test import Client
from django.urls import path

from config.logging import JSONFormatter


def fail(request, token=""):
    try:
        {}["Jane Roe has pain"]
    except KeyError as error:
        raise ValueError("Jane Roe, 555-0123") from error


def say(request):
    logging.getLogger("clinic").error("one\r\ntwo")
    return fail(request)


urlpatterns = [
    path("admin/", fail, name="wagtailadmin_home"),
    path("fail/", fail),
    path("reset/<token>/", fail),
    path("say/", say),
]


@pytest.fixture
def log(settings, monkeypatch):
    """What the real site's log holds so far, a dictionary for each line."""
    settings.ROOT_URLCONF = __name__
    handler = next(
        handler for handler in logging.getLogger().handlers if handler.get_name() == "console"
    )
    stream = io.StringIO()
    monkeypatch.setattr(handler, "stream", stream)
    monkeypatch.setattr(handler, "formatter", JSONFormatter())
    return lambda: [json.loads(line) for line in stream.getvalue().splitlines()]


@pytest.fixture
def client():
    return Client(raise_request_exception=False)


def test_an_error_leaves_one_record(client, log):
    response = client.get("/fail/?name=Jane")

    (record,) = log()
    assert response.status_code == 500
    assert record["level"] == "ERROR"
    assert (record["method"], record["path"], record["status"]) == ("GET", "/fail/", 500)


def test_the_record_says_what_broke_and_where_also_what_came_before(client, log):
    client.get("/fail/")

    newest, oldest = log()[0]["errors"]
    assert newest["type"] == "builtins.ValueError"
    assert oldest["type"] == "builtins.KeyError"
    assert newest["places"][-1].endswith("fail")
    assert "test_logging.py" in newest["places"][-1]


def test_the_record_holds_nothing_that_a_visitor_typed(client, log):
    client.post("/fail/?q=Jane", {"name": "Jane Roe"}, headers={"User-Agent": "Jane's phone"})

    assert "Jane" not in json.dumps(log())
    assert "127.0.0.1" not in json.dumps(log())


def test_the_key_of_a_password_reset_stays_out(client, log):
    client.get("/reset/c0ffee-secret/")

    assert "c0ffee" not in json.dumps(log())
    assert log()[0]["path"] == "/reset/.../"


def test_nobody_gets_mail_about_an_error(client, log, settings):
    settings.ADMINS = [("Ana", "ana@clinic.example")]

    client.get("/fail/")

    assert mail.outbox == []


def test_a_line_break_does_not_start_a_record(client, log):
    client.get("/say/")

    assert [record["message"][:3] for record in log()] == ["one", "Int"]


def test_records_of_one_request_share_the_name_that_the_visitor_sees(client, log):
    response = client.get("/say/")

    assert {record["request_id"] for record in log()} == {response["X-Request-ID"]}


def test_a_name_given_by_the_proxy_is_kept(client, log):
    assert client.get("/", headers={"X-Request-ID": "a1b2c3d4"})["X-Request-ID"] == "a1b2c3d4"


def test_a_name_that_is_no_name_is_replaced(client, log):
    assert client.get("/", headers={"X-Request-ID": "x y"})["X-Request-ID"] != "x y"


@pytest.mark.django_db
def test_a_missing_page_is_no_error(client, log):
    assert client.get("/nowhere/").status_code == 404
    assert log() == []
