"""Who may send the form, how often, and what is refused without being read."""

import pytest
from bs4 import BeautifulSoup
from django.core import signing
from django.test import Client, RequestFactory
from django.utils.translation import override
from wagtail.models import PageViewRestriction

from kp_pages.asking import tokens
from kp_pages.views.ask import not_now
from tests.asking.conftest import JANE, problems, token_in

pytestmark = pytest.mark.django_db

LONG_PAST = signing.dumps([0, 1, "", "x"], salt=tokens.SALT)


# From where


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"},
    ],
    ids=str,
)
def test_a_form_from_another_site_is_refused(send, stored, headers):
    response = send(headers=headers)

    assert response.status_code == 403
    assert stored() == []
    assert response["Cache-Control"] == "no-store, private"
    assert response["Referrer-Policy"] == "no-referrer"


def test_who_sent_it_reads_that_it_is_not_sent_and_how_to_send_it(send, clinic):
    response = send(headers={"Sec-Fetch-Site": "cross-site"})

    main = BeautifulSoup(response.content, "html5lib").main
    assert main.h1.get_text() == "Your request is not sent yet"
    assert main.select_one("a[href='/consultation/#ask']")
    assert main.select_one("a[href='tel:+15550100199']")
    assert "Zephyrine" not in response.content.decode()


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "http://testserver"},
        {"Origin": "null"},
        {"Origin": "https://front.example"},
    ],
    ids=str,
)
def test_a_form_of_ours_is_taken_from_any_browser(send, settings, stored, headers):
    settings.CSRF_TRUSTED_ORIGINS = ["https://front.example"]

    assert send(headers=headers).status_code == 303
    assert len(stored()) == 1


def test_no_cookie_is_needed(page, fresh):
    client = Client(enforce_csrf_checks=True)

    response = client.post(
        f"/ask/{page.pk}/",
        "&".join(f"{name}={value}" for name, value in {**JANE, "token": fresh()}.items()),
        content_type="application/x-www-form-urlencoded",
    )

    assert response.status_code == 303


@pytest.mark.parametrize(
    "token",
    ["", "nonsense", "\0", "é" * 50, LONG_PAST, signing.dumps([1], salt=tokens.SALT)],
    ids=["none", "nonsense", "null", "letters", "old", "shape"],
)
def test_a_word_that_is_not_ours_is_asked_for_again(client, page, stored, token):
    body = {**JANE, "token": token}
    response = client.post(
        f"/ask/{page.pk}/",
        "&".join(f"{name}={value}" for name, value in body.items()),
        content_type="application/x-www-form-urlencoded",
    )

    assert response.status_code == 422
    assert problems(response) == [
        "We could not check this form. Please look at what you entered and send it again."
    ]
    assert "Jane Zephyrine" in response.content.decode()
    assert stored() == []


@pytest.mark.parametrize("minutes", [-5, 24 * 60 + 1], ids=["future", "yesterday"])
def test_so_is_one_of_another_day(send, fresh, minutes):
    assert send(token=fresh(minutes)).status_code == 422


def test_so_is_one_of_another_page(send, page, stored):
    token = tokens.issue(page.pk + 1, "", again=True)

    assert send(token=token).status_code == 422


def test_so_is_one_that_was_changed(send, fresh):
    token = fresh()

    assert send(token=token[:-1] + ("A" if token[-1] != "A" else "B")).status_code == 422


# Machines


def test_a_form_that_comes_back_at_once_may_be_sent_again(send, fresh, stored):
    response = send(token=fresh(minutes=0))

    assert response.status_code == 422
    assert problems(response) == [
        "That was very quick. Please look at what you entered and send it again."
    ]
    assert send(token=token_in(response.content.decode())).status_code == 303


def test_a_filled_trap_is_emptied_and_never_thanked_for(send, stored):
    response = send(website="https://spam.example")

    assert response.status_code == 422
    assert "spam.example" not in response.content.decode()
    assert stored() == []
    assert send(token=token_in(response.content.decode())).status_code == 303


