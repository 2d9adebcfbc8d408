import pytest

from tests.blocks.checking import problems, shown, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim(samples):
    return samples["evidence"]["claims"][0]


def test_the_level_is_said_in_words(samples):
    assert "Limited" in words(shown("evidence", samples["evidence"]))


@pytest.mark.parametrize(
    ("level", "bars"),
    [("strong", 4), ("moderate", 3), ("limited", 2), ("unclear", 1), ("not_shown", 0)],
)
def test_the_bars_match_the_level(samples, claim, level, bars):
    value = {**samples["evidence"], "claims": [{**claim, "level": level}]}

    soup = shown("evidence", value)

    assert soup.select(f".kp-grade .kp-bars--{bars}")


def test_a_level_that_nobody_knows_is_shown_as_unclear(samples, claim):
    value = {**samples["evidence"], "claims": [{**claim, "level": "A+", "direction": "up"}]}

    assert "Unclear" in words(shown("evidence", value))


def test_limits_population_and_time_stand_beside_the_claim(samples):
    text = words(shown("evidence", samples["evidence"]))

    assert all(part in text for part in ("60 adults", "a placebo", "12 weeks", "It did not last."))


def test_numbers_are_shown_with_the_whole_group(samples):
    assert "3 of 10" in words(shown("evidence", samples["evidence"]))


def test_a_claim_without_a_reference_cannot_be_published(samples, claim):
    value = {**samples["evidence"], "claims": [{**claim, "references": []}]}

    assert "claims.0.references" in problems("evidence", value)


def test_half_of_a_number_is_refused_at_both_fields(samples, claim):
    value = {**samples["evidence"], "claims": [{**claim, "out_of": None}]}

    assert set(problems("evidence", value)) == {"claims.0.affected", "claims.0.out_of"}


def test_nobody_counts_more_than_the_whole_group(samples, claim):
    value = {**samples["evidence"], "claims": [{**claim, "affected": 11}]}

    assert set(problems("evidence", value)) == {"claims.0.affected"}
