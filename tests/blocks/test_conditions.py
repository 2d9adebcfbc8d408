import pytest

from kp_pages.models import ConditionPage
from tests.blocks.checking import problems, shown, words

pytestmark = pytest.mark.django_db


def test_a_chosen_page_is_shown_with_its_own_title_summary_and_evidence(samples):
    page = ConditionPage.objects.get(title="Chosen condition")
    page.title, page.summary, page.evidence_level = "Retitled", "New summary.", "limited"
    page.save()

    text = words(shown("conditions", samples["conditions"]))

    assert "Retitled" in text
    assert "New summary." in text
    assert "Limited" in text


def test_pages_and_written_items_keep_the_editors_order(samples):
    value = {**samples["conditions"], "items": samples["conditions"]["items"][::-1]}

    text = words(shown("conditions", value))

    assert text.index("Written one") < text.index("Chosen condition")


def test_a_condition_is_not_listed_twice(samples):
    page = samples["conditions"]["items"][0]
    written = ("written", {"title": "chosen CONDITION", "text": "<p>Again.</p>"})

    found = problems("conditions", {**samples["conditions"], "items": [page, written]})

    assert list(found) == ["items.1"]


def test_an_unpublished_condition_is_left_out(samples):
    ConditionPage.objects.get(title="Chosen condition").unpublish()

    assert "Chosen condition" not in words(shown("conditions", samples["conditions"]))
