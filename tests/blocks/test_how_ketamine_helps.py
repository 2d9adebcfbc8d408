import pytest

from kp_pages.blocks.reading import read
from tests.blocks.checking import problems, shown, stored, words

pytestmark = pytest.mark.django_db


def test_the_outro_belongs_to_the_block_and_not_to_its_last_mechanism(samples):
    value = {**samples["how_ketamine_helps"], "outro": "<p>All of them together.</p>"}

    soup = shown("how_ketamine_helps", value)

    outro = soup.find(string="All of them together.")
    mechanisms = soup.select("h3")[-1].find_parent(["article", "li", "section", "div"])
    assert outro not in list(mechanisms.strings)


def test_each_mechanism_says_in_words_how_sure_it_is(samples):
    text = words(shown("how_ketamine_helps", samples["how_ketamine_helps"]))

    assert "Established" in text
    assert "Seen only in animals or the laboratory" in text


def test_a_mechanism_cites_its_references(samples):
    soup = shown("how_ketamine_helps", samples["how_ketamine_helps"])

    listed = soup.select(".kp-cites:not(.kp-cites--inline) a")
    assert [link["href"] for link in listed] == ["#ref-1", "#ref-2"]


def test_two_mechanisms_with_one_title_are_refused_beside_the_second(samples):
    one = samples["how_ketamine_helps"]["mechanisms"][0]
    value = {**samples["how_ketamine_helps"], "mechanisms": [one, {**one, "title": " BLOCKS "}]}

    assert list(problems("how_ketamine_helps", value)) == ["mechanisms.1"]


def test_how_sure_it_is_must_be_chosen(samples):
    one = {**samples["how_ketamine_helps"]["mechanisms"][0], "basis": ""}
    value = {**samples["how_ketamine_helps"], "mechanisms": [one]}

    assert "mechanisms.0.basis" in problems("how_ketamine_helps", value)


def test_its_headings_are_the_title_and_the_mechanisms(samples):
    reading = read(stored(("how_ketamine_helps", samples["how_ketamine_helps"])))

    assert [(h.level, h.text) for h in reading.headings] == [
        (2, "How?"),
        (3, "Blocks"),
        (3, "Links"),
    ]
