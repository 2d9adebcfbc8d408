"""Sentences, and the many texts of a page as one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kp_pages.readiness import Document, Passage
from kp_pages.readiness.packs import CORE
from kp_pages.readiness.text import Joined, lowered, searchable, sentence_at, sentences
from tests.readiness.pages import condition

ANY = st.text(max_size=200)
#: Words of the rules, with whatever may stand around them.
LOUD = st.lists(
    st.one_of(
        st.sampled_from(
            ["Ketamine", "cures", "no cure", "“reset”", "İ", "ß", "don’t", "20%", "5 mg/kg", "CRPS",
             "lasting relief", "FDA-approved", "today", "suffer", "\n", ".", "?", "—", "(", "É"]
        ),
        st.text(max_size=8),
    ),
    max_size=20,
).map(" ".join)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("It hurts. It burns.", ["It hurts.", "It burns."]),
        ("Dr. Lee is here. Ask her.", ["Dr. Lee is here.", "Ask her."]),
        ("The U.S. Food and Drug Administration.", ["The U.S. Food and Drug Administration."]),
        ("Take 2.5 hours. Rest, e.g. at home.", ["Take 2.5 hours.", "Rest, e.g. at home."]),
        ("Does it? No! “Really.” Yes.", ["Does it?", "No!", "“Really.”", "Yes."]),
        ("burning\nswelling", ["burning", "swelling"]),
        ("It took 12 weeks. 3 people left.", ["It took 12 weeks.", "3 people left."]),
        ("  \n ", []),
    ],
)
def test_a_text_is_cut_into_sentences(text, pieces):
    assert [one.text for one in sentences(text)] == pieces


@given(ANY)
def test_sentences_stand_where_they_say(text):
    for one in sentences(text):
        assert text[one.start : one.start + len(one.text)] == one.text


@given(ANY)
def test_lower_case_keeps_every_place(text):
    assert len(lowered(text)) == len(searchable(text)) == len(text)


@given(st.lists(ANY, min_size=1, max_size=5), st.data())
def test_a_place_in_the_whole_leads_to_its_text(texts, data):
    pieces = [Passage(text, (str(number),)) for number, text in enumerate(texts)]
    joined = Joined(pieces)
    number = data.draw(st.integers(0, len(texts) - 1))
    if texts[number]:
        place = data.draw(st.integers(0, len(texts[number]) - 1))
        start = joined.text.index("\0\n") + 2
        before = sum(len(text) + 2 for text in texts[:number])

        assert joined.at(start + before + place) == (pieces[number], place)


def test_a_place_between_sentences_belongs_to_the_one_before():
    assert sentence_at("One. Two.", 4).text == "One."


@given(LOUD, st.sampled_from(["text", "claim", "question", "heading", "title", "alt", "button"]))
def test_no_text_breaks_a_rule_and_words_stand_where_it_says(text, role):
    passage = Passage(text, ("summary",), role)
    page = Document("article", (passage,), facts=condition().facts)

    for rule in CORE:
        for finding in rule.findings(page, rule.severity):
            assert finding.message % finding.params
            if finding.start >= 0 and finding.path == passage.path:
                end = finding.start + len(finding.words)
                assert text[finding.start : end] == finding.words
