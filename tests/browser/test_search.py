"""The search page: by what it is narrowed can be seen, on any screen."""

import pytest

pytestmark = pytest.mark.browser

CHIPS = ".kp-facet a"


def test_the_chosen_kind_shows_in_forced_colors(visit):
    tab = visit(forced_colors="active")
    tab.goto("/search/?q=pain&kind=article")

    chosen, ground = tab.evaluate(
        """(chips) => [`${chips}[aria-current]`, "body"].map(
          (one) => getComputedStyle(document.querySelector(one)).backgroundColor)""",
        CHIPS,
    )

    assert chosen != ground


def test_what_was_chosen_last_in_a_row_is_in_sight_on_a_phone(visit):
    tab = visit(viewport=(320, 700))
    tab.goto("/search/?q=pain")
    last = tab.locator(".kp-facet").first.locator("a").last.get_attribute("href")

    tab.goto(f"/search/{last}")

    box = tab.locator(f"{CHIPS}[aria-current]").first.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
