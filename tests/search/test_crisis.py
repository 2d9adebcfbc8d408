"""Who may be in danger is told whom to call, before anything else."""

import pytest

from kp_pages.search.crisis import is_crisis
from tests.factories import ConditionPageFactory
from tests.search.test_search import text


@pytest.mark.parametrize(
    "typed",
    [
        "suicide",
        "Suicidal thoughts",
        "suicde",
        "suiicide",
        "I want to kill myself",
        "kill  MYSELF!",
        "self-harm",
        "don't want to live",
        "don’t want to live",
        "ketamine overdose",
        "overdoze",
        "988",
        "suicidio",
        "quiero morir",
        "hacerme daño",
        "hacerme dano",
        "sobredosis",
        "autolesión",
    ],
)
def test_words_of_crisis_are_understood(typed):
    assert is_crisis(typed)


@pytest.mark.parametrize("typed", ["", "pain kills sleep", "myself", "dose", "life", "side effect"])
def test_other_words_are_no_crisis(typed):
    assert not is_crisis(typed)


def test_words_of_crisis_show_first_whom_to_call(conditions, ask, clinic):
    ConditionPageFactory(parent=conditions, title="Pain and suicide")

    shown = text(ask("suicide").select_one(".kp-section"))

    assert shown.startswith(f"{clinic.crisis_text} {clinic.emergency_text}")
    assert "Pain and suicide" in shown


def test_they_show_it_also_where_nothing_is_found(conditions, ask, clinic):
    main = ask("kill myself")

    assert text(main.select_one(".kp-section")).startswith(str(clinic.crisis_text))
    assert text(main).count(str(clinic.crisis_text)) == 1
    assert not main.select(f'a[href="tel:{clinic.phone}"]')


def test_whoever_finds_nothing_reads_whom_to_call_in_an_emergency(conditions, ask, clinic):
    hero = text(ask("zebra").select_one(".kp-hero"))

    assert hero.endswith(f"{clinic.emergency_text} {clinic.crisis_text}")


def test_whoever_finds_something_reads_it_at_the_foot_alone(conditions, ask, clinic):
    ConditionPageFactory(parent=conditions, title="Zebra")

    assert str(clinic.emergency_text) not in text(ask("zebra"))


def test_a_clinic_without_these_texts_shows_no_empty_box(conditions, ask, clinic):
    clinic.crisis_text = clinic.emergency_text = ""
    clinic.save()

    assert not ask("suicide").select(".kp-note")
