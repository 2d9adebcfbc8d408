"""A patient sends the form: stored once, thanked, or told what is wrong with nothing lost."""

import pytest
from bs4 import BeautifulSoup
from django.db import DatabaseError
from wagtail.models import PageViewRestriction

from kp_pages.asking.details import Details
from kp_pages.models import ActionCount, ConsultationRequest, RequestNotification
from kp_pages.models.requests import RequestQuerySet
from tests.asking.conftest import JANE, problems, token_in

pytestmark = pytest.mark.django_db


def test_a_request_is_stored_with_a_notification_to_send(send, stored, page):
    response = send()

    assert response.status_code == 303
    assert stored() == [Details("Jane Zephyrine", "phone", "(555) 010-0142", "morning")]
    note = RequestNotification.objects.get()
    assert (note.request, note.page) == (ConsultationRequest.objects.get(), page)
    assert note.sent_at is None


def test_the_words_of_thanks_name_nobody(send, client, clinic):
    response = send()
    thanks = client.get(response.url)

    assert response.url == "/consultation/thank-you/"
    assert thanks.status_code == 200
    text = thanks.content.decode()
    assert "We have your request" in text
    assert "Jane" not in text
    assert "0142" not in text
    assert str(clinic.emergency_text) in text


@pytest.mark.parametrize("address", ["/consultation/", "/consultation/thank-you/"])
def test_nobody_keeps_the_pages_and_no_other_site_hears_of_them(client, page, address):
    response = client.get(address)

    assert response["Cache-Control"] == "no-store, private"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response.cookies == {}
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("changes", [{}, {"name": ""}], ids=["stored", "wrong"])
def test_nor_the_answers_to_a_form(send, changes):
    response = send(**changes)

    assert response["Cache-Control"] == "no-store, private"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response.cookies == {}


def test_search_engines_are_not_told_of_the_thanks(client, page):
    assert client.get("/consultation/thank-you/")["X-Robots-Tag"] == "noindex"


def test_a_request_is_counted_for_the_page(send, page, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        send()
    callbacks[-1]()

    count = ActionCount.objects.get()
    assert (count.page_id, count.kind, count.count) == (page.pk, "request", 1)


def test_the_form_says_what_must_be_filled_in(client, page, locations):
    form = BeautifulSoup(client.get(page.url).content, "html5lib").select_one(".kp-form")

    assert "Please fill in everything that is not marked as optional." in form.get_text()
    required = [one.get("name") or one.input["name"] for one in form.select("[aria-required=true]")]
    assert required == ["name", "channel", "phone", "email", "time", "consent"]
    for name in ("may_leave_message", "location"):
        control = form.select_one(f"[name={name}]")
        label = control.find_parent("label") or form.select_one(f"[for={control['id']}]")
        assert "optional" in label.get_text()
    assert not form.select("[required]")


# What is wrong

#: The number in it reads from left to right, whichever way the sentence goes.
NO_NUMBER = (
    "Enter a phone number with its area code, such as \N{LEFT-TO-RIGHT ISOLATE}(555) 010-0199"
    "\N{POP DIRECTIONAL ISOLATE}."
)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"name": ""}, "Enter the name that we should ask for."),
        ({"name": "\u202e \n"}, "Enter the name that we should ask for."),
        ({"phone": ""}, "Enter a phone number, or choose email."),
        ({"phone": "soon"}, NO_NUMBER),
        ({"phone": "12345"}, NO_NUMBER),
        ({"channel": "email"}, "Enter an email address, or choose a call."),
        (
            {"channel": "email", "email": "jane@"},
            "Enter an email address, such as name@example.com.",
        ),
        ({"channel": None}, "Choose whether we should call or email you."),
        ({"time": None}, "Choose a time."),
        (
            {"consent": None},
            "Tick the box if you agree. We may not contact you without it.",
        ),
    ],
)
def test_what_is_wrong_is_said_above_the_form_and_beside_the_field(send, stored, changes, message):
    response = send(**changes)

    assert response.status_code == 422
    assert problems(response) == [message]
    soup = BeautifulSoup(response.content, "html5lib")
    (link,) = soup.select(".kp-ask__problems li a")
    control = soup.select_one(f"[id='{link['href'][1:]}']")
    around = control.find_parent(class_="kp-field")
    assert message in around.select_one(".kp-field__error").get_text()
    assert control["aria-invalid"] == "true"
    told = control.get("aria-describedby", "") + around.get("aria-describedby", "")
    assert around.select_one(".kp-field__error")["id"] in told
    assert stored() == []


