"""Wagtail's autosave on a slow line: nothing is lost, and no editor is taken for two."""

import pytest
from playwright.sync_api import expect

from kp_pages.models import ArticlePage
from tests.browser.editor import NOTES
from tests.factories import ArticleIndexPageFactory, ArticlePageFactory

pytestmark = pytest.mark.browser


class SlowLine:
    """Holds requests of one kind until they are let go."""

    def __init__(self, tab, address, accept=""):
        self.tab, self.accept, self.held = tab, accept, []
        tab.route(address, self.take)

    def take(self, route):
        if route.request.method == "POST" and self.accept in route.request.headers["accept"]:
            self.held.append(route)
        else:
            route.continue_()

    def wait(self):
        """Until something is held."""
        for _ in range(300):
            if self.held:
                return self.held.pop(0)
            self.tab.wait_for_timeout(100)
        raise TimeoutError("Nothing was sent.")

    def answer(self):
        """What the server says, before the editor's window hears it."""
        route = self.wait()
        return route, route.fetch()


@pytest.fixture
def draft(home):
    index = ArticleIndexPageFactory(parent=home)
    page = ArticlePageFactory(parent=index, title="Sleep", summary="Old.", live=False)
    page.save_revision()
    return page


def open_editor(tab, page):
    """Open a page, and return its summary and its button."""
    tab.add_init_script(NOTES)
    tab.goto(f"/admin/pages/{page.pk}/edit/")
    return tab.get_by_role("textbox", name="Summary"), tab.get_by_role("button", name="Save draft")


def stored(page):
    return ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object().summary


def expect_saved(tab):
    """With the last word, and so that the editor hears of it."""
    expect(tab.locator("form[data-edit-form]")).to_have_js_property("isSaved", True)
    expect(tab.get_by_text("Saved", exact=True)).to_be_visible()


def test_a_button_pressed_during_a_save_waits_for_it(signed_in_tab, draft):
    tab = signed_in_tab
    autosaves = SlowLine(tab, "**/edit/", "application/json")
    summary, button = open_editor(tab, draft)
    summary.fill("New.")
    route = autosaves.wait()

    button.click()
    assert tab.get_by_text("has been updated").count() == 0
    route.continue_()

    expect(tab.get_by_text("has been updated")).to_be_visible()
    assert stored(draft) == "New."


def test_what_is_typed_while_a_save_is_on_its_way_is_saved_too(signed_in_tab, draft):
    tab = signed_in_tab
    autosaves = SlowLine(tab, "**/edit/", "application/json")
    summary, _ = open_editor(tab, draft)
    summary.fill("One.")
    route, answer = autosaves.answer()

    summary.fill("One, two.")
    route.fulfill(response=answer)

    autosaves.wait().continue_()
    expect_saved(tab)
    assert stored(draft) == "One, two."


def test_what_is_typed_before_wagtail_looks_is_saved(signed_in_tab, draft):
    tab = signed_in_tab
    summary, _ = open_editor(tab, draft)

    summary.press_sequentially("Quick. ")

    expect_saved(tab)
    assert "Quick." in stored(draft)


def test_what_is_added_before_wagtail_looks_is_saved(signed_in_tab, draft):
    tab = signed_in_tab
    open_editor(tab, draft)

    tab.get_by_role("button", name="Insert a block").first.click()
    tab.get_by_role("option", name="Questions and answers").click()

    expect_saved(tab)
    body = ArticlePage.objects.get(pk=draft.pk).get_latest_revision_as_object().body
    assert [block.block_type for block in body] == ["faq"]


def test_after_a_refusal_what_is_mended_is_saved_by_itself(new_signed_in_tab, draft):
    tab = new_signed_in_tab(expected=["400 (Bad Request)"])
    summary, button = open_editor(tab, draft)
    tab.get_by_role("textbox", name="Title").fill("")
    button.click()
    expect(tab.get_by_text("could not be saved")).to_be_visible()
    expect(tab.get_by_text("Autosave is paused").first).to_be_visible()

    tab.get_by_role("textbox", name="Title").fill("Sleep")
    expect_saved(tab)
    summary.fill("Mended.")

    expect_saved(tab)
    assert stored(draft) == "Mended."


def test_an_editor_is_not_told_of_another_window_that_is_this_one(signed_in_tab, draft):
    tab = signed_in_tab
    pings = SlowLine(tab, "**/editing-sessions/ping/**")
    summary, button = open_editor(tab, draft)
    asked_before = pings.wait()
    summary.fill("New.")
    expect_saved(tab)

    with tab.expect_response("**/editing-sessions/ping/**"):
        asked_before.continue_()
    button.click()

    expect(tab.get_by_text("has been updated")).to_be_visible()
