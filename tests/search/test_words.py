"""Words as they are typed, compared and corrected; without a database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kp_pages.search.words import LONGEST_QUERY, MOST_WORDS, distance, fold, tokens, typed

SHORT = st.text(alphabet="abc", max_size=6)


def test_operators_do_not_reach_the_search_engine():
    assert typed('title:"pain" -back* (neck)') == "title pain back neck"


def test_words_with_an_apostrophe_or_a_hyphen_stay_whole_for_the_eye():
    assert typed("crohn's off-label") == "crohn's off-label"


def test_they_are_looked_for_piece_by_piece():
    assert tokens("Crohn’s off-label") == ["crohn", "s", "off", "label"]


def test_a_long_query_is_cut():
    assert len(typed("a" * 1000)) == LONGEST_QUERY
    assert len(typed("a " * 1000).split()) == MOST_WORDS


def test_case_and_accents_make_no_difference():
    assert fold("DOLOR Crónico") == "dolor cronico"


@given(st.text())
def test_a_token_is_of_letters_and_digits_alone(text):
    assert all(token.isalnum() for token in tokens(text))


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [
        ("migraine", "migraine", 0),
        ("migrane", "migraine", 1),
        ("migraien", "migraine", 1),
        ("fybromialgia", "fibromyalgia", 2),
        ("pain", "pony", 3),
    ],
)
def test_distance_counts_the_letters_that_are_wrong(one, other, far):
    assert distance(one, other, 9) == far


@given(SHORT, SHORT)
def test_distance_is_the_same_from_both_sides(one, other):
    assert distance(one, other, 9) == distance(other, one, 9)


@given(SHORT, SHORT, st.integers(0, 3))
def test_a_limit_changes_no_distance_below_it(one, other, most):
    assert distance(one, other, most) == min(distance(one, other, 9), most + 1)
