"""Wagtail's admin in Chromium, as the people of a clinic use it: nothing but clicking and typing.

The tab itself holds the rest: no error in the console, nothing that the content security policy
refused, no request to another origin.
"""

import re
from io import BytesIO, StringIO

import pytest
from django.core.management import call_command
from PIL import Image
from playwright.sync_api import expect
from wagtail.models import Collection

from kp_pages.models import ClinicSettings
from tests.browser.editor import Chosen, Linked, window
from tests.browser.filled_in import BLOCKS, words
from tests.factories import (
    ArticleIndexPageFactory,
    ClinicianIndexPageFactory,
    ClinicianPageFactory,
    ClinicLocationPageFactory,
    ConditionIndexPageFactory,
    ConditionPageFactory,
    ConsultationPageFactory,
    ImageFactory,
    LocationIndexPageFactory,
    ReferenceFactory,
    TreatmentFactory,
)

pytestmark = pytest.mark.browser


@pytest.fixture
def clinic(live_server, home):
    """A site with what an editor finds there: people, places, sources, and a page."""
    TreatmentFactory(name="Ketamine")
    ReferenceFactory(title="Trial one")
    ReferenceFactory(title="Trial two")
    ImageFactory(title="Foot bones", collection=Collection.get_first_root_node())
    consultation = ConsultationPageFactory(parent=home)
    ClinicSettings.objects.create(
        site=home.get_site(), name="Clinic", phone="+15550100199", consultation_page=consultation
    )
    ClinicLocationPageFactory(parent=LocationIndexPageFactory(parent=home), title="Harbor clinic")
    ClinicianPageFactory(parent=ClinicianIndexPageFactory(parent=home), title="Kim Lee")
    call_command("kp_setup", stdout=StringIO())


@pytest.fixture
def conditions(home, clinic):
    index = ConditionIndexPageFactory(parent=home, slug="conditions")
    ConditionPageFactory(parent=index, title="Sore joints")
    return index


@pytest.fixture
def articles(home, clinic, conditions):
    return ArticleIndexPageFactory(parent=home, slug="articles")


def test_an_editor_fills_every_block_and_a_publisher_publishes_it(log_in, conditions, new_tab):
    editor = log_in("Marketing editors")
    editor.start(conditions, "New condition page", "Sore feet")
    outline = editor.body.children()
    assert not any(block.is_open for block in outline)
    assert "Description What is sore feet?" in [block.label for block in outline]

    editor.field("summary").fill("What may help when feet hurt.")
    for kind, value in BLOCKS.items():
        editor.block(kind).open().fill(value).close()
    for section, text in zip(editor.blocks("Section")[1:], ["Wear.", "By looking."], strict=True):
        section.open().fill({"text": text}).close()
    editor.saved()
    preview = editor.show_preview()
    expect(preview.get_by_role("heading", name="Sore feet", exact=True)).to_be_visible()
    expect(preview.get_by_text("Sore feet are feet that hurt.")).to_be_visible()
    assert preview.locator("html").evaluate("innerWidth") == 390
    editor.tab.locator(".w-preview__size-button").nth(1).click()
    expect(preview.locator("html")).to_have_js_property("clientWidth", 1280)

    editor.press("Submit to Medical content")
    assert "has been submitted for moderation" in editor.message
    log_in("Medical reviewers").sign("Sore feet")
    publisher = log_in("Publishers")
    publisher.tab.get_by_role("link", name="Sore feet").first.click()
    publisher.press(re.compile("Approve and Publish"))
    publisher.tab.goto("/conditions/sore-feet/")
    expect(publisher.tab.locator("wagtail-userbar").get_by_role("button").first).to_be_visible()

    visitor = new_tab()
    assert visitor.goto("/conditions/sore-feet/").status == 200
    expect(visitor.get_by_text("Medically reviewed by")).to_be_visible()
    text = visitor.locator("main").inner_text() + visitor.locator("main").text_content()
    assert [one for one in words(BLOCKS) if one not in text] == []
    assert visitor.get_by_role("img", name="The bones of a foot").count() == 1


