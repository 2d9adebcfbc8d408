"""A patient asks for a visit: on a phone, without a script, with the keyboard, by ear."""

from textwrap import dedent

import pytest
from django.db import connections
from wagtail.models import Page, Site

from kp_pages import outbox
from kp_pages.asking import tokens
from kp_pages.asking.details import Details
from kp_pages.models import ActionCount, ClinicSettings, ConsultationRequest
from tests.factories import (
    ClinicLocationPageFactory,
    ConsultationPageFactory,
    HomePageFactory,
    LocationIndexPageFactory,
    StandardPageFactory,
)

pytestmark = pytest.mark.browser

PHONE = (390, 700)
#: Chromium writes an answer that is no success into its console.
WRONG = ["status of 422"]


@pytest.fixture
def page(transactional_db, settings):
    Page.objects.filter(depth=2).delete()
    home = HomePageFactory(parent=Page.objects.get(depth=1), slug="home")
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "port": 80, "root_page": home}
    )
    page = ConsultationPageFactory(parent=home, slug="ask", notify="desk@clinic.example")
    index = LocationIndexPageFactory(parent=home)
    for title in ("Harbor", "Old Town"):
        ClinicLocationPageFactory(parent=index, title=title)
    ClinicSettings.objects.create(
        site=Site.objects.get(),
        name="The clinic",
        phone="+15550100199",
        consultation_page=page,
        privacy_page=StandardPageFactory(parent=home, slug="privacy"),
    )
    yield page
    with outbox.sending:  # what was sent is sent before the database goes
        connections.close_all()


@pytest.fixture(autouse=True)
def _anybody_is_quick(monkeypatch):
    monkeypatch.setattr(tokens, "QUICKEST", 0)


def stored():
    return [one.details for one in ConsultationRequest.objects.order_by("pk")]


def fill(tab):
    form = tab.locator(".kp-form")
    form.get_by_label("Name to use").fill("Jane Zephyrine")
    form.get_by_label("Email me").check()
    form.get_by_label("Email address").fill("jane@patient.example")
    form.get_by_label("Morning").check()
    form.get_by_label("Which location?").select_option("Old Town")
    form.get_by_label("I agree").check()


def send(tab):
    tab.get_by_role("button", name="Send my request").click()
    tab.wait_for_load_state()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_patient_asks_on_a_phone(page, new_tab, script):
    tab = new_tab(viewport=PHONE, java_script_enabled=script)
    tab.goto("/ask/")
    fill(tab)

    send(tab)

    assert tab.url.endswith("/ask/thank-you/")
    assert tab.get_by_role("heading", level=1).inner_text() == "Thank you. We have your request."
    assert stored() == [Details("Jane Zephyrine", "email", "jane@patient.example", "morning")]
    assert tab.context.cookies() == []


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_mistake_is_shown_and_mended(page, new_tab, script):
    tab = new_tab(viewport=PHONE, java_script_enabled=script, expected=WRONG)
    tab.goto("/ask/")
    fill(tab)
    tab.get_by_label("Email address").fill("jane@")

    send(tab)

    summary = tab.get_by_role("group", name="We have not got your request yet")
    assert summary.evaluate("one => one === document.activeElement")
    assert summary.evaluate("one => one.getBoundingClientRect().top >= 0")
    assert tab.title().startswith("Error: ")
    summary.get_by_role("link", name="Enter an email address").click()
    field = tab.get_by_label("Email address")
    assert field.evaluate("one => one === document.activeElement")
    assert tab.get_by_label("Name to use").input_value() == "Jane Zephyrine"
    assert tab.get_by_label("Morning").is_checked()
    assert tab.get_by_label("I agree").is_checked()

    field.fill("jane@patient.example")
    send(tab)
    assert tab.url.endswith("/ask/thank-you/")
    assert len(stored()) == 1


@pytest.mark.parametrize("number", range(3))
def test_a_link_to_a_mistake_shows_the_field_with_its_label(page, new_tab, number):
    tab = new_tab(viewport=PHONE, expected=WRONG)
    tab.goto("/ask/")
    send(tab)

    tab.locator(".kp-ask__problems li a").nth(number).click()

    shown = tab.evaluate(
        """() => {
          const { top } = document.activeElement.closest(".kp-field").getBoundingClientRect();
          const { bottom } = document.activeElement.getBoundingClientRect();
          return [top >= 0, bottom <= innerHeight];
        }"""
    )
    assert shown == [True, True]


def test_only_what_was_chosen_is_asked_for(page, new_tab):
    tab = new_tab(viewport=PHONE, java_script_enabled=False)
    tab.goto("/ask/")

    assert tab.get_by_label("Phone number").is_visible()
    assert not tab.get_by_label("Email address").is_visible()
    tab.get_by_label("Email me").check()
    assert not tab.get_by_label("Phone number").is_visible()
    assert tab.get_by_label("Email address").is_visible()
    assert not tab.locator("#ask-website").is_visible()


def test_it_works_with_the_keyboard_alone(page, new_tab):
    tab = new_tab(viewport=PHONE)
    tab.goto("/ask/")
    tab.locator("#ask-name").focus()
    keys = tab.keyboard

    keys.type("Jane")
    keys.press("Tab")  # how: a call
    keys.press("Tab")
    keys.type("555 010 0142")
    keys.press("Tab")
    keys.press("Space")  # a message may be left
    keys.press("Tab")  # when
    keys.press("ArrowDown")
    keys.press("Tab")  # where
    keys.press("Tab")  # how we treat it
    keys.press("Tab")
    keys.press("Space")
    keys.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Send my request"
    keys.press("Enter")
    tab.wait_for_url("**/thank-you/")

    assert stored() == [Details("Jane", "phone", "555 010 0142", "morning", True)]


