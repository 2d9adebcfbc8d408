"""Reading in comfort, on every kind of page: pictures, headings, lines, print."""

import re
from io import BytesIO

import pytest
from django.utils import formats, timezone
from pypdf import PdfReader

from kp_pages.models import ConditionPage, MedicalReview
from tests.browser.kinds import PHONE, each_kind, each_page, open_all
from tests.browser.site import ADDRESSES

pytestmark = pytest.mark.browser


@each_page
def test_no_picture_moves_the_page_and_each_has_its_words(kind, show):
    tab = show(kind)

    incomplete = tab.evaluate(
        """[...document.querySelectorAll("img")]
          .filter((one) => !["width", "height", "alt"].every((name) => one.hasAttribute(name)))
          .map((one) => one.outerHTML.slice(0, 90))"""
    )

    assert incomplete == []


@pytest.mark.parametrize("width", [390, 1280])
@each_page
def test_the_largest_picture_in_sight_is_loaded_at_once(kind, width, show):
    tab = show(kind, viewport=(width, 900))

    pictures = tab.evaluate(
        """[...document.querySelectorAll("img")].map((one) => {
          const { top, bottom, width } = one.getBoundingClientRect();
          const inSight = width * (Math.min(bottom, innerHeight) - Math.max(top, 0));
          return { name: one.outerHTML.slice(0, 90), lazy: one.loading === "lazy", inSight };
        })"""
    )

    in_sight = [one for one in pictures if one["inSight"] > 0]
    largest = max(in_sight, key=lambda one: round(one["inSight"], -3), default={"lazy": False})
    assert not largest["lazy"], largest["name"]


@each_kind
def test_one_h1_and_no_level_is_skipped(kind, show):
    tab = show(kind)

    levels = tab.evaluate(
        "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((one) => +one.tagName[1])"
    )

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert [pair for pair in zip(levels, levels[1:], strict=False) if pair[1] > pair[0] + 1] == []


#: What has a heading of its own and is not read on the way: notes, calls, what stands at the ends.
ASIDE = ".kp-key-facts, .kp-note, .kp-cta, .kp-related, .kp-disclosure"


@pytest.mark.parametrize("kind", ["condition", "article", "standard"])
def test_the_contents_list_has_every_heading_of_the_text_in_its_order(kind, show):
    tab = show(kind)

    headings = tab.evaluate(
        """(aside) => [...document.querySelectorAll(".kp-article__body h2")]
          .filter((one) => !one.closest(aside)).map((one) => one.textContent.trim())""",
        ASIDE,
    )

    assert len(headings) > 10
    assert tab.locator(".kp-toc a").all_text_contents() == headings


#: Characters in a line of each paragraph of running text; one that stands inline has no height.
LINES = """(words) =>
  [...document.querySelectorAll("main :is(.kp-lede, .kp-prose p, .kp-results p:not(.kp-small))")]
    .filter((one) => one.clientHeight)
    .map((one) => {
      one.textContent = words;
      const { lineHeight } = getComputedStyle(one);
      return words.length / Math.round(one.clientHeight / parseFloat(lineHeight));
    })
"""


@pytest.mark.parametrize(("width", "fewest", "most"), [(390, 30, 50), (1280, 55, 75)])
@pytest.mark.parametrize("kind", [kind for kind in ADDRESSES if kind != "nothing found"])
def test_a_line_of_text_is_easy_to_follow(kind, width, fewest, most, show):
    tab = show(kind, viewport=(width, 900))

    longest = max(
        tab.evaluate(
            LINES,
            "You may feel drowsy for some hours, so someone must drive you home and stay. " * 9,
        )
    )

    assert fewest <= longest <= most


@pytest.mark.parametrize("width", [390, 1280])
@each_kind
def test_the_text_can_be_twice_as_large(kind, width, show):
    tab = show(kind, viewport=(width, 900), bypass_csp=True)

    tab.add_style_tag(content="html { font-size: 200% }")
    open_all(tab)

    assert tab.evaluate("document.documentElement.scrollWidth") <= width


@each_kind
def test_it_reads_from_right_to_left_too(kind, show):
    tab = show(kind, viewport=(390, 900))

    tab.evaluate("document.documentElement.dir = 'rtl'")

    assert tab.evaluate("document.documentElement.scrollWidth") == 390


