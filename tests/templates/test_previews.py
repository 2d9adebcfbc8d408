"""What an editor sees of a snippet before it is published."""

import pytest
from bs4 import BeautifulSoup

from tests.factories import ReferenceFactory, TreatmentFactory

pytestmark = pytest.mark.django_db


def preview(snippet):
    response = snippet.make_preview_request()
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_a_treatment_shows_all_that_pages_say_about_it(home):
    shown = preview(TreatmentFactory()).main.get_text()

    for words in (
        "is not approved for pain.",
        "nausea",
        "trouble breathing",
        "bladder problems",
        "have unstable heart disease",
        "are pregnant",
        "We watch your heart rate.",
    ):
        assert words in shown


def test_a_reference_stands_as_it_does_in_the_list(home):
    reference = ReferenceFactory(title="A trial", doi="10.1000/abc")

    item = preview(reference).select_one(".kp-refs li")

    assert "Example A. A trial. Journal" in item.get_text()
    assert item.a["href"] == "https://doi.org/10.1000/abc"