def test_pressing_twice_sends_once_and_says_that_it_is_on_its_way(page, new_tab):
    tab = new_tab(viewport=PHONE)
    tab.goto("/ask/")
    fill(tab)
    sent = []
    tab.on("request", lambda request: request.method == "POST" and sent.append(request.url))

    # Within one task, before the browser has gone anywhere.
    said = tab.evaluate(
        """() => {
          const button = document.querySelector(".kp-form button");
          button.click(); button.click();
          return button.textContent;
        }"""
    )
    tab.wait_for_url("**/thank-you/")

    assert said == "Sending…"
    assert len(sent) == 1


def test_back_and_send_again_is_one_request(page, new_tab):
    tab = new_tab(viewport=PHONE)
    for _ in range(2):
        tab.goto("/ask/")
        fill(tab)
        send(tab)
        assert tab.url.endswith("/thank-you/")

    assert len(stored()) == 1


def test_no_other_page_hears_where_a_patient_was(page, new_tab):
    tab = new_tab()
    sent = []
    tab.on("request", lambda request: sent.append(request.all_headers()))
    tab.goto("/ask/")
    fill(tab)
    send(tab)
    tab.get_by_role("contentinfo").get_by_role("link", name="Standard").click()
    tab.wait_for_url("**/privacy/")

    assert len(sent) > 5
    assert [one["referer"] for one in sent if "ask/" in one.get("referer", "")] == []


def test_a_click_on_the_number_is_counted_and_leaves_nothing(page, new_tab):
    tab = new_tab()
    tab.goto("/ask/")
    # The test has no phone to call with.
    tab.evaluate("addEventListener('click', (event) => event.preventDefault())")

    with tab.expect_request("**/count/") as posted:
        tab.locator(".kp-hero [data-count=call]").click()
    tab.wait_for_timeout(500)

    assert posted.value.post_data == f"page={page.pk}&kind=call"
    assert "cookie" not in posted.value.all_headers()
    count = ActionCount.objects.get()
    assert (count.page_id, count.kind, count.count) == (page.pk, "call", 1)


#: What a screen reader says of the form, from top to bottom; a line that begins with ">" goes on.
HEARD = """
- heading "Ask us to contact you" [level=2]
- paragraph: "We will contact you within one working day. Please keep
> medical details for the call: we only need your name and a way to reach you."
- paragraph:
  - strong: Nobody watches this form for emergencies.
  - text: In an emergency, call 911.
- paragraph: Please fill in everything that is not marked as optional.
- text: Name to use
- paragraph: Who should we ask for? A first name will do.
- textbox "Name to use"
- radiogroup "How should we reach you?":
  - text: How should we reach you?
  - radio "Call me" [checked]
  - text: Call me
  - radio "Email me"
  - text: Email me
- text: Phone number
- paragraph: With the area code.
- textbox "Phone number"
- checkbox "You may leave a message, with your name and number and nothing else (optional)."
- text: You may leave a message, with your name and number and nothing else (optional).
- radiogroup "When is a good time?":
  - text: When is a good time?
  - radio "Any time" [checked]
  - text: Any time
  - radio "Morning"
  - text: Morning
  - radio "Afternoon"
  - text: Afternoon
  - radio "Evening"
  - text: Evening
- text: Which location? (optional)
- combobox "Which location? (optional)":
  - option "No preference" [selected]
  - option "Harbor"
  - option "Old Town"
- paragraph:
  - text: We use it to contact you about a visit and for nothing else. It is stored encrypted,
> and deleted after 30 days.
  - link "How we treat what you tell us (opens in a new tab)":
    - /url: /privacy/
- checkbox "I agree that the clinic contacts me about a visit in the way I chose here."
- text: I agree that the clinic contacts me about a visit in the way I chose here.
- button "Send my request"
"""


def test_a_screen_reader_tells_the_form_from_top_to_bottom(page, new_tab):
    tab = new_tab(viewport=PHONE)
    tab.goto("/ask/")

    region, _line, heard = tab.locator(".kp-ask").aria_snapshot().partition("\n")

    assert region == '- region "Ask us to contact you":'
    assert dedent(heard).strip() == HEARD.replace("\n> ", " ").strip()


def test_a_screen_reader_hears_what_is_wrong_with_a_field(page, new_tab):
    tab = new_tab(viewport=PHONE, expected=WRONG)
    tab.goto("/ask/")
    send(tab)

    field = tab.get_by_label("Name to use")
    told = field.evaluate(
        """(one) => one.getAttribute("aria-describedby").split(" ")
          .map((id) => document.getElementById(id).textContent.trim()).join(" ")"""
    )

    assert told.startswith("Who should we ask for? A first name will do.")
    assert told.endswith("Error: Enter the name that we should ask for.")
    assert field.get_attribute("aria-invalid") == "true"


def test_on_paper_there_is_no_form(page, new_tab):
    tab = new_tab()
    tab.goto("/ask/")
    tab.emulate_media(media="print")

    assert not tab.locator(".kp-ask").is_visible()
    assert tab.get_by_role("heading", level=1).is_visible()
