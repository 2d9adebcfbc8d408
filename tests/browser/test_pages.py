"""Every kind of page in Chromium, with every block on it: for any eyes, hands and screen.

The tab itself holds the rest: no error in the console, nothing that the content security policy
refused, no request to another origin.
"""

from urllib.parse import urlsplit

import brotli
import pytest

from tests.browser.site import ADDRESSES

pytestmark = pytest.mark.browser

each_kind = pytest.mark.parametrize("kind", ADDRESSES)

#: What a page may weigh on the wire, with every block on it; most have half of them.
HTML_BUDGET = 12_000
MOST_REQUESTS = 7

#: WCAG 1.4.12: what a reader may set, and no words are lost.
SPACED = """
  * { line-height: 1.5 !important; letter-spacing: .12em !important;
      word-spacing: .16em !important; }
  p { margin-block-end: 2em !important; }
"""

#: Whatever can be pressed, with its size. A link in a sentence may be as high as its line; of a
#: card the whole is the target, and of a choice its row.
TARGETS = """
  [...document.querySelectorAll("a, button, summary, input, select")]
    .filter((one) => one.checkVisibility() && !one.closest(".kp-skip, .kp-prose, .kp-card"))
    .map((one) => {
      const { width, height } = (one.closest(".kp-choice") ?? one).getBoundingClientRect();
      const name = one.outerHTML.slice(0, 90);
      const pressed = one.matches(".kp-btn, button, summary, input, select");
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
    ring: [one, one.closest(".kp-card") ?? one].some(
      (it) => getComputedStyle(it).outlineStyle !== "none",
    ),
    seen: box.top >= 0 && box.bottom <= innerHeight + 1,
    covered: shows && !bar.contains(one) && box.bottom > barBox.top + 1,
  };
}"""


@pytest.fixture
def show(visit):
    """Shows the page of a kind: ``show("home", viewport=(390, 900))``."""

    def show(kind, **options):
        expected = ["status of 404"] if kind == "not found" else []
        tab = visit(expected=expected, **options)
        tab.goto(ADDRESSES[kind])
        return tab

    return show


@each_kind
def test_axe_finds_nothing(kind, show, axe):
    tab = show(kind)

    found = {}
    for width in (390, 1280):
        tab.set_viewport_size({"width": width, "height": 900})
        tab.emulate_media(color_scheme="light")
        found[width, "light"] = axe(tab)
        # Dark changes the colors and nothing else.
        tab.emulate_media(color_scheme="dark")
        found[width, "dark"] = axe(tab, "color-contrast")

    assert {place: rules for place, rules in found.items() if rules} == {}


@each_kind
def test_nothing_is_wider_than_the_smallest_phone(kind, show):
    tab = show(kind, viewport=(320, 700), bypass_csp=True)
    width = "document.documentElement.scrollWidth"
    plain = tab.evaluate(width)

    tab.add_style_tag(content=SPACED)

    assert (plain, tab.evaluate(width)) == (320, 320)


@each_kind
def test_a_visit_leaves_no_trace_and_asks_for_little(kind, show, site):
    tab = show("not found")
    paths = []
    tab.on("request", lambda request: paths.append(urlsplit(request.url).path))

    response = tab.goto(ADDRESSES[kind], wait_until="networkidle")

    assert tab.context.cookies() == []
    assert "set-cookie" not in response.headers
    assert "script-src 'self'" in response.headers["content-security-policy"]
    assert tab.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    paths = paths[paths.index(urlsplit(ADDRESSES[kind]).path) :]  # less those of the page before
    assert len([path for path in paths if not path.startswith("/media/")]) <= MOST_REQUESTS
    assert len(brotli.compress(response.body())) <= HTML_BUDGET


@pytest.mark.parametrize("width", [390, 1280])
@each_kind
def test_what_is_pressed_is_large_enough(kind, width, show):
    tab = show(kind, viewport=(width, 900))

    targets = tab.evaluate(TARGETS)

    assert targets
    assert [one for one in targets if min(one["width"], one["height"]) < 24] == []
    assert [one for one in targets if one["pressed"] and one["height"] < 44] == []


@pytest.mark.parametrize(
    "kind", ["home", "conditions", "article", "location", "search", "consultation"]
)
def test_the_keyboard_goes_everywhere_in_plain_sight(kind, show):
    tab = show(kind, viewport=(390, 700))
    stops = []

    while True:
        tab.keyboard.press("Tab")
        stop = tab.evaluate(STOP)
        if stop is None:
            break
        stops.append(stop)

    assert 'class="kp-skip"' in stops[0]["name"]
    assert len(stops) > 15
    assert [one["name"] for one in stops if not one["ring"]] == []
    assert [one["name"] for one in stops if one["covered"] or not one["seen"]] == []


def test_the_skip_link_leads_past_the_header(show):
    tab = show("home", viewport=(390, 700))

    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")

    assert tab.evaluate("document.activeElement.closest('main') !== null")


def test_without_javascript_the_menu_leads_to_the_search(show):
    tab = show("home", viewport=(390, 700), java_script_enabled=False)

    tab.locator(".kp-menu summary").click()
    tab.locator(".kp-menu").get_by_role("link", name="Search").click()
    tab.get_by_role("main").get_by_role("searchbox").fill("sleep")
    tab.get_by_role("main").get_by_role("button", name="Search").click()

    assert tab.url.endswith("/search/?q=sleep")
    assert tab.get_by_role("main").get_by_role("link", name="Sleep").count() == 1


@pytest.mark.parametrize("kind", ["consultation", "thanks", "not found"])
def test_no_call_bar_where_the_page_is_about_calling_or_about_nothing(kind, show):
    assert show(kind, viewport=(390, 700)).locator(".kp-callbar").count() == 0


@pytest.mark.parametrize(("width", "fewest", "most"), [(390, 30, 50), (1280, 55, 75)])
def test_a_line_of_text_is_easy_to_follow(width, fewest, most, show):
    tab = show("condition", viewport=(width, 900))

    characters = tab.evaluate(
        """(words) => {
          const paragraph = document.querySelector(".kp-section .kp-prose p");
          paragraph.textContent = words;
          const { lineHeight } = getComputedStyle(paragraph);
          return words.length / Math.round(paragraph.clientHeight / parseFloat(lineHeight));
        }""",
        "You may feel drowsy for some hours, so someone must drive you home and stay with you. "
        * 9,
    )

    assert fewest <= characters <= most
