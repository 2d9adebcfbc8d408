import pytest

from tests.blocks.checking import problems, shown, words

pytestmark = pytest.mark.django_db


def test_the_short_answer_comes_before_everything_else(samples):
    text = words(shown("description", samples["description"]))

    assert text.index("It is pain.") < text.index("Text with")


def test_other_names_are_shown(samples):
    assert "RSD" in words(shown("description", samples["description"]))


def test_the_short_answer_is_asked_for():
    assert "definition" in problems("description", {"heading": "What?", "definition": ""})


def test_the_short_answer_is_short():
    assert "definition" in problems("description", {"heading": "W", "definition": "a" * 301})
