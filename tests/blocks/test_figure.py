import pytest

from kp_pages.blocks.reading import read
from kp_pages.markdown.blocks import Setting, pieces
from tests.blocks.checking import draft_problems, problems, shown, stored, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def figure(samples):
    return samples["figure"]


def test_it_shows_the_alternative_text_of_this_place(figure):
    assert shown("figure", figure).img["alt"] == "A hand"


def test_a_decorative_picture_has_an_empty_alternative_text(figure):
    figure["picture"].decorative, figure["picture"].contextual_alt_text = True, ""

    assert shown("figure", figure).img["alt"] == ""


def test_a_picture_without_alternative_text_cannot_be_published(figure):
    figure["picture"].contextual_alt_text = ""

    assert list(problems("figure", figure)) == ["picture.alt_text"]
    assert draft_problems("figure", figure) == {}


def test_width_and_height_keep_its_place_while_it_loads(figure):
    image = shown("figure", figure).img

    assert int(image["width"]) > 0
    assert int(image["height"]) > 0
    assert image["loading"] == "lazy"


def test_nothing_is_left_of_a_picture_that_was_deleted(figure):
    block = stored(("figure", figure))
    figure["picture"].delete()

    (child,) = read(block).blocks

    assert child.render().strip() == ""
    assert list(pieces(child.value, Setting("/", {}))) == []


def test_caption_and_credit_are_shown(figure):
    text = words(shown("figure", figure))

    assert "A caption" in text
    assert "Somebody" in text
