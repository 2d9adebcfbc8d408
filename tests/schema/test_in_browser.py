"""Hostile words in Chromium: no dialog, no error, the page whole, the graph readable."""

import json

import pytest

from tests.factories import ConditionIndexPageFactory, ConditionPageFactory
from tests.schema.test_hostile_text import HOSTILE, bare

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def pages(home):
    """A page for each hostile text, with the text in every place that the graph speaks of."""
    index = ConditionIndexPageFactory(parent=home, slug="conditions")
    for number, hostile in enumerate(HOSTILE):
        escaped = hostile.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        rich = f"<p>{escaped}</p>"
        ConditionPageFactory(
            parent=index,
            slug=f"page-{number}",
            title=hostile,
            summary=hostile,
            search_description=hostile,
            body=[
                ("description", {"heading": hostile, "definition": hostile, "text": rich}),
                (
                    "faq",
                    {"heading": hostile, "questions": [{"question": hostile, "answer": rich}]},
                ),
            ],
        )


@pytest.mark.parametrize("bypass_csp", [False, True], ids=["with policy", "without policy"])
def test_nothing_runs_and_nothing_is_lost(pages, new_tab, bypass_csp):
    tab, dialogs = new_tab(bypass_csp=bypass_csp), []
    tab.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))

    for number, hostile in enumerate(HOSTILE):
        tab.goto(f"/conditions/page-{number}/", wait_until="load")

        graph = json.loads(tab.locator('script[type="application/ld+json"]').inner_text())
        (question,) = [node for node in graph["@graph"] if node["@type"] == "Question"]
        assert question["name"] == hostile
        tab.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        seen = bare(tab.locator("main").text_content())
        assert seen.count(bare(hostile)) >= 6

    assert dialogs == []
