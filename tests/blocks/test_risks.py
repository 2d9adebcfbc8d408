import pytest

from kp_pages.blocks.reading import read
from tests.blocks.checking import problems, shown, stored, words
from tests.factories import ReferenceFactory

pytestmark = pytest.mark.django_db


def test_common_serious_and_repeated_use_risks_are_shown_with_what_the_page_adds(samples):
    text = words(shown("risks", samples["risks"]))

    for risk in ("nausea", "trouble breathing", "bladder problems", "a flare"):
        assert risk in text


def test_risks_are_never_hidden_behind_a_click(samples):
    soup = shown("risks", samples["risks"])

    assert not soup.select("details, [hidden]")


def test_what_is_watched_is_said(samples):
    assert "We watch your heart rate." in words(shown("risks", samples["risks"]))


def test_the_sources_of_the_treatment_are_cited_before_those_of_the_page(samples):
    source = ReferenceFactory(title="The label")
    treatment = samples["risks"]["treatment"]
    treatment.references = [("reference", source)]
    treatment.save()

    reading = read(stored(("risks", samples["risks"])))

    assert [one.reference.pk for one in reading.citations] == [
        source.pk,
        samples["risks"]["references"][0].pk,
    ]


def test_a_treatment_must_be_chosen():
    assert "treatment" in problems("risks", {"heading": "Risks", "treatment": None})
