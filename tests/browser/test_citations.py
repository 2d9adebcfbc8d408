"""Citing in Chromium: inside a text, with a source that is made without leaving the page."""

import re
from contextlib import suppress
from io import StringIO

import pytest
from django.core.management import call_command
from playwright.sync_api import TimeoutError as NotYet
from playwright.sync_api import expect

from kp_pages.blocks.citing import cited_keys
from kp_pages.models import ArticlePage, ClinicSettings, Reference
from tests.browser.editor import SELECT_WORD, Chosen, window
from tests.factories import ArticleIndexPageFactory, ReferenceFactory, TreatmentFactory

pytestmark = pytest.mark.browser

NEW = {
    "authors": "Sigtermans MJ, van Hilten JJ",
    "title": "Relief of pain by ketamine",
    "source": "Pain 145:304-311",
    "year": "2009",
    "doi": "https://doi.org/10.1016/j.pain.2009.06.023",
}


@pytest.fixture
def articles(live_server, home):
    TreatmentFactory(name="Ketamine")
    ClinicSettings.objects.create(site=home.get_site(), name="Clinic", phone="+15550100199")
    call_command("kp_setup", stdout=StringIO())
    return ArticleIndexPageFactory(parent=home, slug="articles")


@pytest.fixture
def writer(log_in, articles):
    """Somebody who writes and publishes, with a new article open."""
    editor = log_in("Publishers")
    editor.start(articles, "New article", "Feet in the news", "News or short article")
    editor.field("summary").fill("What is new about feet.")
    return editor


def text_of(part):
    return part.place.locator("[contenteditable=true]").first


def press_on(part, word):
    """Select a word and press the button, again where the editor takes its own caret back after a
    window has closed."""
    button = part.tab.locator("[name=KP-CITATION]:visible")
    for _try in range(10):
        text_of(part).evaluate(SELECT_WORD, word)
        with suppress(NotYet):
            button.click(timeout=3_000)
            return
    raise AssertionError(f"No button stays for “{word}”.")


def cite(part, word, title=""):
    """Select a word, press the button, and choose a source by its title."""
    press_on(part, word)
    front = window(part.tab)
    if title:
        front.get_by_label("Search", exact=True).fill(title)
        front.get_by_role("link", name=title).click()
        expect(front).to_be_hidden()
    return front


def expect_marks(editor, *expected):
    found = editor.tab.locator(".kp-mark__number")
    expect(found).to_have_count(len(expected))
    for place, mark in enumerate(expected):
        expect(found.nth(place)).to_have_attribute("data-mark", mark)


def expect_number(part, number):
    title = part.place.locator("[data-chooser-title]").first
    expect(title).to_have_attribute("data-kp-number", number)


def test_a_source_is_made_while_writing_and_readers_find_it(writer, new_tab):
    section = writer.block("Section").open()
    section["text"].fill("Less pain, for a week.\nMore sleep.")

    front = cite(section["text"], "Less pain,")
    front.get_by_role("tab", name="Add a new one").click()
    form = front.locator("#tab-create")
    form.locator("[name=kind]").select_option(label="Randomized trial")
    for name, value in {**NEW, "year": "3009"}.items():
        form.locator(f"[name={name}]").fill(value)
    form.get_by_role("button", name="Add and choose").click()
    said = form.locator(".error-message")
    expect(said).to_have_text("Enter the year in which it appeared, such as 2018.")
    assert form.locator("[name=title]").input_value() == NEW["title"]
    form.locator("[name=year]").fill(NEW["year"])
    form.get_by_role("button", name="Add and choose").click()
    expect(front).to_be_hidden()

    expect_marks(writer, "1")
    mark = section["text"].place.locator(".kp-mark")
    expect(mark).to_have_attribute("title", f"Sigtermans MJ 2009: {NEW['title']}")
    for other in reversed(writer.body.children()[1:]):
        other.delete()
    writer.saved()
    writer.press("Publish")
    assert "has been published" in writer.message

    reference = Reference.objects.get(doi="10.1016/j.pain.2009.06.023")
    assert reference.live
    page = ArticlePage.objects.get(title="Feet in the news")
    visitor = new_tab()
    visitor.goto(page.url)
    number = visitor.locator("a.kp-cite")
    assert visitor.locator(".kp-prose p", has=number).inner_text() == "Less pain,1 for a week."
    number.click()
    entry = visitor.locator(".kp-refs li:target")
    expect(entry).to_contain_text(NEW["title"])
    entry.get_by_role("link", name="Back to reference 1").click()
    expect(visitor.locator("a.kp-cite:target")).to_have_text("1")


