import pytest

from tests.blocks.checking import shown, words

pytestmark = pytest.mark.django_db


def test_place_and_people_come_from_their_own_pages(samples):
    clinician = samples["clinic"]["clinicians"][0]

    text = words(shown("clinic", samples["clinic"]))

    assert clinician.name in text
    assert "1 Example Street" in text


def test_a_clinician_without_a_public_page_is_left_out(samples):
    clinician = samples["clinic"]["clinicians"][0]
    clinician.unpublish()

    assert clinician.title not in words(shown("clinic", samples["clinic"]))
