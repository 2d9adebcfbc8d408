"""A condition page with every block on it, in Chromium."""

import pytest

pytestmark = pytest.mark.browser

PHONE, DESK = (390, 844), (1280, 900)
SPACED = """
  * { line-height: 1.5 !important; letter-spacing: .12em !important;
      word-spacing: .16em !important; }
  p { margin-block-end: 2em !important; }
"""


@pytest.fixture
def path(live_server, condition):
    return condition.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESK])
def test_nothing_stands_in_the_way_of_anyone(new_tab, axe, path, viewport, scheme):
    tab = new_tab(viewport=viewport, color_scheme=scheme)
    tab.goto(path)
    assert axe(tab) == []

    tab.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")

    assert axe(tab) == []


@pytest.mark.parametrize("css", ["", SPACED])
def test_nothing_is_wider_than_the_narrowest_phone(new_tab, path, css):
    tab = new_tab(viewport=(320, 640), bypass_csp=True)
    tab.goto(path)
    if css:
        tab.add_style_tag(content=css)

    assert tab.evaluate("document.documentElement.scrollWidth") == 320


def test_whatever_is_tapped_is_large_enough(new_tab, path):
    tab = new_tab(viewport=PHONE)
    tab.goto(path)

    small = tab.evaluate(
        """(inSentence) => [...document.querySelectorAll('a, button, summary, input')]
          .filter((one) => one.checkVisibility() && !one.matches(inSentence))
          .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
          .filter(([, box]) => box.width && (box.width < 24 || box.height < 24))
          .map(([html]) => html)""",
        ".kp-prose a, .kp-card h3 a",  # in a sentence; the whole card is the target
    )

    assert small == []


def test_the_call_bar_waits_until_the_header_is_gone(new_tab, path):
    tab = new_tab(viewport=PHONE)
    tab.goto(path)
    bar = tab.locator(".kp-callbar")
    assert not bar.is_visible()

    tab.mouse.wheel(0, 900)

    bar.wait_for(state="visible")


def test_the_contents_list_marks_what_is_being_read(new_tab, path):
    tab = new_tab(viewport=DESK)
    tab.goto(path)

    tab.evaluate("document.getElementById('risks').scrollIntoView()")
    marked = tab.locator(".kp-toc a[aria-current=true]")
    marked.wait_for()
    assert marked.get_attribute("href") == "#risks"

    tab.evaluate("scrollTo(0, document.body.scrollHeight)")
    tab.wait_for_timeout(200)
    tab.evaluate("scrollTo(0, 0)")
    marked.wait_for(state="detached")


def test_a_link_to_a_question_opens_it(new_tab, path):
    tab = new_tab()
    tab.goto(path)
    question = tab.locator(".kp-faq details").last
    assert question.get_attribute("open") is None

    tab.goto(f"{path}#{question.get_attribute('id')}")

    assert question.get_attribute("open") is not None


def test_everything_is_there_without_javascript(new_tab, path):
    tab = new_tab(viewport=PHONE, java_script_enabled=False)
    tab.goto(path)

    tab.locator(".kp-menu summary").click()
    tab.locator(".kp-faq summary").first.click()

    assert tab.locator(".kp-menu .kp-nav a").first.is_visible()
    assert tab.locator(".kp-faq__answer").first.is_visible()
    assert tab.locator(".kp-callbar").is_visible()
    assert not tab.locator("[data-print], [data-share]").first.is_visible()


def test_answers_are_printed_and_the_frame_is_not(new_tab, path):
    tab = new_tab(viewport=DESK)
    tab.goto(path)

    tab.emulate_media(media="print")

    assert all(one.is_visible() for one in tab.locator(".kp-faq__answer").all())
    assert tab.locator(".kp-print-only").is_visible()
    for hidden in (".kp-top", ".kp-toc", ".kp-callbar", ".kp-consultation-cta", ".kp-foot__cols"):
        assert not tab.locator(hidden).first.is_visible(), hidden


def test_nothing_moves_for_who_wants_it_still(new_tab, path):
    tab = new_tab(reduced_motion="reduce")
    tab.goto(path)

    moving = tab.evaluate(
        """[...document.querySelectorAll('*')].filter((one) => {
          const style = getComputedStyle(one);
          return parseFloat(style.transitionDuration) || parseFloat(style.animationDuration);
        }).length"""
    )

    assert moving == 0


def test_buttons_and_boxes_keep_an_edge_in_forced_colors(new_tab, path):
    tab = new_tab(forced_colors="active")
    tab.goto(path)

    for edged in (".kp-btn", ".kp-callout", ".kp-key-facts", ".kp-evidence__claims"):
        width = tab.locator(edged).first.evaluate("(one) => getComputedStyle(one).borderTopWidth")
        assert float(width.removesuffix("px")) > 0, edged


def test_the_keyboard_reaches_everything_in_sight(new_tab, path):
    tab = new_tab(viewport=(390, 700))
    tab.goto(path)
    seen = []
    for _ in range(200):
        tab.keyboard.press("Tab")
        stop = tab.evaluate(
            """() => {
              const one = document.activeElement;
              if (one === document.body) return null;
              const ringed = one.closest('.kp-card') ?? one;
              const bar = document.querySelector('.kp-callbar');
              const [mine, bars] = [one.getBoundingClientRect(), bar.getBoundingClientRect()];
              const barShows = getComputedStyle(bar).visibility === 'visible';
              return {
                name: one.outerHTML.slice(0, 80),
                ring: [one, ringed].some((it) => getComputedStyle(it).outlineStyle !== 'none'),
                covered: barShows && !bar.contains(one)
                  && mine.bottom > bars.top + 1 && mine.top < bars.bottom,
              };
            }"""
        )
        if stop is None:
            break
        seen.append(stop)

    assert "kp-skip" in seen[0]["name"]
    assert len(seen) > 20
    assert [stop["name"] for stop in seen if not stop["ring"] or stop["covered"]] == []
