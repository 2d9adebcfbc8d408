"""What stands behind claims."""

from dataclasses import replace

import pytest

from kp_pages.readiness import Source
from tests.readiness.pages import (
    LABEL,
    TRIAL,
    condition,
    part,
    says,
    severities,
    with_claim,
    with_part,
    without,
)

REFERENCES = ("body", "evidence", "claims", "1", "references")


@pytest.mark.parametrize("kind", ["laboratory", "case_report", "narrative"])
def test_weak_kinds_of_study_carry_no_claim_by_themselves(kind):
    weak = Source(9, kind)

    assert [path for _said, path in says("CLM-10", with_claim(sources=(weak,)))] == [REFERENCES]
    assert says("CLM-10", with_claim(sources=(weak, TRIAL))) == []
    assert says("CLM-10", with_claim(sources=(weak,), direction="harms")) == []


def test_a_claim_needs_a_source_that_is_published():
    assert says("FTC-01", with_claim(sources=())) == [
        ("Add a reference that is published.", REFERENCES)
    ]


def test_a_source_can_be_found_and_somebody_looked():
    lost = replace(TRIAL, pmid="")
    unread = replace(TRIAL, checked_on=None)

    assert severities("FTC-01", with_claim(sources=(lost,))) == ["BLOCK"]
    assert severities("FTC-01", with_claim(sources=(unread,))) == ["WARN"]


def test_a_count_of_people_says_against_what_and_over_what_time():
    counted = with_claim(affected=3, out_of=10, comparator="", timeframe="")

    assert says("CLM-11", counted) == [
        (
            "You give a number of people. Say here what it was compared with.",
            (*REFERENCES[:-1], "comparator"),
        ),
        ("You give a number of people. Say here over what time.", (*REFERENCES[:-1], "timeframe")),
    ]
    assert says("CLM-11", with_claim(affected=3, out_of=10)) == []


def test_evidence_says_what_is_not_known():
    assert says("UNC-01", with_claim(level="moderate"))
    assert says("UNC-01", with_claim(level="unclear")) == []
    assert says("UNC-01", condition()) == []
    assert says("UNC-01", without("evidence")) == []


def test_a_level_that_contradicts_its_direction_is_told_at_the_level():
    ((_said, path),) = says("CLM-09", with_claim(level="not_shown"))

    assert path == (*REFERENCES[:-1], "level")


def test_the_wording_that_fits_is_offered():
    ((said, _path),) = says("CLM-09", with_claim("It reduces pain."))

    assert said == "“reduces” sounds surer than its level. Write “may ease”."


def test_three_references_one_of_which_weighs_all_studies():
    few = condition(sources=(TRIAL, LABEL))

    assert [said for said, _path in says("REF-01", few)] == [
        "Cite 3 references at least; there are 2.",
        "Cite a guideline or a systematic review, too.",
    ]


def test_an_article_may_cite_less():
    assert says("REF-01", replace(condition(sources=()), kind="article")) == []


def test_what_a_page_counts_is_read_in_every_part():
    assert says("CLM-11", with_part(part("description", ("text", "It helped 20%."))))
