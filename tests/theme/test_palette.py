"""No color that a clinic may choose makes a page that cannot be read."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kp_pages.theme import DEFAULT_BRAND, derive
from kp_pages.theme.color import contrast, to_hex, to_oklch

colors = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
HARD = ["#ffd400", "#c2185b", "#1d4ed8", "#7cb342", "#222222", "#ffffff", "#000000", "#757575"]


def hard(test):
    for color in HARD:
        test = example(color)(test)
    return test


@hard
@given(colors)
def test_every_color_makes_a_page_that_can_be_read_in_both_modes(brand):
    theme = derive(brand)

    for mode in (theme.light, theme.dark):
        low = [
            f"{pair.name} on {ground}: {ratio:.2f}"
            for pair, ground, ratio in theme.ratios(mode)
            if ratio < pair.ratio
        ]
        assert low == []


@hard
@given(colors)
def test_buttons_keep_the_very_color_by_day(brand):
    assert derive(brand).light["fill"] == brand


@given(colors)
def test_a_color_survives_the_way_there_and_back(color):
    assert to_hex(to_oklch(color)) == color


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#ffffff", "#000000", 21), ("#777777", "#ffffff", 4.48), ("#0e6470", "#ffffff", 6.83)],
)
def test_contrast_is_that_of_the_guidelines(one, other, ratio):
    assert round(contrast(one, other), 2) == ratio
    assert contrast(one, other) == contrast(other, one)


def test_the_style_sheet_says_what_the_default_color_becomes(settings):
    css = (settings.BASE_DIR / "kp_pages/static/kp_pages/site.css").read_text()
    first = re.search(r"@layer tokens \{.*?\n\}\n", css, re.DOTALL)[0]
    light, dark = first.split("prefers-color-scheme: dark")
    theme = derive(DEFAULT_BRAND)

    for part, derived in ((light, theme.light), (dark, theme.dark)):
        written = dict(re.findall(r"--kp-([\w-]+): (#[0-9a-f]{3,6});", part))
        written = {name: _long(color) for name, color in written.items()}
        assert {name: written.get(name, derived[name]) for name in derived} == derived
        if part is light:
            assert set(derived) <= set(written)


def _long(color):
    return color if len(color) == 7 else "#" + "".join(2 * digit for digit in color[1:])