#: The places of the letters of each phone number in sight, from the first to the last.
NUMBERS = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const numbers = [];
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const number = text.data.match(/\\(555\\)[\\s\\d\u2011-]+/);
    if (!number || !text.parentElement.checkVisibility()) continue;
    numbers.push([...number[0].trimEnd()].map((_letter, at) => {
      const range = document.createRange();
      range.setStart(text, number.index + at);
      range.setEnd(text, number.index + at + 1);
      return range.getBoundingClientRect().left;
    }));
  }
  return numbers;
}"""


@each_kind
def test_a_phone_number_reads_from_left_to_right_in_any_text(kind, show):
    tab = show(kind, viewport=(1280, 900))

    tab.evaluate("document.documentElement.dir = 'rtl'")

    numbers = tab.evaluate(NUMBERS)
    assert numbers
    assert [places for places in numbers if places != sorted(places)] == []


def test_on_paper_stands_everything_but_the_frame(show, django_db_blocker):
    tab = show("condition")
    with django_db_blocker.unblock():
        page = ConditionPage.objects.select_related("author").get(slug="legs")
        review = MedicalReview.objects.get(page=page)

    paper = PdfReader(BytesIO(tab.pdf(format="Letter")))

    text = bare(" ".join(sheet.extract_text() for sheet in paper.pages))
    answers = tab.locator(".kp-faq__answer").all_text_contents()
    assert answers
    for answer in answers:
        assert bare(answer)[:40] in text
    reviewed = formats.date_format(timezone.localdate(review.reviewed_at))
    due = formats.date_format(review.due_on, "YEAR_MONTH_FORMAT")
    for line in (
        f"Written by {page.author.name}",
        f"Medically reviewed by {review.reviewer_name}",
        f"Reviewed {reviewed}",
        f"Next review {due}",
        "Printed from",
    ):
        assert bare(line) in text
    for frame in ("Menu", "Call us", "On this page", "Skip to main content"):
        assert bare(frame) not in text


@each_page
def test_on_paper_too_the_clinic_can_be_called_and_the_page_found(kind, show):
    tab = show(kind)

    paper = PdfReader(BytesIO(tab.pdf(format="Letter")))

    first = bare(paper.pages[0].extract_text())
    assert "(555)010\u20110199" in first
    text = bare(" ".join(sheet.extract_text() for sheet in paper.pages))
    path = {"thanks": "/consultation/", "not found": "/"}.get(kind, ADDRESSES[kind])
    path = "/" if path.startswith("/search") else path.partition("?")[0]
    assert re.search(rf"Printedfromhttp://localhost(:\d+)?{path}(?![a-z])", text)


def bare(text):
    """Without spaces: on paper one stands before a raised number, in the page none."""
    return "".join(text.split())


def test_numbers_of_references_behind_no_words_say_what_they_are(show):
    tab = show("condition")
    tab.locator(".kp-cited > p").evaluate_all("(all) => all[0].remove()")

    alone = tab.evaluate(
        """[...document.querySelectorAll(".kp-cites:not(.kp-cites--inline)")]
          .filter((one) => !one.previousSibling?.textContent.trim() && !one.matches("p + *"))
          .map((one) => one.querySelector(".kp-cites__label").checkVisibility())"""
    )

    assert len(alone) > 1
    assert all(alone)


COLORS = """(places) => places.map(([where, property, part]) => {
  const one = document.querySelector(where);
  return getComputedStyle(one, part)[property];
})"""


def test_what_is_wrong_with_a_form_is_of_one_color(show):
    tab = show("consultation refused")

    line, field, words, marker = tab.evaluate(
        COLORS,
        [
            (".kp-field--wrong", "borderInlineStartColor", None),
            (".kp-field--wrong input", "borderTopColor", None),
            (".kp-ask__problems", "color", None),
            (".kp-ask__problems li", "color", "::marker"),
        ],
    )

    assert field == line
    assert marker == words


def test_what_a_visit_costs_keeps_clear_of_the_address(show):
    tab = show("location", viewport=PHONE)

    bottom, top = tab.evaluate(
        """() => [".kp-reach", ".kp-reach + .kp-details"].map((where, at) =>
          document.querySelector(where).getBoundingClientRect()[at ? "top" : "bottom"])"""
    )

    assert top - bottom > 16


def test_a_grade_stays_in_its_column(show):
    tab = show("condition", viewport=PHONE)
    grade = tab.locator(".kp-evidence .kp-grade").first

    grade.evaluate("(one) => one.lastChild.replaceWith('Shown to help no more than nothing does')")

    right, edge = grade.evaluate(
        "(one) => [one, one.closest('dd')].map((it) => it.getBoundingClientRect().right)"
    )
    assert right <= edge + 1
