import pytest

from tests.blocks.checking import problems, shown

pytestmark = pytest.mark.django_db


def test_questions_are_a_list(samples):
    soup = shown("questions_to_ask", samples["questions_to_ask"])

    assert [item.get_text(strip=True) for item in soup.select("li")] == ["Why?", "When?"]


def test_a_question_is_not_asked_twice():
    value = {"heading": "Ask", "questions": ["Why?", "why? "]}

    assert list(problems("questions_to_ask", value)) == ["questions.1"]
