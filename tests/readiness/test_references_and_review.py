"""Sources that grow old, and reviews that end."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kp_pages.readiness import Cited, Review
from tests.readiness.pages import (
    GUIDELINE,
    LABEL,
    PARTS,
    TODAY,
    TRIAL,
    condition,
    says,
    severities,
    with_part,
)

CITED_AT = ("body", "evidence", "claims", "1", "references", "a")


def citing(source):
    evidence = replace(PARTS[2], cites=(Cited(source, CITED_AT),))
    return replace(with_part(evidence), sources=(source,))


@pytest.mark.parametrize(
    "broken",
    [
        {"title": ""},
        {"year": None},
        {"pmid": "PMC123"},
        {"pmid": "", "doi": "doi:10.1000/1"},
        {"pmid": "", "url": "http://example.org/"},
        {"pmid": ""},
    ],
)
def test_a_reference_is_complete(broken):
    ((said, path),) = says("REF-02", citing(replace(TRIAL, **broken)))

    assert said.startswith("Correct the reference")
    assert path == CITED_AT


def test_a_complete_one_passes():
    for source in (GUIDELINE, TRIAL, LABEL):
        assert says("REF-02", citing(source)) == []


@pytest.mark.parametrize(
    ("year", "checked_on", "is_told"),
    [
        (2024, None, False),
        (2021, None, False),
        (2020, None, True),
        (2020, TODAY - timedelta(days=366), True),
        (2020, TODAY - timedelta(days=100), False),
    ],
)
def test_an_old_one_is_looked_at_every_year(year, checked_on, is_told):
    source = replace(TRIAL, year=year, checked_on=checked_on)

    assert bool(says("REF-03", citing(source))) is is_told


@pytest.mark.parametrize("status", ["retracted", "superseded"])
def test_one_that_was_withdrawn_is_told_wherever_it_is_cited(status):
    source = replace(TRIAL, status=status)
    twice = replace(PARTS[2], cites=(Cited(source, CITED_AT), Cited(source, ("body", "x"))))

    assert [path for _said, path in says("REF-04", with_part(twice))] == [CITED_AT, ("body", "x")]


def test_one_that_readers_do_not_see_is_told_where_it_is_cited():
    assert says("REF-05", condition(facts={"missing_references": (CITED_AT,)})) == [
        ("Publish this reference, or choose another: readers do not see it.", CITED_AT)
    ]


def reviewed(**changes):
    review = Review("current", TODAY + timedelta(days=200), TODAY - timedelta(days=100))
    return condition(review=replace(review, **changes))


def test_a_page_that_needs_no_review_is_left_alone():
    for code in ("REV-01", "REV-02", "REV-03"):
        assert says(code, condition(review=None)) == []


def test_a_page_without_a_review_is_told_once():
    none = condition(review=Review())

    assert len(says("REV-01", none)) == 1
    assert says("REV-02", none) == says("REV-03", none) == []


def test_nobody_reviews_their_own_page():
    assert says("REV-01", reviewed(is_independent=False))
    assert says("REV-01", reviewed()) == []


@pytest.mark.parametrize(
    ("changes", "severity"),
    [
        ({"state": "changed"}, "BLOCK"),
        ({"state": "overdue"}, "BLOCK"),
        ({"due_on": TODAY - timedelta(days=1)}, "BLOCK"),
        ({"due_on": TODAY + timedelta(days=30)}, "WARN"),
    ],
)
def test_a_review_ends_with_a_change_and_with_its_time(changes, severity):
    assert severities("REV-02", reviewed(**changes)) == [severity]


def test_a_review_that_is_due_later_passes():
    assert says("REV-02", reviewed()) == []
    assert says("REV-02", reviewed(due_on=TODAY + timedelta(days=31))) == []


def test_the_clinic_says_from_when_people_are_told():
    due = Review("current", TODAY + timedelta(days=50), TODAY)

    assert says("REV-02", condition(review=due, facts={"review_days_before": 60}))


def test_the_dates_of_a_review_make_sense():
    tomorrow = TODAY + timedelta(days=1)

    assert says("REV-03", reviewed(reviewed_on=tomorrow))
    assert says("REV-03", reviewed(due_on=None))
    assert says("REV-03", reviewed(due_on=date(2029, 1, 1)))
    assert says("REV-03", reviewed()) == []
