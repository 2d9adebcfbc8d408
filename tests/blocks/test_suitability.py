import pytest

from tests.blocks.checking import problems, shown, words

pytestmark = pytest.mark.django_db


def test_the_treatments_limits_come_with_those_of_the_page(samples):
    text = words(shown("suitability", samples["suitability"]))

    for limit in ("unstable heart disease", "are pregnant", "have a fever", "had surgery"):
        assert limit in text


def test_it_is_never_hidden_behind_a_click(samples):
    assert not shown("suitability", samples["suitability"]).select("details, [hidden]")


def test_a_treatment_must_be_chosen():
    assert "treatment" in problems("suitability", {"heading": "Not for?", "treatment": None})
