import pytest

from tests.blocks.checking import problems, shown, words

pytestmark = pytest.mark.django_db


def test_pages_are_shown_with_their_own_title_and_summary(samples):
    text = words(shown("related", samples["related"]))

    assert "Chosen condition" in text
    assert "Summary." in text


def test_nothing_is_shown_when_no_page_is_public(samples):
    for page in samples["related"]["pages"]:
        page.unpublish()

    assert words(shown("related", samples["related"])) == ""


def test_a_page_is_not_listed_twice(samples):
    page = samples["related"]["pages"][0]

    assert list(problems("related", {"heading": "R", "pages": [page, page]})) == ["pages.1"]
