"""A page on its way through medical review, in Wagtail's admin in Chromium."""

import re
from io import StringIO

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from tests.browser.test_readiness import count
from tests.factories import (
    ClinicianIndexPageFactory,
    ClinicianPageFactory,
    ConditionIndexPageFactory,
    ConditionPageFactory,
)

pytestmark = pytest.mark.browser


@pytest.fixture
def page(live_server, home):
    call_command("kp_setup", stdout=StringIO())
    ClinicianPageFactory(parent=ClinicianIndexPageFactory(parent=home), title="Kim Lee")
    index = ConditionIndexPageFactory(parent=home, slug="conditions")
    page = ConditionPageFactory(parent=index, title="Sore feet", slug="sore-feet", live=False)
    page.save_revision()
    return page


def open_page(editor, page):
    editor.tab.goto(f"/admin/pages/{page.pk}/edit/")
    return editor.tab.get_by_role("textbox", name="Summary")


def test_a_page_is_sent_back_signed_published_and_loses_its_badge_with_a_word(
    log_in, page, new_tab
):
    editor, reviewer = log_in("Marketing editors"), log_in("Medical reviewers")
    open_page(editor, page)
    editor.press("Submit to Medical content")

    reviewer.send_back("Sore feet", "Say which feet.")
    assert reviewer.message == "“Sore feet” was sent back."
    summary = open_page(editor, page)
    expect(editor.tab.locator(".messages").get_by_text("Say which feet.")).to_be_visible()
    summary.fill("What may help when both feet hurt.")
    editor.saved()
    editor.press(re.compile("Resubmit"))

    reviewer.sign("Sore feet")
    assert reviewer.message.startswith("Your review is recorded. “Sore feet” is to be read again")
    publisher = log_in("Publishers")
    publisher.open_task("Sore feet")
    publisher.press(re.compile("Approve and Publish"))
    badge = new_tab()
    badge.goto(page.url)
    expect(badge.get_by_text("Medically reviewed by")).to_be_visible()

    summary, before = open_page(publisher, page), count(publisher)
    summary.fill("What may help when both feet hurt a lot.")
    expect(publisher.tab.locator("[role=status].w-sr-only").last).to_contain_text(
        "these words end the review by Kim Lee"
    )
    assert count(publisher) == before + 1
    summary.fill("What cures both feet.")
    publisher.tab.get_by_role("button", name="Toggle checks").click()
    standing = publisher.tab.locator(".kp-readiness__standing")
    expect(standing.get_by_text("these words end the review by Kim Lee")).to_be_visible()
    publisher.saved()
    publisher.press("Publish")
    badge.reload()
    expect(badge.get_by_text("What cures both feet.")).to_be_visible()
    expect(badge.get_by_text("Medically reviewed by")).to_have_count(0)
