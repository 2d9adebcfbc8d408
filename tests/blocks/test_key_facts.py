import pytest

from tests.blocks.checking import problems, shown

pytestmark = pytest.mark.django_db


def facts(count):
    rows = [{"label": f"L{number}", "fact": f"F{number}"} for number in range(count)]
    return {"heading": "Glance", "facts": rows}


def test_facts_are_a_list_of_terms_with_their_meaning():
    soup = shown("key_facts", facts(2))

    pairs = zip(soup.select("dt"), soup.select("dd"), strict=True)
    assert [(a.get_text(strip=True), b.get_text(strip=True)) for a, b in pairs] == [
        ("L0", "F0"),
        ("L1", "F1"),
    ]


@pytest.mark.parametrize(("count", "fits"), [(1, False), (2, True), (8, True), (9, False)])
def test_there_are_two_to_eight_facts(count, fits):
    assert (problems("key_facts", facts(count)) == {}) is fits
