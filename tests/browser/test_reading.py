"""Reading in comfort, on every kind of page: pictures, headings, print, and everything opened."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.browser.site import ADDRESSES

pytestmark = pytest.mark.browser

each_kind = pytest.mark.parametrize("kind", ADDRESSES)


@pytest.fixture
def show(visit):
    """Shows the page of a kind: ``show("home", viewport=(390, 900))``."""

    def show(kind, **options):
        expected = ["status of 404"] if kind == "not found" else []
        tab = visit(expected=expected, **options)
        tab.goto(ADDRESSES[kind])
        return tab

    return show


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["home", "condition", "article", "standard"])
def test_axe_finds_nothing_when_everything_is_open(kind, scheme, show, axe):
    tab = show(kind, viewport=(390, 900), color_scheme=scheme)

    tab.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")

    assert axe(tab) == []


@each_kind
def test_no_picture_moves_the_page_and_each_has_its_words(kind, show):
    tab = show(kind)

    pictures = tab.evaluate(
        """[...document.querySelectorAll("img")].map((one) => ({
          name: one.outerHTML.slice(0, 90),
          whole: ["width", "height", "alt"].every((name) => one.hasAttribute(name)),
          lazy: one.loading === "lazy",
          large: one.clientWidth > 120 && one.getBoundingClientRect().top < innerHeight,
        }))"""
    )

    assert [one["name"] for one in pictures if not one["whole"]] == []
    large = [one for one in pictures if one["large"]]
    assert [one["name"] for one in large[:1] if one["lazy"]] == []


@each_kind
def test_one_h1_and_no_level_is_skipped(kind, show):
    tab = show(kind)

    levels = tab.evaluate(
        "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((one) => +one.tagName[1])"
    )

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert [pair for pair in zip(levels, levels[1:], strict=False) if pair[1] > pair[0] + 1] == []


@each_kind
def test_the_text_can_be_twice_as_large(kind, show):
    tab = show(kind, viewport=(1280, 900), bypass_csp=True)

    tab.add_style_tag(content="html { font-size: 200% }")

    assert tab.evaluate("document.documentElement.scrollWidth") <= 1280


@each_kind
def test_it_reads_from_right_to_left_too(kind, show):
    tab = show(kind, viewport=(390, 900))

    tab.evaluate("document.documentElement.dir = 'rtl'")

    assert tab.evaluate("document.documentElement.scrollWidth") == 390


def test_on_paper_stands_everything_but_the_frame(show):
    tab = show("condition")

    paper = PdfReader(BytesIO(tab.pdf(format="Letter")))

    text = bare(" ".join(page.extract_text() for page in paper.pages))
    answers = tab.locator(".kp-faq__answer").all_text_contents()
    assert answers
    for answer in answers:
        assert bare(answer)[:40] in text
    assert bare("Written by") in text
    for frame in ("Menu", "On this page", "Skip to main content"):
        assert bare(frame) not in text


def bare(text):
    """Without spaces: on paper one stands before a raised number, in the page none."""
    return "".join(text.split())


def test_the_contents_list_stays_in_sight_on_a_desk(show):
    tab = show("condition", viewport=(1280, 900))

    tab.evaluate("document.getElementById('risks').scrollIntoView()")
    tab.wait_for_timeout(200)

    top = tab.locator(".kp-toc").evaluate("(one) => one.getBoundingClientRect().top")
    assert 0 <= top <= 120