def test_numbers_follow_what_is_moved_chosen_and_taken_away(writer):
    for title in ("Trial one", "Trial two", "Trial three"):
        ReferenceFactory(title=title)
    first = writer.block("Section").open()
    first["text"].fill("Less pain. More sleep.")
    second = writer.blocks("Section")[1].open()
    second["text"].fill("A better mood.")

    cite(second["text"], "mood", "Trial two")
    expect_marks(writer, "1")
    cite(first["text"], "sleep", "Trial one")
    expect_marks(writer, "1", "2")
    cite(first["text"], "pain", "Trial two")
    expect_marks(writer, "1", "2", "1")
    second.fill({"references": [Chosen("Example A 2020: Trial three")]})
    expect_number(second["references"], "3")

    second.place.get_by_role("button", name="Move up").first.click()
    moved = writer.blocks("Section")[0]
    expect_marks(writer, "1", "1", "3")
    expect_number(moved["references"], "2")
    moved.place.get_by_role("button", name="Delete").first.click()
    # What was deleted is only hidden, and counts no more.
    expect_marks(writer, "1", "1", "2")


def test_the_sources_of_a_treatment_count_where_readers_meet_them(writer):
    ReferenceFactory(title="Trial of feet")
    risks = writer.body.add("Risks and side effects").open()
    risks["text"].fill("Tell us first.")

    cite(risks["text"], "first", "Trial of feet")

    expect_marks(writer, "2")


def test_a_mark_is_changed_taken_out_copied_and_undone(writer):
    for title in ("Trial one", "Trial two"):
        ReferenceFactory(title=title)
    section = writer.block("Section").open()
    part = section["text"].fill("Less pain")
    text = text_of(part)
    cite(part, "pain", "Trial one")

    part.place.locator(".kp-mark").click()
    part.tab.get_by_role("button", name="Edit", exact=True).click()
    front = window(part.tab)
    front.get_by_role("link", name="Trial two").click()
    expect(part.place.locator(".kp-mark")).to_have_attribute("title", re.compile("Trial two$"))

    text.press("Control+a")
    text.press("Control+c")
    text.press("End")
    text.press("Enter")
    text.press("Control+v")
    expect(part.place.locator(".kp-mark")).to_have_count(2)
    expect_marks(writer, "1", "1")

    part.place.locator(".kp-mark").first.click()
    part.tab.get_by_role("button", name="Remove", exact=True).click()
    expect(part.place.locator(".kp-mark")).to_have_count(1)
    assert text.inner_text().split("\n")[0] == "Less pain"
    text.press("Control+z")
    expect(part.place.locator(".kp-mark")).to_have_count(2)
    text.press("Control+End")
    text.press("Backspace")
    expect(part.place.locator(".kp-mark")).to_have_count(1)

    writer.saved()
    stored = ArticlePage.objects.get().get_latest_revision_as_object().body
    html = next(one.value["text"].source for one in stored if one.block_type == "section")
    assert cited_keys(html) == [Reference.objects.get(title="Trial two").pk]


def test_what_speaks_against_a_source_is_said_wherever_an_editor_meets_it(writer):
    ReferenceFactory(title="Old trial", status="retracted")
    ReferenceFactory(title="Early trial", live=False)
    section = writer.block("Section").open()
    section["text"].fill("Less pain. More sleep.")

    front = cite(section["text"], "pain")
    row = front.get_by_role("row").filter(has_text="Old trial")
    expect(row).to_contain_text("Retracted")
    expect(front.get_by_role("row").filter(has_text="Early trial")).to_contain_text("draft")
    row.get_by_role("link").click()
    expect(front).to_be_hidden()
    cite(section["text"], "sleep", "Early trial")
    section.fill({"references": [Chosen("Retracted. Example A 2020: Old trial")]})

    expect_marks(writer, "1, retracted", "draft")
    first = section["text"].place.locator(".kp-mark").first
    expect(first).to_have_attribute("title", "Retracted. Example A 2020: Old trial")
    expect_number(section["references"], "1")
    writer.saved()
    writer.press("Publish")
    assert any("This cites a draft" in said for said in writer.block("Section").open().errors)
