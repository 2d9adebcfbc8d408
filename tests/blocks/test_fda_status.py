import pytest

from tests.blocks.checking import problems, shown, words

pytestmark = pytest.mark.django_db


def test_it_says_what_the_treatment_says_and_then_what_the_page_adds(samples):
    text = words(shown("fda_status", samples["fda_status"]))

    assert text.index("not approved for pain.") < text.index("Text with")


def test_a_change_of_the_treatment_changes_the_page(samples):
    treatment = samples["fda_status"]["treatment"]
    treatment.regulatory_status = "Approved since yesterday."
    treatment.save()

    assert "Approved since yesterday." in words(shown("fda_status", samples["fda_status"]))


def test_a_treatment_must_be_chosen():
    assert "treatment" in problems("fda_status", {"heading": "FDA?", "treatment": None})
