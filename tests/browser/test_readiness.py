"""What an editor sees of the rules, in Wagtail's admin in Chromium.

The tab itself holds the rest: no error in the console, nothing that the content security policy
refused, no request to another origin.
"""

from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from playwright.sync_api import expect
from wagtail.models import Page

from tests.factories import (
    ConditionIndexPageFactory,
    ConditionPageFactory,
    TreatmentFactory,
)
from tests.readiness.rules import ONLY_THESE

pytestmark = pytest.mark.browser

#: Wagtail writes what it finds in a preview to the console as well.
AXE = "axe.run results"
CURE = "“cure” promises too much."


@pytest.fixture(autouse=True)
def _rules(settings):
    settings.KP_PAGES = ONLY_THESE


@pytest.fixture
def conditions(live_server, home):
    TreatmentFactory(name="Ketamine")
    call_command("kp_setup", stdout=StringIO())
    return ConditionIndexPageFactory(parent=home, slug="conditions")


@pytest.fixture
def log_in(log_in):
    return lambda expected=(), **options: log_in(expected=[AXE, *expected], **options)


@pytest.fixture
def editor(log_in, conditions):
    """Somebody who has just started a page, with the panel open."""
    editor = log_in()
    editor.start(conditions, "New condition page", "Sore feet")
    open_checks(editor)
    return editor


def open_checks(editor):
    editor.tab.locator("[data-side-panel-toggle=checks]").click()
    expect(editor.tab.get_by_role("heading", name="Readiness")).to_be_visible()


def panel(editor):
    return editor.tab.locator("[data-kp-result]")


def count(editor):
    """The number on the button of the panel, less what Wagtail itself finds in the preview."""
    return editor.tab.evaluate("""() => {
      const number = (selector) => Number(document.querySelector(selector).textContent);
      return number("[data-side-panel-toggle=checks] [data-side-panel-toggle-counter]")
        - number("[data-content-checker-count]");
    }""")


def delete(editor, kind):
    before = len(editor.body.children())
    editor.block(kind).open().place.locator("[data-streamfield-action=DELETE]").first.click()
    expect(editor.body.items).to_have_count(before - 1)


def test_a_finding_comes_and_goes_while_somebody_types(editor):
    expect(panel(editor)).to_contain_text("Nothing to change.")
    assert count(editor) == 0

    editor.field("summary").fill("We cure it.")
    expect(panel(editor)).to_contain_text(CURE)
    assert count(editor) == 1
    expect(editor.tab.locator("[role=status].w-sr-only").last).to_have_text("1 must change")

    editor.field("summary").fill("We may help.")
    expect(panel(editor)).to_contain_text("Nothing to change.")
    assert count(editor) == 0


def test_a_click_leads_to_the_words_in_a_closed_block(editor):
    section = editor.block("Section").open()
    section["text"].fill("Nobody can cure it.")
    section.close()
    go = panel(editor).get_by_role("button", name="Section")
    expect(go).to_be_visible()

    go.click()

    assert editor.block("Section").is_open
    expect(section["text"].place.locator("[contenteditable=true]")).to_be_focused()
    assert editor.tab.evaluate("getSelection().toString()") == "cure"


def test_a_click_leads_to_a_field_on_another_tab(editor):
    editor.tab.get_by_role("tab", name="Promote").click()
    editor.tab.get_by_role("tab", name="Content").click()
    editor.field("summary").fill("We cure it.")
    editor.tab.get_by_role("tab", name="Promote").click()

    panel(editor).get_by_role("button", name="Summary").click()

    field = editor.field("summary").place.locator("textarea")
    expect(field).to_be_focused()
    assert field.evaluate("(one) => one.value.slice(one.selectionStart, one.selectionEnd)") == (
        "cure"
    )


def test_a_block_that_is_taken_away_takes_its_findings_along(editor):
    delete(editor, "Risks and side effects")
    expect(panel(editor)).to_contain_text("Add the risks.")

    panel(editor).get_by_role("button", name="Body").click()

    assert editor.tab.evaluate("document.activeElement.matches('.c-sf-add-button')")