def test_a_half_finished_draft_is_saved_by_itself_and_by_hand(log_in, articles):
    editor = log_in("Marketing editors")
    editor.start(articles, "New article", "Feet in the news", "News or short article")

    section = editor.block("Section").open()
    section["text"].fill("Half a")
    section["references"].add()
    editor.body.add("Evidence")
    editor.saved()
    editor.press("Save draft")

    assert "has been updated" in editor.message
    assert editor.body.errors == []
    assert "Half a" in editor.block("Section").open()["text"].place.inner_text()


def test_a_picture_is_uploaded_where_it_is_needed_and_a_date_is_picked(log_in, articles):
    editor = log_in("Marketing editors")
    editor.start(articles, "New article", "Feet in the news", "News or short article")
    file = BytesIO()
    Image.new("RGB", (640, 480), "teal").save(file, "PNG")

    picture = editor.body.add("Picture")["picture"]
    picture.place.get_by_role("button", name="Choose an image").click()
    front = window(editor.tab)
    front.get_by_role("tab", name="Upload").click()
    front.locator("input[type=file]").set_input_files(
        {"name": "toes.png", "mimeType": "image/png", "buffer": file.getvalue()}
    )
    expect(front.get_by_label("Title").last).to_have_value("toes")
    front.get_by_role("button", name="Upload").click()

    expect(picture.place.locator("img")).to_have_js_property("naturalWidth", 165)
    editor.field("published_on").place.get_by_role("textbox").click()
    expect(editor.tab.locator(".xdsoft_datetimepicker:visible")).to_be_visible()


MISTAKES = {
    "Questions and answers": {
        "questions": [
            {"question": "Is it safe?", "answer": "Ask us."},
            {"question": "is it safe", "answer": "Ask us again."},
        ]
    },
    "Evidence": {
        "claims": [
            {
                "statement": "It may help.",
                "level": "Limited",
                "direction": "Helps",
                "population": "40 adults",
                "limits": "It did not last.",
            }
        ]
    },
    "Callout": {
        "kind": "Get help now",
        "heading": "Call 911",
        "text": Linked("Read more here.", "more", "Sore joints"),
    },
    "Video": {"heading": "Film", "url": "https://example.org/film", "transcript": "Words."},
}


#: The way to a field, and what is said beside it; numbers lead to the items of a list.
SAID = {
    ("Questions and answers", "questions", 1): (
        "This question is asked above. Keep one of the two."
    ),
    ("Evidence", "claims", 0, "references"): "This field is required.",
    ("Callout", "text"): (
        "Take the links out: who needs help now must not be sent to more reading."
    ),
    ("Video", "url"): (
        "Enter the address of one video on YouTube or Vimeo, without extras after it."
    ),
    (
        "Video",
        "has_captions",
    ): "Add captions where the film is, watch it, and tick this. Without them, people who "
    "cannot hear it are left out.",
    ("Consultation call to action", "target", 0): (
        "Enter the number with country code, digits only: +1 555 010 0199."
    ),
}


def said(editor, kind, *path):
    part = editor.block(kind).open()
    for step in path:
        part = part[step] if isinstance(step, str) else part.children()[step].open()
    return part.errors


def mend(editor):
    block = editor.block
    block("Questions and answers")["questions"].children()[1].delete()
    block("Evidence")["claims"].fill([{"references": [Chosen("Example A 2020: Trial one")]}])
    block("Callout")["text"].fill("Do not wait.")
    block("Video").fill({"url": "https://vimeo.com/1234567", "has_captions": True})
    block("Consultation call to action")["target"].fill([(None, "+1 555 010 0199")])


def test_each_mistake_is_said_beside_its_field_and_then_mended(log_in, articles):
    editor = log_in("Marketing editors")
    editor.start(articles, "New article", "Feet in the news", "News or short article")
    editor.field("summary").fill("What is new about feet.")
    for section in editor.blocks("Section"):
        section.open().fill({"text": "Something is new."})
    for kind, value in MISTAKES.items():
        editor.block(kind).open().fill(value)
    call = editor.block("Consultation call to action").open()
    call.fill({"text": "Ask us."})
    call["target"].children()[0].delete()
    call["target"].fill([("Phone number", "555 010")])
    editor.saved()
    editor.press("Submit to Medical content")

    assert "could not be saved" in editor.message
    assert {path: said(editor, *path) for path in SAID} == {
        path: [sentence] for path, sentence in SAID.items()
    }

    mend(editor)
    editor.saved()
    editor.press("Submit to Medical content")
    assert "has been submitted for moderation" in editor.message
