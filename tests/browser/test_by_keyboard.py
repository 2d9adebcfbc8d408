"""A patient with a keyboard and a small screen: from a search to a request, mistakes among it."""

import re

import pytest
from playwright.sync_api import expect

from tests.support.browser import tabs_behind

pytestmark = pytest.mark.browser


def go_to(tab, selector):
    """Press Tab until the focus is there; it never goes the other way."""
    for _ in range(200):
        tab.keyboard.press("Tab")
        if tab.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"The keyboard does not reach {selector}.")


def test_a_patient_comes_from_a_search_to_a_request(browser, real_site):
    with tabs_behind(real_site.proxy, browser) as open_tab:
        tab = open_tab(viewport=(390, 844), expected=["status of 422"])
        keys = tab.keyboard

        tab.goto("/conditions/")
        go_to(tab, "main input[name=q]")
        tab.locator(".kp-suggest").wait_for(state="attached")
        keys.type("stripes")
        tab.locator(".kp-suggest [role=option]").first.wait_for()
        keys.press("ArrowDown")
        keys.press("Enter")
        tab.wait_for_url(re.compile(r"/conditions/\w+/$"))

        go_to(tab, ".kp-toc a[href='#questions']")
        keys.press("Enter")
        go_to(tab, ".kp-faq summary")
        keys.press("Enter")
        expect(tab.locator(".kp-faq__answer").first).to_be_visible()

        go_to(tab, ".kp-callbar [data-count=form]")
        keys.press("Enter")
        tab.wait_for_url("**/consultation/")

        go_to(tab, ".kp-form button")
        keys.press("Enter")
        expect(tab.locator(".kp-ask__problems")).to_be_focused()
        go_to(tab, ".kp-ask__problems li a")
        keys.press("Enter")
        expect(tab.locator("#ask-name")).to_be_focused()
        keys.type("Jane")
        go_to(tab, "#ask-phone")
        keys.type("555 010 0142")
        go_to(tab, "#ask-consent")
        keys.press("Space")
        go_to(tab, ".kp-form button")
        keys.press("Enter")
        tab.wait_for_url("**/consultation/thank-you/")

        assert tab.get_by_role("heading", level=1).is_visible()
