import pytest

from tests.blocks.checking import draft_problems, problems, shown, words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("kind", "spoken"), [("help", "Important:"), ("caution", "Caution:")])
def test_a_screen_reader_hears_what_color_shows(kind, spoken):
    text = words(shown("callout", {"kind": kind, "heading": "Call", "text": "<p>Now.</p>"}))

    assert text.index(spoken) < text.index("Call")


def test_who_needs_help_now_is_not_sent_to_more_reading():
    value = {"kind": "help", "heading": "Call", "text": '<p><a href="https://a.example">x</a></p>'}

    assert list(problems("callout", value)) == ["text"]


def test_a_telephone_link_is_welcome_there():
    value = {"kind": "help", "heading": "Call", "text": '<p><a href="tel:911">911</a></p>'}

    assert problems("callout", value) == {}


def test_a_half_finished_draft_saves():
    assert draft_problems("callout", {"kind": "help", "heading": "", "text": ""}) == {}