def test_what_was_opened_stays_open_while_the_list_changes(editor):
    editor.field("summary").fill("We cure it.")
    why = panel(editor).get_by_text("Nobody can promise it.")
    panel(editor).get_by_text("Why").click()
    expect(why).to_be_visible()

    editor.field("summary").fill("We cure it. It is amazing.")

    expect(panel(editor)).to_contain_text("“amazing” is loud.")
    expect(why).to_be_visible()


def test_a_page_that_has_just_come_to_be_is_checked_and_made_once(log_in, conditions):
    # Wagtail tries to save the title alone, and is told that the summary is missing.
    editor = log_in(expected=["400 (Bad Request)"])
    address = f"/admin/pages/add/kp_pages/conditionpage/{conditions.pk}/"
    editor.tab.goto(address, timeout=30_000)
    open_checks(editor)
    expect(editor.tab.get_by_text("The checks begin when")).to_be_visible()

    editor.field("title").fill("Sore feet")
    editor.field("summary").fill("We cure it.")

    expect(panel(editor)).to_contain_text(CURE)
    editor.field("summary").fill("We may help.")
    expect(panel(editor)).to_contain_text("Nothing to change.")
    assert Page.objects.child_of(conditions).count() == 1


def test_at_submit_the_findings_stand_beside_their_fields(editor):
    editor.field("summary").fill("We cure it.")
    section = editor.block("Section").open()
    section["text"].fill("Nobody can cure it.")
    section.close()
    delete(editor, "Risks and side effects")
    editor.saved()

    editor.press("Submit to Medical content")

    assert "Add the risks." in editor.message
    assert editor.field("summary").errors == [CURE]
    assert CURE in editor.block("Section")["text"].errors
    assert "Nobody can cure it." in editor.block("Section")["text"].place.inner_text()


def test_a_server_that_does_not_answer_is_said_calmly(log_in, conditions):
    page = ConditionPageFactory(parent=conditions, live=False)
    page.save_revision()
    editor = log_in(expected=["503 (Service Unavailable)"])
    editor.tab.route("**/kp/readiness/**", lambda route: route.fulfill(status=503))
    editor.tab.goto(f"/admin/pages/{page.pk}/edit/")
    open_checks(editor)

    editor.field("summary").fill("We cure it.")

    problem = editor.tab.get_by_text("The checks did not get through.")
    expect(problem).to_be_visible()
    editor.tab.unroute("**/kp/readiness/**")
    editor.field("summary").fill("We cure it twice.")
    expect(problem).to_be_hidden()
    expect(panel(editor)).to_contain_text(CURE)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_panel_is_for_all_eyes(log_in, conditions, axe, scheme):
    page = ConditionPageFactory(
        parent=conditions, live=False, summary="We utilize an amazing cure."
    )
    page.save_revision()
    editor = log_in(color_scheme=scheme, bypass_csp=True)
    editor.tab.goto(f"/admin/pages/{page.pk}/edit/")
    open_checks(editor)
    editor.tab.locator(".kp-readiness").evaluate(
        "(one) => one.querySelectorAll('details').forEach((it) => { it.open = true; })"
    )

    found = [
        (rule, target)
        for rule, targets in axe(editor.tab)
        for target in targets
        if "kp-" in str(target)
    ]

    assert found == []


def test_on_a_phone_the_panel_makes_room_for_the_field(log_in, conditions):
    page = ConditionPageFactory(parent=conditions, live=False, summary="We cure it.")
    page.save_revision()
    editor = log_in(viewport=(390, 800))
    editor.tab.goto(f"/admin/pages/{page.pk}/edit/")
    open_checks(editor)

    panel(editor).get_by_role("button", name="Summary").click()

    expect(editor.tab.get_by_role("heading", name="Readiness")).to_be_hidden()
    expect(editor.field("summary").place.locator("textarea")).to_be_in_viewport()


def test_a_list_of_pages_leaves_room_for_titles_on_a_phone(log_in, conditions):
    ConditionPageFactory(parent=conditions, title="Complex regional pain syndrome", live=False)
    tab = log_in(viewport=(390, 844)).tab

    tab.goto(reverse("wagtailadmin_explore", args=[conditions.pk]))

    title = tab.locator("table.listing td.title").bounding_box()
    assert title["width"] > 150
    assert tab.locator("table.listing").bounding_box()["width"] <= 390
