"""The fingerprint of words: the same for the same words, another for any other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kp_pages.readiness.changes import Change, changes, marked
from kp_pages.readiness.digest import digest, plain, rich

WORDS = [("title", "CRPS"), ("body.risks", ""), ("body.risks.also", "a flare")]


def test_the_same_words_have_the_same_digest():
    assert digest(WORDS) == digest(list(WORDS))
    assert len(digest(WORDS)) == 64


@pytest.mark.parametrize(
    "other",
    [
        [("title", "CRPS 2"), *WORDS[1:]],
        [("summary", "CRPS"), *WORDS[1:]],
        WORDS[:2],
        [*WORDS, ("body.risks.also", "")],
        [WORDS[0], WORDS[2], WORDS[1]],
    ],
    ids=["another word", "another place", "one less", "one more", "another order"],
)
def test_other_words_have_another_digest(other):
    assert digest(other) != digest(WORDS)


def test_a_place_and_its_words_cannot_be_mistaken_for_each_other():
    assert digest([("a", "b"), ("c", "d")]) != digest([("a", 'b"],["c'), ("", "d")])


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        ("two  words ", "two words"),
        ("two\u00a0words", "two words"),
        ("two\r\nwords", "two words"),
        ("re\u00adlief", "relief"),
        ("cafe\u0301", "caf\u00e9"),
    ],
)
def test_text_is_taken_as_it_is_read(stored, read):
    assert plain(stored) == read


@given(st.text())
def test_what_was_made_plain_is_plain(text):
    assert plain(plain(text)) == plain(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>It <b>may</b> help.</p>", "<p>It may help.</p>"),
        ('<p data-block-key="a1b2c">It may help.</p>', "<p>It may help.</p>"),
        ("<p>It may&nbsp;help.</p>", "<p>It may help.</p>"),
        ("<p>Don&#x27;t drive.</p>", "<p>Don't drive.</p>"),
        ("<p>One</p>\n<p>Two</p><p></p>", "<p>One</p><p>Two</p>"),
        ("<ul><li><p>One</p></li></ul>", "<ul><li>One</li></ul>"),
        ('<p><a id="3" linktype="page">x</a></p>', '<p><a linktype="page" id="3">x</a></p>'),
    ],
)
def test_markup_that_nobody_reads_makes_no_difference(one, other):
    assert rich(one) == rich(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>It may help.</p>", "<p>It helps.</p>"),
        ("<p>One</p><p>Two</p>", "<p>One Two</p>"),
        ("<ul><li>One</li></ul>", "<p>One</p>"),
        ("<ul><li>One<ul><li>Two</li></ul></li></ul>", "<ul><li>One</li><li>Two</li></ul>"),
        ('<p><a href="tel:+15550100">us</a></p>', '<p><a href="tel:+15550199">us</a></p>'),
        ('<p><a linktype="page" id="3">x</a></p>', '<p><a linktype="page" id="4">x</a></p>'),
        ('<p>A<a linktype="cite" id="1"></a> b</p>', '<p>A b<a linktype="cite" id="1"></a></p>'),
        ('<p>A <embed embedtype="cite" id="1"/> b</p>', "<p>A b</p>"),
    ],
)
def test_what_a_reader_meets_makes_a_difference(one, other):
    assert rich(one) != rich(other)


def test_changes_are_named_place_by_place():
    before = [("title", "CRPS"), ("faq", ""), ("faq.q", "Is it safe?"), ("faq.a", "Often.")]
    after = [("title", "CRPS"), ("faq", ""), ("faq.q", "Is it safe?"), ("faq.a", "Always.")]

    assert changes(before, after) == [Change("faq.a", "Often.", "Always.")]


def test_what_came_and_what_went_is_told_apart():
    before = [("title", "CRPS"), ("faq.q", "Old?"), ("risks.also", "a flare")]
    after = [("title", "CRPS"), ("risks.also", "a flare"), ("risks.also", "a rash")]

    assert changes(before, after) == [
        Change("faq.q", "Old?", ""),
        Change("risks.also", "", "a rash"),
    ]


def test_marks_show_the_words_that_changed():
    assert marked("It may help a bit.", "It will help a bit.") == [
        ("same", "It "),
        ("gone", "may"),
        ("new", "will"),
        ("same", " help a bit."),
    ]


@given(st.text(), st.text())
def test_marked_pieces_lead_back_to_both_texts(before, after):
    pieces = marked(before, after)

    assert "".join(text for kind, text in pieces if kind != "new") == before
    assert "".join(text for kind, text in pieces if kind != "gone") == after
