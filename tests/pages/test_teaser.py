"""What a card says of a page."""

import pytest

from kp_pages.models import ConditionPage

pytestmark = pytest.mark.django_db  # a new page asks for its content type


def teaser(summary):
    return ConditionPage(summary=summary).teaser


def test_short_sentences_stand_together():
    assert teaser("It hurts. It lasts.") == "It hurts. It lasts."


def test_a_sentence_that_does_not_fit_is_left_out_whole():
    assert teaser(f"It may ease the pain. {'A' * 200} not.") == "It may ease the pain."


def test_what_follows_a_sentence_that_does_not_fit_is_left_out_too():
    assert teaser(f"One. {'A' * 200} not. Three.") == "One."


def test_the_first_sentence_is_never_cut():
    summary = f"It {'very ' * 40}often does not help."

    assert teaser(summary) == summary


@pytest.mark.parametrize(
    "summary", ["", "No stop", "See Dr. Lee first. Then us.", "About 5 p.m. Monday."]
)
def test_what_fits_stays_as_it_is(summary):
    assert teaser(summary) == summary


def test_an_abbreviation_ends_no_sentence():
    assert teaser(f"Dr. Lee {'sees you ' * 20}. Then us.").startswith("Dr. Lee sees you")
