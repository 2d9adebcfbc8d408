"""Every kind of page in Chromium, with every block on it, also in use: for any eyes and hands.

The tab itself holds the rest: no error in the console, nothing that the content security policy
refused, no request to another origin.
"""

from urllib.parse import urlsplit

import brotli
import pytest

from tests.browser.kinds import DESK, EXPECTED, PHONE, USED, each_kind, each_page, open_all
from tests.browser.site import ADDRESSES

pytestmark = pytest.mark.browser

#: What a page may weigh on the wire, with every block on it; most have half of them.
HTML_BUDGET = 12_000
MOST_REQUESTS = 7

#: WCAG 1.4.12: what a reader may set, and no words are lost.
SPACED = """
  * { line-height: 1.5 !important; letter-spacing: .12em !important;
      word-spacing: .16em !important; }
  p { margin-block-end: 2em !important; }
"""

#: Puts a word of 45 letters into everything that is written, except the numbers of references.
LONG_WORDS = """() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (text.data.trim() && !text.parentElement.closest("script, style, option, .kp-cites"))
      text.data = ` Pneumonoultramicroscopicsilicovolcanoconiosis ${text.data}`;
  }
}"""

#: Fills a table: one word, and much text beside it. The lines that the word takes.
TABLE = """() => {
  const text = "Several hours on several days, repeated after some weeks. ".repeat(4);
  const row = document.querySelector(".kp-table tbody tr");
  row.innerHTML = `<th><span>Electroconvulsive</span></th>${`<td>${text}</td>`.repeat(3)}`;
  return row.querySelector("span").getClientRects().length;
}"""

#: Whatever can be pressed, with its size. A link in a sentence may be as high as its line, but the
#: number of a reference may not; of a card the whole is the target, and of a choice its row.
TARGETS = """
  [...document.querySelectorAll("a, button, summary, input, select, [role=option]")]
    .filter((one) => one.checkVisibility())
    .filter((one) => !one.matches(".kp-skip, .kp-prose a:not(.kp-cite), .kp-card h3 a"))
    .map((one) => {
      const { width, height } = (one.closest(".kp-choice") ?? one).getBoundingClientRect();
      const name = one.outerHTML.slice(0, 90);
      const pressed = one.matches(".kp-btn, button, summary, input, select, [role=option]");
      return { name, width, height, pressed };
    })
"""

#: Where the focus is: with a ring around it, or around the card it stands in, and in plain sight.
STOP = """() => {
  const one = document.activeElement;
  if (one === document.body) return null;
  const bar = document.querySelector(".kp-callbar");
  const [box, barBox] = [one, bar ?? one].map((it) => it.getBoundingClientRect());
  const shows = bar && bar !== one && bar.checkVisibility({ visibilityProperty: true });
  return {
    name: one.outerHTML.slice(0, 90),
    place: [...document.querySelectorAll("*")].indexOf(one),
    link: one.matches("a"),
    ring: [one, one.closest(".kp-card") ?? one].some(
      (it) => getComputedStyle(it).outlineStyle !== "none",
    ),
    seen: box.top >= 0 && box.bottom <= innerHeight + 1,
    covered: shows && !bar.contains(one) && box.bottom > barBox.top + 1,
  };
}"""
LINKS = "[...document.querySelectorAll('a[href]')].filter((one) => one.checkVisibility()).length"


@each_kind
def test_axe_finds_nothing(kind, show, axe):
    tab = show(kind)

    found = {}
    for width, height in (PHONE, DESK):
        tab.set_viewport_size({"width": width, "height": height})
        found[width] = in_both_schemes(tab, axe)
    tab.set_viewport_size(dict(zip(("width", "height"), PHONE, strict=True)))
    open_all(tab)
    found["open"] = in_both_schemes(tab, axe)

    assert {place: rules for place, rules in found.items() if rules} == {}


def in_both_schemes(tab, axe):
    tab.emulate_media(color_scheme="light")
    found = axe(tab)
    # Dark changes the colors and nothing else.
    tab.emulate_media(color_scheme="dark")
    return found + axe(tab, "color-contrast")