def test_the_focus_goes_to_what_is_wrong_and_the_title_says_so(send):
    soup = BeautifulSoup(send(name="").content, "html5lib")

    assert soup.select_one("[autofocus]")["class"][-1] == "kp-ask__problems"
    assert soup.title.get_text().startswith("Error: ")


def test_what_was_entered_is_still_there(send, locations):
    response = send(name="", location=str(locations[1].pk), may_leave_message="on")

    soup = BeautifulSoup(response.content, "html5lib")
    checked = {one["name"]: one.get("value", "on") for one in soup.select(".kp-form [checked]")}
    assert soup.select_one("#ask-phone")["value"] == JANE["phone"]
    assert checked == {
        "channel": "phone",
        "time": "morning",
        "may_leave_message": "on",
        "consent": "on",
    }
    assert soup.select_one("option[selected]")["value"] == str(locations[1].pk)


def test_a_mended_form_is_taken_at_once(send, stored):
    again = token_in(send(name="").content.decode())

    assert send(token=again).status_code == 303
    assert len(stored()) == 1


def test_what_was_typed_for_the_other_way_is_not_judged_and_not_kept(send, stored):
    send(channel="email", email="jane@patient.example", phone="nonsense")

    assert stored() == [Details("Jane Zephyrine", "email", "jane@patient.example", "morning")]


def test_a_patient_says_whether_a_message_may_be_left(send, stored):
    send(may_leave_message="on")

    assert stored()[0].may_leave_message


@pytest.mark.parametrize(
    "number", ["555-010-0142", "+44 20 7946 0018", "(555) 010 0142 ext. 12", "５５５0100142"]
)
def test_a_phone_number_may_be_written_in_any_way(send, stored, number):
    assert send(phone=number).status_code == 303
    assert stored()[0].link.startswith("tel:")


# Where


def test_without_a_choice_of_locations_none_is_asked_for(send, client, page, locations):
    locations[1].unpublish()

    assert 'name="location"' not in client.get(page.url).content.decode()
    send()
    assert ConsultationRequest.objects.get().location == locations[0]


def test_a_location_is_chosen_or_not(send, locations):
    send(location=str(locations[1].pk))
    send(location="", name="Kim")

    assert [one.location_id for one in ConsultationRequest.objects.order_by("pk")] == [
        locations[1].pk,
        None,
    ]


def test_a_location_that_is_not_offered_is_refused(send, locations):
    PageViewRestriction.objects.create(page=locations[1], restriction_type="login")

    send(location=str(locations[1].pk))
    assert ConsultationRequest.objects.get().location == locations[0]


# Consent


def test_the_words_that_a_patient_agreed_to_are_kept(send, page, stored):
    send()
    page.consent = "I agree to a letter."
    page.save_revision().publish()
    send(name="Kim")

    first, second = (one.notice for one in ConsultationRequest.objects.order_by("pk"))
    assert "in the way I chose here" in first.text
    assert "deleted after 30 days" in first.text
    assert "I agree to a letter." in second.text


def test_who_has_read_other_words_is_asked_again(send, page, fresh, stored):
    token = fresh()
    page.consent = "I agree to a letter."
    page.save_revision().publish()

    response = send(token=token)

    assert problems(response) == [
        "What you agree to has changed. Please read it, and tick the box again."
    ]
    soup = BeautifulSoup(response.content, "html5lib")
    assert not soup.select_one("#ask-consent").has_attr("checked")
    assert stored() == []


# The same form again


def test_the_same_form_twice_is_one_request_and_the_same_thanks(send, fresh, stored):
    token = fresh()

    answers = [send(token=token) for _ in range(3)]

    assert {(one.status_code, one.url) for one in answers} == {(303, "/consultation/thank-you/")}
    assert len(stored()) == 1


