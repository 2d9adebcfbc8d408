"""The pages for when little works."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from django.test import Client

from config import errors

PAGES = [errors.bad_request, errors.server_error]


def fail(*args, **kwargs):
    raise RuntimeError("a defect")


@pytest.fixture
def broken(monkeypatch, settings):
    """What a visitor gets when a view fails."""
    settings.DEBUG_PROPAGATE_EXCEPTIONS = False
    monkeypatch.setattr("search.views.typed", fail)
    return lambda: Client(raise_request_exception=False).get("/search/?q=a")


def test_a_failing_view_answers_with_our_page(broken):
    response = broken()

    assert response.status_code == 500
    assert "Something went wrong on our side" in response.content.decode()
    assert response["Cache-Control"] == "no-store"


def test_its_policy_allows_the_style_it_carries_and_no_other(broken):
    response = broken()

    style = re.search(r"<style>(.*?)</style>", response.content.decode(), re.DOTALL)[1]
    allowed = b64encode(sha256(style.encode()).digest()).decode()
    directives = response["Content-Security-Policy"].split("; ")
    assert f"style-src 'self' 'sha256-{allowed}'" in directives


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.status)
def test_it_asks_neither_database_nor_templates(page, rf, monkeypatch):
    monkeypatch.setattr("django.template.engine.Engine.get_template", fail)

    assert page(rf.get("/")).status_code == page.status  # without the db mark, a query fails


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.status)
def test_it_needs_no_other_file_and_no_template_tag(page):
    assert not re.search(r"\ssrc=|<link|url\(|{{|{%", page.html)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.status)
def test_it_shows_the_phone_number_of_the_settings(page, rf, settings):
    settings.CLINIC_PHONE = "+15550100199"

    html = page(rf.get("/")).content.decode()

    assert 'href="tel:+15550100199">(555)\u00a0010\u20110199</a>' in html


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.status)
def test_without_a_number_it_does_not_speak_of_calling_us(page, rf, settings):
    settings.CLINIC_PHONE = ""

    html = page(rf.get("/")).content.decode()

    assert "call us" not in html
    assert "call 911" in html


def test_an_address_of_an_unknown_host_is_a_bad_request(client):
    response = client.get("/", headers={"host": "elsewhere.example"})

    assert response.status_code == 400
    assert "We could not read that address" in response.content.decode()


def test_its_style_stays_small():
    assert len("".join(errors.STYLE.findall(errors.server_error.html))) < 1500


@pytest.mark.browser
def test_it_stands_in_a_browser_on_any_screen(broken, new_tab, axe):
    tab = new_tab(viewport=(320, 700), expected=["status of 500"])

    tab.goto("/search/?q=a")

    assert tab.evaluate("document.documentElement.scrollWidth") == 320
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)
        assert axe(tab) == []
