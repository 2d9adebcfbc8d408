"""How hard a text is to read; measured against texts whose grade is known."""

from dataclasses import replace

import pytest

from kp_pages.readiness import Document, Passage
from kp_pages.readiness.grade import grade, measure, syllables
from tests.readiness.pages import condition, part, says

#: As dictionaries count them.
COUNTS = {
    1: "the pain made worked eased named nerves makes times used blood real brain can't tired hour",
    2: "people migraine little table needles treated places doses using patient science region "
    "quiet giant diet safely rarely likely approved before every something muscles double isn't",
    3: "ketamine medicine infusion regional depression evidence audience idea area created "
    "period various family improvement hospital receptor physician nausea unable vehicle",
    4: "neuropathic operation anesthetic psychiatric anxiety experience reality actually diagnosis "
    "information monitoring urinary diabetes situation continuous intravenous",
    5: "individual administration",
    6: "fibromyalgia cardiovascular neuroplasticity",
}

#: In the public domain; tools give it a grade of about 11.
GETTYSBURG = """
Four score and seven years ago our fathers brought forth upon this continent, a new nation,
conceived in Liberty, and dedicated to the proposition that all men are created equal. Now we are
engaged in a great civil war, testing whether that nation, or any nation so conceived and so
dedicated, can long endure. We are met on a great battle-field of that war. We have come to
dedicate a portion of that field, as a final resting place for those who here gave their lives
that that nation might live. It is altogether fitting and proper that we should do this. But, in a
larger sense, we can not dedicate, we can not consecrate, we can not hallow, this ground. The
brave men, living and dead, who struggled here, have consecrated it, far above our poor power to
add or detract. The world will little note, nor long remember what we say here, but it can never
forget what they did here. It is for us the living, rather, to be dedicated here to the unfinished
work which they who fought here have thus far so nobly advanced. It is rather for us to be here
dedicated to the great task remaining before us, that from these honored dead we take increased
devotion to that cause for which they gave the last full measure of devotion, that we here highly
resolve that these dead shall not have died in vain, that this nation, under God, shall have a new
birth of freedom, and that government of the people, by the people, for the people, shall not
perish from the earth.
"""


@pytest.mark.parametrize(
    ("word", "number"),
    [(word, number) for number, words in COUNTS.items() for word in words.split()],
)
def test_syllables_are_counted(word, number):
    assert syllables(word) == number


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("The cat sat on the mat.", -1.45),
        # Wikipedia's example: 13 words, 26 syllables.
        (
            "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.",
            13.08,
        ),
        (
            "This sentence, taken as a reading passage unto itself, is used to prove a point.",
            6.8,
        ),
    ],
)
def test_a_sentence_has_its_known_grade(text, known):
    assert grade([text]) == pytest.approx(known, abs=0.1)


def test_a_longer_text_has_its_known_grade():
    assert 10.5 < grade([" ".join(GETTYSBURG.split())]) < 11.5


def test_texts_are_measured_as_one():
    one, two = "It hurts. It burns.", "Call us."

    assert measure(f"{one}\n{two}") == measure(one) + measure(two)
    assert grade([]) == 0


def test_names_that_readers_know_count_as_easy():
    text = "Fibromyalgia is pain."

    assert grade([text], frozenset({"fibromyalgia"})) < grade([text])


HARD = (
    "Neuroplasticity necessitates continuous cardiovascular monitoring and considerable "
    "individual responsibility throughout administration. "
)
EASY = "It can burn or sting. You can call us. We will help you. "


def test_a_hard_page_and_its_hard_blocks_are_told():
    hard, easy = part("section", ("text", HARD * 8)), part("cost", ("text", EASY * 3))

    found = says("RDG-01", condition(parts=(hard, easy)))

    assert [path for _said, path in found] == [(), ("body", "section")]


def test_an_easy_page_and_a_few_hard_words_are_not():
    assert says("RDG-01", condition(parts=(part("section", ("text", EASY * 9)),))) == []
    assert says("RDG-01", condition(own=(), parts=(part("section", ("text", HARD)),))) == []


def test_the_clinic_says_how_hard_is_too_hard():
    page = condition(parts=(part("section", ("text", HARD * 8)),), facts={"reading_grade": 99})

    assert says("RDG-01", page) == []


def words(number):
    return " ".join(["word"] * number)


def only(text, role="text"):
    return Document("page", (Passage(text, ("summary",), role),))


def test_a_sentence_of_25_words_passes_now_and_then():
    short = "\n".join([words(8)] * 10)

    assert says("RDG-02", only(f"{words(25)}\n{short}")) == []
    assert says("RDG-02", only(f"{words(26)}\n{short}"))


def test_many_sentences_of_more_than_20_words_are_told():
    long = "\n".join([words(21)] * 4)

    assert len(says("RDG-02", only(long))) == 4
    assert says("RDG-02", only(long, role="heading")) == []


def test_a_wall_of_text_is_told():
    wall = " ".join([f"{words(19).capitalize()}."] * 4)

    assert says("RDG-02", only(wall)) == [
        ("This paragraph has 4 sentences. Make two of it.", ("summary",))
    ]
    assert says("RDG-02", only(wall, role="summary")) == []
    assert says("RDG-02", only(wall.replace(". Word", ".\nWord", 2))) == []


def test_a_short_form_is_spelled_out_once_for_the_page():
    first = Passage("Transcutaneous stimulation (TENS) may help.", ("summary",), "summary")
    later = part("section", ("text", "Ask about TENS."))

    assert says("RDG-03", condition(own=(first,), parts=(later,))) == []
    assert len(says("RDG-03", condition(own=(), parts=(later, replace(later))))) == 1