def test_the_same_words_in_another_form_are_the_same_request_while_it_waits(send, stored):
    send()
    send(phone="555 010 0142")

    assert len(stored()) == 1


def test_the_same_form_after_somebody_has_answered_is_still_the_same(send, fresh, stored):
    token = fresh()
    send(token=token)
    request = ConsultationRequest.objects.get()
    request.state = ConsultationRequest.State.CONTACTED
    request.save()

    send(token=token)
    assert len(stored()) == 1
    send()
    assert len(stored()) == 2


def test_a_cached_page_serves_many_patients(send, fresh, stored):
    token = fresh()

    for name in ("Jane", "Kim", "Lou"):
        assert send(token=token, name=name).status_code == 303

    assert [one.name for one in stored()] == ["Jane", "Kim", "Lou"]


@pytest.mark.parametrize(
    "setting", [{"CONSULTATION_FORM": False}, {"REQUEST_KEYS": []}], ids=["off", "no key"]
)
def test_a_site_without_a_form_or_a_key_shows_the_phone_alone(
    client, page, clinic, send, fresh, settings, setting
):
    token = fresh()
    settings.KP_PAGES = {**settings.KP_PAGES, **setting}

    html = client.get(page.url).content.decode()
    assert "<form" not in html.partition("<main")[2]
    assert clinic.phone in html
    assert send(token=token).status_code == 404


def test_an_editor_can_leave_the_form_out(client, page):
    page.has_form = False
    page.save()

    assert "<form" not in client.get(page.url).content.decode().partition("<main")[2]


# What goes wrong on our side


def test_a_database_that_fails_loses_nothing_that_was_typed(
    send, client, fresh, stored, monkeypatch, settings
):
    settings.KP_PAGES = {**settings.KP_PAGES, "PHONE": "+15550100199"}
    receive = RequestQuerySet.receive

    def fail(*args, **kwargs):
        raise DatabaseError("could not store Jane Zephyrine")

    monkeypatch.setattr(RequestQuerySet, "receive", fail)
    response = send(headers={"Sec-Fetch-Site": "same-origin"})

    assert response.status_code == 503
    soup = BeautifulSoup(response.content, "html5lib")
    assert soup.select_one("a[href='tel:+15550100199']")
    kept = {one["name"]: one["value"] for one in soup.select("input[type=hidden]")}
    assert kept["name"] == "Jane Zephyrine"
    monkeypatch.setattr(RequestQuerySet, "receive", receive)
    assert send(**kept).status_code == 303
    assert len(stored()) == 1


def test_what_is_logged_then_holds_nothing_of_it(send, monkeypatch, caplog):
    def fail(*args, **kwargs):
        raise DatabaseError("could not store Jane Zephyrine")

    monkeypatch.setattr(RequestQuerySet, "receive", fail)
    send()

    assert "could not be stored: DatabaseError." in caplog.text
    assert "Jane" not in caplog.text


def test_without_its_notification_no_request_is_stored(send, stored, monkeypatch):
    def fail(*args, **kwargs):
        raise DatabaseError

    monkeypatch.setattr(RequestNotification.objects, "create", fail)

    assert send().status_code == 503
    assert stored() == []


# Only what is needed


def test_the_form_asks_for_nothing_more(client, page, locations):
    soup = BeautifulSoup(client.get(page.url).content, "html5lib")
    fields = {one["name"] for one in soup.select(".kp-form [name]")}

    assert fields == {
        "name",
        "channel",
        "phone",
        "may_leave_message",
        "email",
        "time",
        "location",
        "consent",
        "website",
        "token",
    }
    assert not soup.select("textarea, [type=file]")
    assert soup.select_one(".kp-form")["method"] == "post"


def test_it_says_that_nobody_watches_it_for_emergencies(client, page, clinic):
    text = BeautifulSoup(client.get(page.url).content, "html5lib").select_one(".kp-ask").get_text()

    assert "Nobody watches this form for emergencies." in text
    assert str(clinic.emergency_text) in text


def test_in_the_preview_it_cannot_be_sent(page, rf, home):
    html = page.make_preview_request().content.decode()

    assert 'type="submit"' not in html.partition('class="kp-form"')[2].partition("</form>")[0]