@each_kind
def test_nothing_is_wider_than_the_smallest_phone(kind, show):
    tab = show(kind, viewport=(320, 700), bypass_csp=True)
    width = "document.documentElement.scrollWidth"
    plain = tab.evaluate(width)

    tab.add_style_tag(content=SPACED)
    spaced = tab.evaluate(width)
    open_all(tab)

    assert (plain, spaced, tab.evaluate(width)) == (320, 320, 320)


@each_kind
def test_long_words_make_nothing_wider(kind, show):
    tab = show(kind, viewport=(320, 700))

    tab.evaluate(LONG_WORDS)
    open_all(tab)

    assert tab.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("width", [390, 700, 1280])
def test_a_word_in_a_table_stays_whole(width, show):
    tab = show("condition", viewport=(width, 900))

    assert tab.evaluate(TABLE) == 1


@each_page
def test_a_visit_leaves_no_trace_and_asks_for_little(kind, visit):
    tab = visit(expected=EXPECTED.get(kind, []))
    paths = []
    tab.on("request", lambda request: paths.append(urlsplit(request.url).path))

    response = tab.goto(ADDRESSES[kind], wait_until="networkidle")

    assert tab.context.cookies() == []
    assert "set-cookie" not in response.headers
    assert "script-src 'self'" in response.headers["content-security-policy"]
    assert tab.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert len([path for path in paths if not path.startswith("/media/")]) <= MOST_REQUESTS
    assert len(brotli.compress(response.body())) <= HTML_BUDGET


@pytest.mark.parametrize("width", [390, 1280])
@each_kind
def test_what_is_pressed_is_large_enough(kind, width, show):
    tab = show(kind, viewport=(width, 900))
    open_all(tab)

    targets = tab.evaluate(TARGETS)

    assert targets
    assert [one for one in targets if min(one["width"], one["height"]) < 24] == []
    assert [one for one in targets if one["pressed"] and one["height"] < 44] == []


@pytest.mark.parametrize("kind", [*ADDRESSES, "consultation refused"])
def test_the_keyboard_goes_everywhere_in_plain_sight(kind, show):
    tab = show(kind, viewport=(390, 700))
    links = tab.evaluate(LINKS)
    stops = []

    while True:
        tab.keyboard.press("Tab")
        stop = tab.evaluate(STOP)
        if stop is None:
            break
        stops.append(stop)

    if kind not in USED:  # what is wrong with a form is told first
        assert 'class="kp-skip"' in stops[0]["name"]
        assert len([one for one in stops if one["link"]]) == links
    places = [one["place"] for one in stops]
    assert places == sorted(set(places))
    assert [one["name"] for one in stops if not one["ring"]] == []
    assert [one["name"] for one in stops if one["covered"] or not one["seen"]] == []


def test_the_skip_link_leads_past_the_header(show):
    tab = show("home", viewport=(390, 700))

    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")

    assert tab.evaluate("document.activeElement.closest('main') !== null")


@each_kind
def test_nothing_moves_for_who_wants_it_still(kind, show):
    tab = show(kind, reduced_motion="reduce")

    moving = tab.evaluate(
        """[...document.querySelectorAll("*")].filter((one) =>
          ["", "::before", "::after"].some((part) => {
            const { transitionDuration, animationDuration } = getComputedStyle(one, part);
            return parseFloat(transitionDuration) > .001 || parseFloat(animationDuration) > .001;
          })).map((one) => one.outerHTML.slice(0, 90))"""
    )

    assert moving == []


#: What a border holds together where there are no colors: any of these, on any page.
EDGED = (
    ".kp-top, .kp-btn, .kp-menu summary, .kp-faq details, .kp-callout, .kp-key-facts, .kp-card,"
    ".kp-evidence__claims, .kp-suggest, main :is(input, select):not([type=radio], [type=checkbox])"
)


@each_kind
def test_what_has_an_edge_keeps_it_in_forced_colors(kind, show):
    tab = show(kind, forced_colors="active")

    edges = tab.evaluate(
        """(edged) => [...document.querySelectorAll(edged)]
          .filter((one) => one.checkVisibility())
          .map((one) => {
            const { borderTopWidth, borderBottomWidth } = getComputedStyle(one);
            const name = one.outerHTML.slice(0, 90);
            return [name, parseFloat(borderTopWidth) || parseFloat(borderBottomWidth)];
          })""",
        EDGED,
    )

    assert edges
    assert [name for name, width in edges if not width] == []