def test_one_address_can_send_five_in_ten_minutes(send, stored):
    answers = [send(name=f"Jane {n}") for n in range(7)]

    assert [one.status_code for one in answers] == [303] * 5 + [429] * 2
    assert len(stored()) == 5
    assert answers[-1]["Retry-After"] == "600"
    assert "Jane 6" in answers[-1].content.decode()
    assert send(name="Kim", address="203.0.113.8").status_code == 303


def test_a_refused_form_does_not_slip_through_the_second_time(send, fresh, stored):
    for n in range(5):
        send(name=f"Jane {n}")
    token = fresh()

    assert [send(token=token, name="Kim").status_code for _ in range(3)] == [429] * 3


def test_the_same_form_again_is_not_counted(send, fresh):
    token = fresh()

    answers = [send(token=token) for _ in range(8)]

    assert {one.status_code for one in answers} == {303}


def test_who_mistypes_is_not_counted(send):
    for _ in range(8):
        send(name="")

    assert send().status_code == 303


def test_a_flood_gets_a_short_answer_that_keeps_what_was_typed(send, settings, monkeypatch):
    monkeypatch.setattr("kp_pages.views.ask.MOST_POSTS", 3)
    settings.KP_PAGES = {**settings.KP_PAGES, "PHONE": "+15550100199"}

    answers = [send(name="", phone="(555) 010-0142") for _ in range(4)]

    assert [one.status_code for one in answers] == [422] * 3 + [429]
    soup = BeautifulSoup(answers[-1].content, "html5lib")
    assert soup.select_one("[name=phone]")["value"] == "(555) 010-0142"
    assert soup.select_one("a[href='tel:+15550100199']")


def test_that_answer_is_read_as_its_language_is(send, settings, monkeypatch):
    monkeypatch.setattr("kp_pages.views.ask.MOST_POSTS", 0)
    settings.KP_PAGES = {**settings.KP_PAGES, "PHONE": "+15550100199"}

    with override("ar"):
        soup = BeautifulSoup(not_now(RequestFactory().post("/"), 429).content, "html5lib")

    assert soup.html["dir"] == "rtl"
    assert soup.select_one("a[href^='tel:'] bdi")["dir"] == "ltr"


def test_a_household_is_one_address(send):
    answers = [send(name=f"Jane {n}", address=f"2001:db8::{n}") for n in range(6)]

    assert [one.status_code for one in answers] == [303] * 5 + [429]


@pytest.mark.parametrize("address", ["127.0.0.1", "10.1.2.3", "", "::ffff:192.168.1.1"])
def test_a_proxy_that_hides_the_visitors_does_not_shut_them_out(send, address):
    answers = [send(name=f"Jane {n}", address=address) for n in range(6)]

    assert {one.status_code for one in answers} == {303}


def test_the_whole_world_can_send_sixty_in_a_minute(send, settings, stored):
    settings.KP_PAGES = {**settings.KP_PAGES, "REQUESTS_PER_MINUTE": 3}

    answers = [send(name=f"Jane {n}", address=f"203.0.113.{n}") for n in range(5)]

    assert [one.status_code for one in answers] == [303] * 3 + [429] * 2
    assert len(stored()) == 3


# What is no form


def test_an_upload_is_not_even_read(client, page):
    assert client.post(f"/ask/{page.pk}/", JANE).status_code == 413  # multipart


def test_a_huge_form_is_not_even_read(send):
    assert send(name="x" * 20_000).status_code == 413


def test_a_visit_to_the_forms_address_leads_to_the_page(client, page):
    response = client.get(f"/ask/{page.pk}/?name=Jane")

    assert (response.status_code, response.url) == (302, "/consultation/")
    assert response["Cache-Control"] == "no-store, private"
    assert response["Referrer-Policy"] == "no-referrer"


def test_nothing_else_can_be_done_there(client, page):
    assert client.put(f"/ask/{page.pk}/").status_code == 405


def test_a_page_that_is_not_public_takes_no_form(send, page, fresh):
    token = fresh()
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert send(token=token).status_code == 404
