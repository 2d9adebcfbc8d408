"""Suggestions in a search field: by keyboard, by hand, for a screen reader, and nothing leaves."""

import re
from urllib.parse import urlsplit

import pytest

pytestmark = pytest.mark.browser

FIELD = "main input[name=q]"
LIST = ".kp-suggest"


@pytest.fixture
def show(visit):
    """The condition index, with the field gone to and the index there."""

    def show(**options):
        tab = visit(**options)
        tab.goto("/conditions/")
        with tab.expect_response(re.compile(r"suggestions-[0-9a-f]{16}\.json$")):
            tab.locator(FIELD).focus()
        tab.wait_for_function("document.querySelector('.kp-suggest') !== null")
        return tab

    return show


def type_in(tab, text):
    tab.locator(FIELD).press_sequentially(text)
    tab.wait_for_function("document.querySelector('main [role=status]').textContent !== ''")


def active(tab):
    """The words of the option that a screen reader is told of, or None."""
    return tab.evaluate(
        """() => {
          const field = document.querySelector("main input[name=q]");
          const id = field.getAttribute("aria-activedescendant");
          return id && document.getElementById(id).textContent;
        }"""
    )


def options(tab):
    return tab.locator(f"{LIST} [role=option]")


def test_nothing_is_fetched_before_somebody_goes_to_the_field(visit):
    tab = visit()
    paths = []
    tab.on("request", lambda request: paths.append(urlsplit(request.url).path))

    tab.goto("/conditions/", wait_until="networkidle")

    assert not [path for path in paths if "sugg" in path]


def test_nothing_is_asked_while_somebody_types(show):
    tab = show()
    asked = []
    tab.on("request", lambda request: asked.append(request.url))

    type_in(tab, "complex regional")

    assert options(tab).count() == 2
    assert asked == []


def test_another_name_leads_to_the_condition(show):
    tab = show()

    type_in(tab, "stripes")

    assert "Stripes" in options(tab).first.inner_text()


def test_the_arrows_go_through_the_list_and_back_to_the_text(show):
    tab = show()
    type_in(tab, "complex")

    seen = []
    for _ in range(3):
        tab.keyboard.press("ArrowDown")
        seen.append(active(tab))
    tab.keyboard.press("ArrowUp")

    assert seen[0] and seen[1] and seen[0] != seen[1]
    assert seen[2] is None
    assert active(tab) == seen[1]
    assert tab.locator(f"{LIST} [aria-selected=true]").count() == 1
    assert tab.locator(FIELD).input_value() == "complex"


def test_enter_opens_what_is_chosen(show):
    tab = show()
    type_in(tab, "complex")

    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")

    tab.wait_for_url(re.compile(r"/conditions/\w+/$"))


def test_enter_without_a_choice_searches(show):
    tab = show()
    type_in(tab, "complex")

    tab.keyboard.press("Enter")

    tab.wait_for_url("**/search/?q=complex")


def test_escape_closes_the_list_and_keeps_the_words(show):
    tab = show()
    type_in(tab, "complex")

    tab.keyboard.press("Escape")

    assert tab.locator(LIST).is_hidden()
    assert tab.locator(FIELD).get_attribute("aria-expanded") == "false"
    assert tab.locator(FIELD).input_value() == "complex"


@pytest.mark.parametrize(("key", "place"), [("Home", 0), ("End", 7)])
def test_home_and_end_go_back_to_the_text(key, place, show):
    tab = show()
    type_in(tab, "complex")
    tab.keyboard.press("ArrowDown")

    tab.keyboard.press(key)

    assert active(tab) is None
    assert tab.locator(FIELD).evaluate("(field) => field.selectionStart") == place


def test_leaving_the_field_closes_the_list(show):
    tab = show()
    type_in(tab, "complex")

    tab.keyboard.press("Tab")

    assert tab.locator(LIST).is_hidden()


def test_a_click_opens_a_page(show):
    tab = show(viewport=(390, 700))
    type_in(tab, "complex")

    options(tab).last.click()

    tab.wait_for_url(re.compile(r"/conditions/\w+/$"))


def test_a_screen_reader_hears_how_many_there_are(show):
    tab = show()
    status = tab.locator("main form [role=status]")

    type_in(tab, "complex")
    several = status.text_content()
    type_in(tab, "xyzzy")

    assert several == "2 suggestions. Down arrow to choose one."
    assert status.text_content() == "No suggestions. Enter to search."


def test_the_field_is_what_it_says(show):
    tab = show()
    type_in(tab, "complex")
    field = tab.locator(FIELD)

    names = ("role", "aria-autocomplete", "aria-expanded", "aria-controls")
    said = {name: field.get_attribute(name) for name in names}

    assert said["role"] == "combobox"
    assert (said["aria-autocomplete"], said["aria-expanded"]) == ("list", "true")
    assert tab.locator(f"#{said['aria-controls']}").get_attribute("role") == "listbox"


def test_the_list_moves_nothing_and_is_as_wide_as_the_field(show):
    tab = show(viewport=(320, 700))
    below = "document.querySelector('main section').getBoundingClientRect().top"
    before = tab.evaluate(below)

    type_in(tab, "complex")

    assert tab.evaluate(below) == before
    assert tab.evaluate("document.documentElement.scrollWidth") == 320
    assert min(box["height"] for box in options(tab).evaluate_all(BOXES)) >= 44


BOXES = "(all) => all.map((one) => ({ height: one.getBoundingClientRect().height }))"


def test_from_right_to_left_the_list_stands_under_the_field(show):
    tab = show(viewport=(390, 700))
    tab.evaluate("document.documentElement.dir = 'rtl'")
    type_in(tab, "complex")

    left, right = tab.evaluate(
        """["left", "right"].map((side) =>
          document.querySelector(".kp-suggest").getBoundingClientRect()[side] -
          document.querySelector("main .kp-search").getBoundingClientRect()[side])"""
    )

    assert (left, right) == (0, 0)


def test_what_is_chosen_shows_in_forced_colors(show):
    tab = show(forced_colors="active")
    type_in(tab, "complex")
    tab.keyboard.press("ArrowDown")

    colors = options(tab).evaluate_all(
        "(all) => all.map((one) => getComputedStyle(one).backgroundColor)"
    )

    assert len(set(colors)) == 2


def test_without_an_index_the_form_is_a_plain_form(visit):
    tab = visit(expected=["status of 500", "500"])
    tab.route("**/suggestions*.json", lambda route: route.fulfill(status=500))
    tab.goto("/conditions/")

    tab.locator(FIELD).press_sequentially("complex")
    tab.keyboard.press("Enter")

    tab.wait_for_url("**/search/?q=complex")
