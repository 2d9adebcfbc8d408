"""What a result shows: the words marked, whole sentences, and nobody's markup."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kp_pages.search.marking import LONGEST_EXCERPT, Marker
from kp_pages.search.query import Term
from kp_pages.search.words import tokens


def marker(*texts, beginning=False):
    return Marker((Term(tuple(tokens(text)), beginning),) for text in texts)


@pytest.mark.parametrize(
    ("word", "text", "marked"),
    [
        ("pain", "Pain, pains.", "<mark>Pain</mark>, <mark>pains</mark>."),
        ("pain", "Painful!", "<mark>Painful</mark>!"),
        ("infusions", "One infusion.", "One <mark>infusion</mark>."),
        ("therapies", "A therapy.", "A <mark>therapy</mark>."),
        ("nerves", "The nerve.", "The <mark>nerve</mark>."),
        ("cronico", "Dolor crónico.", "Dolor <mark>crónico</mark>."),
        ("crónico", "Dolor cronico.", "Dolor <mark>cronico</mark>."),
        ("pain", "Paint and Spain.", "Paint and Spain."),
        ("strasse", "Straße 1", "<mark>Straße</mark> 1"),
        ("b12", "Vitamin B12.", "Vitamin <mark>B12</mark>."),
    ],
)
def test_a_word_is_marked_in_all_its_forms(word, text, marked):
    assert marker(word).marked(text) == marked


def test_a_beginning_marks_the_whole_word():
    assert marker("fibro", beginning=True).marked("Fibromyalgia") == "<mark>Fibromyalgia</mark>"


def test_words_of_a_question_are_not_marked():
    assert marker("what", "is", "crps").marked("What is CRPS?") == "What is <mark>CRPS</mark>?"


def test_a_name_of_several_words_is_marked_as_a_whole():
    name, text = "complex regional pain", "Pain, complex-regional pains, a complex."

    assert marker(name).marked(text) == "Pain, <mark>complex-regional pains</mark>, a complex."


def test_words_that_may_stand_apart_are_marked_apart():
    apart = Marker([(Term(("nerve", "pain"), is_apart=True),)])

    assert apart.marked("Pain of a nerve") == "<mark>Pain</mark> of a <mark>nerve</mark>"


def test_another_name_says_no_more_than_the_first():
    either = Marker([(Term(("crps",)), Term(("rsd",))), (Term(("hand",)),)])

    assert either.said_in("CRPS, once RSD") == 1
    assert either.said_in("RSD of the hand") == 2


def test_nothing_is_marked_for_no_words():
    assert marker().marked("Pain & more") == "Pain &amp; more"


@given(st.text(), st.lists(st.text(alphabet="abcs1", min_size=1, max_size=4), max_size=3))
def test_whatever_stands_in_a_text_stays_text(text, words):
    marked = marker(*words).marked(text)

    assert html.unescape(re.sub("</?mark>", "", marked)) == text
    assert "<" not in re.sub("</?mark>", "", marked)
    assert marked.count("<mark>") == marked.count("</mark>")


@pytest.mark.parametrize(
    "hostile", ["<script>pain</script>", '"><img src=x onerror=pain>', "&lt;pain&gt;", "<mark>pain"]
)
def test_hostile_text_does_nothing(hostile):
    marked = marker("pain", "script", "mark").marked(hostile)

    assert re.findall(r"<[^>]*>", marked.replace("<mark>", "").replace("</mark>", "")) == []


def test_the_excerpt_is_the_summary_when_the_words_are_there():
    assert marker("pain").excerpt("About pain.", "Pain is here too.") == "About pain."


def test_the_excerpt_is_the_sentence_that_has_more_of_the_words():
    sentence = "Nerves hurt badly and for a long time in many people who come to see us."

    assert marker("nerve").excerpt("Summary.", f"Sleep is good.\n{sentence}\nMore.") == sentence


def test_the_excerpt_is_never_half_a_sentence():
    body = "There is no proof that ketamine, whatever you may have read, cures any pain at all."

    assert marker("cures").excerpt("Summary.", body) == body


def test_neither_a_heading_nor_a_question_is_an_excerpt():
    body = "# Does ketamine cure pain?\n# Next\nDogs bark.\n#\nWill it cure my pain?"

    assert marker("cure").excerpt("Summary.", body) == "Summary."


def test_a_point_is_an_excerpt_with_the_heading_it_stands_under():
    body = "# Who is it not for?\nWe ask you first.\nhave glaucoma\nare pregnant\n# Cost\nMoney."

    excerpt = marker("pregnant").excerpt("Summary.", body)

    assert excerpt == "Who is it not for? … are pregnant"


def test_a_point_is_an_excerpt_with_the_line_that_introduces_it():
    body = "# Help\nCall us if you have one of these:\nyellow skin\npain in the belly\nDo call."

    excerpt = marker("belly").excerpt("Summary.", body)

    assert excerpt == "Call us if you have one of these: … pain in the belly"


def test_a_point_after_the_end_of_a_list_is_not_introduced_by_it():
    body = "# Help\nCall us if:\nyellow skin\nWe answer at night.\nthe belly"

    assert marker("belly").excerpt("Summary.", body) == "Help … the belly"


def test_a_point_under_nothing_is_an_excerpt_by_itself():
    assert marker("zebra").excerpt("Summary.", "# Horses\nRun.\n#\nZebra Street 5") == (
        "Zebra Street 5"
    )


def test_a_whole_sentence_goes_before_a_point():
    sentence = "A zebra is a striped horse of the plains, as far as anybody who has seen one knows."

    assert marker("zebra").excerpt("Summary.", f"# Animals\nzebra\n{sentence}") == sentence


def test_a_question_with_its_answer_is_the_last_resort():
    body = "# Will exercise harm me?\nFor most people it does not, if you start low and go slowly."

    excerpt = marker("exercise").excerpt("Summary.", body)

    assert excerpt == body.removeprefix("# ").replace("\n", " … ")


def test_of_two_words_the_rarer_one_is_shown():
    often = "It is not known how much it helps, and whoever says more than that knows no more.\n"
    rarely = "Ask for the price in writing before you decide, and take your time for deciding it."

    assert marker("much", "price").excerpt("Very much.", f"{often}Much.\n{rarely}") == rarely


def test_a_sentence_without_end_is_no_excerpt():
    body = f"Cure {'word ' * LONGEST_EXCERPT}."

    assert marker("cure").excerpt("Summary.", body) == "Summary."


def test_a_short_sentence_brings_the_next_one():
    body = "It may help. Nobody knows for how long it does, or for whom."

    assert marker("help").excerpt("Summary.", body) == body
