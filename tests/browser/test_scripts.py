"""With JavaScript and without it, on every kind of page."""

import pytest
from playwright.sync_api import expect

from tests.browser.kinds import DESK, PHONE, each_page
from tests.browser.site import ADDRESSES

pytestmark = pytest.mark.browser

WITHOUT_CALL_BAR = {"consultation", "thanks", "not found"}


@each_page
def test_without_a_script_everything_opens(kind, show):
    tab = show(kind, viewport=PHONE, java_script_enabled=False)

    assert tab.locator(".kp-callbar").is_visible() is (kind not in WITHOUT_CALL_BAR)
    assert not tab.locator(":is([data-print], [data-share]):visible").count()
    menu = tab.locator(".kp-menu summary")
    menu.click()
    assert tab.locator(".kp-menu .kp-nav a").first.is_visible()
    menu.click()
    for question in tab.locator(".kp-faq details").all():
        question.locator("summary").click()
        assert question.locator(".kp-faq__answer").is_visible()


def test_the_sign_of_a_question_turns_and_that_of_the_menu_stays(show):
    tab = show("condition", viewport=PHONE, reduced_motion="reduce")
    menu, question = tab.locator(".kp-menu summary"), tab.locator(".kp-faq summary").first

    menu.click()
    expect(menu.locator(".kp-icon")).to_have_css("rotate", "none")
    menu.click()
    question.click()

    expect(question.locator(".kp-icon")).to_have_css("rotate", "45deg")


@pytest.mark.parametrize("kind", ["conditions", "search", "nothing found", "not found"])
def test_without_a_script_a_search_field_searches(kind, show):
    tab = show(kind, viewport=PHONE, java_script_enabled=False)
    form = tab.get_by_role("main").get_by_role("search")

    form.get_by_role("searchbox").fill("sleep")
    form.get_by_role("button", name="Search").click()

    tab.wait_for_url("**/search/?q=sleep")
    assert tab.get_by_role("main").get_by_role("link", name="Sleep").count() == 1


def test_without_a_script_the_menu_leads_to_the_search(show):
    tab = show("home", viewport=PHONE, java_script_enabled=False)

    tab.locator(".kp-menu summary").click()
    tab.locator(".kp-menu").get_by_role("link", name="Search").click()

    tab.wait_for_url("**/search/")


@each_page
def test_the_call_bar_waits_until_the_header_is_gone(kind, show):
    tab = show(kind, viewport=(390, 700))
    bar = tab.locator(".kp-callbar")
    expect(bar).not_to_be_visible()

    tab.evaluate("scrollTo(0, 900)")

    if kind in WITHOUT_CALL_BAR:
        assert bar.count() == 0
    else:
        expect(bar).to_be_visible()


#: As a browser does that has much to do: what has changed is told in one go, the oldest first.
BUSY = """IntersectionObserver = class extends IntersectionObserver {
  constructor(tell, options) {
    const changes = [];
    super((news, observer) => {
      changes.push(...news);
      if (scrollY) tell(changes.splice(0), observer);
      else document.body.dataset.waiting = "";
    }, options);
  }
}"""


def test_the_call_bar_comes_in_a_busy_browser_too(visit):
    tab = visit(viewport=PHONE)
    tab.add_init_script(BUSY)
    tab.goto(ADDRESSES["condition"])
    tab.locator("body[data-waiting]").wait_for()

    tab.evaluate("scrollTo(0, 900)")

    expect(tab.locator(".kp-callbar")).to_be_visible()


def test_the_contents_list_stays_in_sight_and_marks_what_is_being_read(show):
    tab = show("condition", viewport=DESK)
    marked = tab.locator(".kp-toc a[aria-current=true]")
    expect(marked).to_have_count(0)

    tab.evaluate("document.getElementById('risks').scrollIntoView()")

    expect(marked).to_have_attribute("href", "#risks")
    top = tab.locator(".kp-article__sticky").evaluate("(one) => one.getBoundingClientRect().top")
    assert top == 24

    tab.evaluate("scrollTo(0, 0)")
    expect(marked).to_have_count(0)


def test_a_jump_marks_the_last_heading_on_its_way(show):
    tab = show("condition", viewport=(1280, 400))

    tab.evaluate("document.getElementById('risks').scrollIntoView()")
    expect(tab.locator(".kp-toc a[aria-current=true]")).to_have_attribute("href", "#risks")
    tab.evaluate("scrollTo(0, document.body.scrollHeight)")

    expect(tab.locator(".kp-toc a[aria-current=true]")).to_have_attribute("href", "#references")


def test_the_mark_is_in_sight_in_a_long_contents_list(show):
    tab = show("condition", viewport=(1280, 600))
    marked = tab.locator(".kp-toc a[aria-current=true]")

    tab.evaluate("document.getElementById('references').scrollIntoView()")
    expect(marked).to_have_attribute("href", "#references")

    mark, box = (
        one.evaluate("(one) => one.getBoundingClientRect().toJSON()")
        for one in (marked, tab.locator(".kp-toc"))
    )
    assert box["top"] <= mark["top"]
    assert mark["bottom"] <= box["bottom"]
    top = tab.locator("#references").evaluate("(one) => one.getBoundingClientRect().top")
    assert top == pytest.approx(24, abs=1)  # the page was not moved


def test_a_link_to_a_question_opens_it_and_no_other(show):
    tab = show("condition")
    questions = tab.locator(".kp-faq details")
    expect(tab.locator(".kp-faq details[open]")).to_have_count(0)

    tab.goto(f"{tab.url}#{questions.last.get_attribute('id')}")

    expect(questions.last).to_have_attribute("open", "")
    expect(tab.locator(".kp-faq details[open]")).to_have_count(1)
