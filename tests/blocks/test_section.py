import pytest
from django.core.exceptions import ValidationError

from kp_pages.blocks.body import BodyBlock
from tests.blocks.checking import draft_problems, problems, shown, stored, words

pytestmark = pytest.mark.django_db


def test_a_subsection_stands_one_level_below_its_section(samples):
    soup = shown("section", samples["section"])

    assert [tag.name for tag in soup.select("h2, h3")] == ["h2", "h3"]


def test_points_are_a_list(samples):
    soup = shown("section", samples["section"])

    assert "swelling" in [item.get_text(strip=True) for item in soup.select("li")]


def test_what_it_is_about_is_not_shown_to_readers():
    assert "free" not in words(shown("section", {"heading": "Title", "kind": "free"}))


def test_the_opening_words_of_a_page_need_no_heading():
    opening = {"heading": "", "text": "<p>Words.</p>"}

    assert problems("section", opening) == {}
    assert not shown("section", opening).select("h2, [aria-labelledby]")


def test_further_down_a_section_without_a_heading_is_refused():
    body = stored(
        ("section", {"heading": "One", "text": "<p>A</p>"}), ("section", {"text": "<p>B</p>"})
    )

    with pytest.raises(ValidationError) as refused:
        BodyBlock().clean(body)

    errors = refused.value.as_json_data()["blockErrors"]
    assert list(errors) == [1]
    assert list(errors[1]["blockErrors"]) == ["heading"]
    assert BodyBlock().clean_deferred(body)


def test_subsections_need_a_heading_above_them():
    value = {"heading": "", "subsections": [{"heading": "Part", "text": "<p>Words.</p>"}]}

    assert list(problems("section", value)) == ["heading"]
    assert draft_problems("section", value) == {}
