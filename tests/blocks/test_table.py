import pytest

from tests.blocks.checking import problems, shown

pytestmark = pytest.mark.django_db


def test_it_has_a_caption_and_headers(samples):
    table = shown("table", samples["table"]).table

    assert table.caption.get_text(strip=True).startswith("Times")
    assert [head["scope"] for head in table.select("thead th")] == ["col", "col"]
    assert [head["scope"] for head in table.select("tbody th")] == ["row"]


def test_a_cell_says_its_column_where_rows_are_stacked(samples):
    (cell,) = shown("table", samples["table"]).select("td")

    assert cell["data-label"] == "How long"


def test_a_caption_is_asked_for(samples):
    assert "caption" in problems("table", {**samples["table"], "caption": ""})
