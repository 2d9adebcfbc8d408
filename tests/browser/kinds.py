"""What a patient can have before their eyes: a page of each kind, and some in use."""

import pytest

from tests.browser.site import ADDRESSES

PHONE, DESK = (390, 844), (1280, 900)


def refuse(tab):
    """The form comes back with everything that is wrong with it."""
    tab.get_by_role("button", name="Send my request").click()
    tab.locator(".kp-ask__problems").wait_for()


def suggest(tab):
    """The list of suggestions is open, and one of them is chosen."""
    field = tab.locator("main input[name=q]")
    field.focus()
    tab.locator(".kp-suggest").wait_for(state="attached")
    field.press_sequentially("complex")
    tab.locator(".kp-suggest [role=option]").first.wait_for()
    tab.keyboard.press("ArrowDown")
    tab.locator(".kp-suggest [aria-selected=true]").wait_for()


def open_all(tab):
    """The menu and every question."""
    tab.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")


#: What somebody does, and on which page.
USED = {"consultation refused": ("consultation", refuse), "suggestions": ("conditions", suggest)}
#: What Chromium writes into its console when an answer is no success.
EXPECTED = {"not found": ["status of 404"], "consultation refused": ["status of 422"]}

each_page = pytest.mark.parametrize("kind", ADDRESSES)
each_kind = pytest.mark.parametrize("kind", [*ADDRESSES, *USED])
