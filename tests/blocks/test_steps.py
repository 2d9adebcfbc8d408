import pytest

from tests.blocks.checking import problems, shown, words

pytestmark = pytest.mark.django_db


def test_steps_are_an_ordered_list(samples):
    soup = shown("steps", samples["steps"])

    assert [step.h3.get_text(strip=True) for step in soup.select("ol > li")] == ["Check", "Rest"]


def test_how_long_a_step_takes_is_shown(samples):
    assert "an hour" in words(shown("steps", samples["steps"]))


def test_one_step_is_not_a_sequence(samples):
    value = {**samples["steps"], "steps": samples["steps"]["steps"][:1]}

    assert "steps" in problems("steps", value)
