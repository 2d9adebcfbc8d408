"""How pages look beside how they looked: an eighth of their size, in ``pictures/``.

An eighth, because a page is told by where its boxes stand and in which colors, and the way in which
a machine draws the edge of a letter is lost in the mean of 64 points. After a change that is meant:
``KP_NEW_PICTURES=1 pytest tests/browser/test_pictures.py``, and look at what was written.
"""

import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from tests.browser.kinds import DESK, PHONE

pytestmark = pytest.mark.browser

PICTURES = Path(__file__).parent / "pictures"
WRITE = bool(os.environ.get("KP_NEW_PICTURES"))
KINDS = ["home", "condition", "article", "conditions", "consultation refused", "suggestions"]
#: Of 255: what letters drawn in another way make of a point, and of all of them in the mean.
POINT, MEAN = 40, 1.5

#: Whatever is not the same tomorrow.
STEADY = """() => {
  for (const time of document.querySelectorAll("time")) time.textContent = "May 1, 2026";
  return document.fonts.load("1em 'Figtree Variable'").then(() => {});
}"""
LOADED = """[...document.images].every((one) =>
  one.complete || one.getBoundingClientRect().top > innerHeight || !one.checkVisibility())"""


@pytest.fixture
def picture(show):
    """``picture("home", DESK, "dark")`` of what is in sight, an eighth as large."""

    def take(kind, viewport, scheme, css=""):
        tab = show(kind, viewport=viewport, color_scheme=scheme, bypass_csp=True)
        tab.evaluate(STEADY)
        tab.wait_for_function(LOADED)
        if css:
            tab.add_style_tag(content=css)
        taken = tab.screenshot(animations="disabled", caret="hide")
        return Image.open(BytesIO(taken)).convert("RGB").reduce(8)

    return take


def difference(one, other):
    """The largest of any point, and that of all in the mean."""
    channels = ImageChops.difference(one, other).split()
    largest = ImageChops.lighter(ImageChops.lighter(*channels[:2]), channels[2])
    return largest.getextrema()[1], ImageStat.Stat(largest).mean[0]


def looks_like(one, other):
    point, mean = difference(one, other)
    return one.size == other.size and point <= POINT and mean <= MEAN


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_looks_as_it_did(kind, viewport, scheme, picture, request):
    name = f"{kind.replace(' ', '-')}-{request.node.callspec.id.split('-')[1]}-{scheme}.png"
    now = picture(kind, viewport, scheme)
    if WRITE:
        now.save(PICTURES / name, optimize=True)

    with Image.open(PICTURES / name) as before:
        assert looks_like(now, before), difference(now, before)


CHANGES = {
    "a button that is gone": ".kp-hero__text .kp-btn, .kp-homehero .kp-btn { visibility: hidden }",
    "another color": ":root { --kp-fill: #1d4ed8 }",
    "a shift by half a line": ".kp-homehero { padding-block-start: calc(2.5rem + 14px) }",
    "a style sheet that did not arrive": "* { all: revert !important }",
}


@pytest.mark.parametrize("change", CHANGES)
def test_it_finds(change, picture):
    assert not looks_like(
        picture("home", PHONE, "light"), picture("home", PHONE, "light", CHANGES[change])
    )


@pytest.mark.parametrize(
    "drawing", ["filter: blur(.5px)", "translate: .3px .3px", "font-weight: 420"]
)
@pytest.mark.parametrize("kind", ["home", "condition"])
def test_letters_drawn_in_another_way_are_no_change(kind, drawing, picture):
    plain = picture(kind, PHONE, "light")

    assert looks_like(plain, picture(kind, PHONE, "light", f"body {{ {drawing} }}"))
