import pytest

from kp_pages.blocks.body import BodyBlock
from kp_pages.blocks.reading import read
from tests.blocks.checking import problems, shown, stored

pytestmark = pytest.mark.django_db


def questions(*texts):
    return {"heading": "Q", "questions": [{"question": t, "answer": "<p>A.</p>"} for t in texts]}


def test_each_question_has_an_address_that_survives_reordering():
    raw = stored(("faq", questions("Why?", "When?"))).get_prep_value()
    before = {h.text: h.anchor for h in read(BodyBlock().to_python(raw)).headings}
    raw[0]["value"]["questions"].reverse()

    after = {h.text: h.anchor for h in read(BodyBlock().to_python(raw)).headings}

    assert before == after


def test_a_question_opens_without_javascript():
    soup = shown("faq", questions("Why?"))

    details = soup.select_one("details")
    assert details["id"]
    assert details.summary.get_text(strip=True) == "Why?"
    assert "A." in details.get_text()


def test_questions_open_one_by_one():
    assert not shown("faq", questions("Why?", "When?")).select("details[name], details[open]")


@pytest.mark.parametrize("again", ["Why?", "  why ", "WHY?!"])
def test_a_question_is_not_asked_twice(again):
    assert list(problems("faq", questions("Why?", again))) == ["questions.1"]


@pytest.mark.parametrize(
    "again",
    [
        "Isn't a “cafe\u0301” safe?",
        'Isn’t a "caf\u00e9" safe？',
        "Isn’t a “ca\u200bfé” sa\u00adfe?",
        "Isn’t\u00a0a “café” safe?\ufeff",
    ],
)
def test_a_question_that_looks_the_same_is_the_same(again):
    found = problems("faq", questions("Isn’t a “café” safe?", again))

    assert list(found) == ["questions.1"]
