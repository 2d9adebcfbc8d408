import pytest

from tests.blocks.checking import problems, shown, words

pytestmark = pytest.mark.django_db


def test_what_costs_how_much(samples):
    text = words(shown("cost", samples["cost"]))

    assert text.index("Visit") < text.index("ask us")


def test_no_amount_needs_to_be_known():
    assert problems("cost", {"heading": "Cost", "text": "<p>Ask us.</p>", "items": []}) == {}
