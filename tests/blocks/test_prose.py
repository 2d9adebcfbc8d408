"""Sources cited inside a text: numbered with the others, and part of no sentence."""

import pytest
from bs4 import BeautifulSoup
from django.template import Context
from django.template.loader import render_to_string

from kp_pages.blocks.body import BodyBlock
from kp_pages.blocks.citing import cited_keys, replace_marks
from kp_pages.blocks.reading import Citation, read
from kp_pages.markdown.blocks import Setting, pieces
from kp_pages.schema import Place
from tests.blocks.checking import draft_problems, problems, stored
from tests.factories import ReferenceFactory, TreatmentFactory

pytestmark = pytest.mark.django_db


def mark(reference):
    key = getattr(reference, "pk", reference)
    return f'<embed embedtype="kp-citation" id="{key}"/>'


def section(text, references=(), **more):
    value = {"heading": "H", "text": text, "references": list(references), **more}
    return ("section", value)


def rendered(reading):
    """The blocks of a page and the list at its end, as a visitor gets them."""
    context = Context({"citations": reading.citations}).flatten()
    html = "".join(str(block.render(context=context)) for block in reading.blocks)
    html += render_to_string("kp_pages/parts/references.html", context)
    return BeautifulSoup(html, "html5lib").body


def paragraph(text):
    """One paragraph of a section as a visitor gets it."""
    return rendered(read(stored(section(text)))).select_one(".kp-prose p")


def test_a_number_leads_to_the_list_and_the_list_leads_back():
    reference = ReferenceFactory()

    soup = rendered(read(stored(section(f"<p>Less pain{mark(reference)} for a week.</p>"))))

    link = soup.select_one(".kp-prose p a")
    assert (link.get_text(), link["aria-label"]) == ("1", "Reference 1")
    assert soup.select_one(link["href"]).find(string=lambda text: reference.title in text)
    back = soup.select_one(".kp-refs__back")
    assert back["href"] == f"#{link['id']}"


def test_texts_and_lists_are_counted_together_in_reading_order():
    in_text, in_list, later, last = ReferenceFactory.create_batch(4)
    part = {"heading": "P", "text": f"<p>C{mark(last)}</p>", "references": [in_text]}

    reading = read(
        stored(
            section(f"<p>A{mark(in_text)}, b{mark(later)}.</p>", [in_list], subsections=[part]),
            section(f"<p>D{mark(in_list)}</p>"),
        )
    )

    assert [one.reference for one in reading.citations] == [in_text, later, in_list, last]


def test_a_source_leads_back_to_each_place_in_the_order_of_the_page():
    reference = ReferenceFactory()
    twice = f"<p>A{mark(reference)} and b{mark(reference)}.</p>"

    soup = rendered(read(stored(section(twice, [reference]), section(twice))))

    places = [link["id"] for link in soup.select("a.kp-cite")]
    assert places == [f"cite-1-{n}" for n in range(1, 6)]
    ways = soup.select(".kp-refs__back")
    assert [way["href"] for way in ways] == [f"#{one}" for one in places]
    assert "".join(way.get_text() for way in ways) == "abcde"
    assert ways[1]["aria-label"] == "Back to reference 1 in the text, place b"


def test_the_only_way_back_needs_no_letter():
    (citation,) = read(stored(section(f"<p>A{mark(ReferenceFactory())}.</p>"))).citations
    citation.places.append("cite-1-1")

    html = render_to_string("kp_pages/parts/references.html", {"citations": [citation]})

    way = BeautifulSoup(html, "html5lib").select_one(".kp-refs__back")
    assert (way.get_text(), way["aria-label"]) == ("↑", "Back to reference 1 in the text")


def test_letters_go_on_after_z():
    citation = Citation(1, None, [f"cite-1-{number}" for number in range(28)])

    assert [letter for _place, letter in citation.ways_back][24:] == ["y", "z", "aa", "bb"]


def test_numbers_that_stand_together_are_sorted():
    first, second, third = ReferenceFactory.create_batch(3)
    text = f"<p>A{mark(first)}{mark(second)}{mark(third)}.</p><p>B{mark(third)}{mark(first)}.</p>"

    reading = read(stored(section(text, [third, second])))

    assert [cite.get_text() for cite in rendered(reading).select(".kp-cite")] == [
        *("1", "2", "3"),
        *("1", "3"),
        *("2", "3"),
    ]
    numbers = {one.reference.pk: one.number for one in reading.citations}
    *_, said = pieces(reading.values[0], Setting("/", numbers))
    assert said == "B [1] [3]. [2] [3]"


def test_sources_that_stand_together_are_shown_together():
    first, second = ReferenceFactory.create_batch(2)

    found = paragraph(f"<p>Less pain {mark(first)} {mark(second)}.</p>")

    assert len(found.select(".kp-cites")) == 1
    assert found.get_text() == "Less pain12."


@pytest.mark.parametrize("hide", ["delete", "unpublish"])
def test_a_source_that_readers_may_not_see_leaves_no_trace(hide):
    gone, kept = ReferenceFactory.create_batch(2)
    text = f"<p>A {mark(gone)}. B {mark(gone)}{mark(kept)} c.</p>"
    getattr(gone, hide)()

    reading = read(stored(section(text)))

    assert [one.reference for one in reading.citations] == [kept]
    assert str(reading.blocks[0].value["text"]).startswith("<p>A. B<span")
    assert rendered(reading).select_one(".kp-prose p").get_text() == "A. B1 c."


def test_a_number_is_part_of_no_sentence():
    value = stored(section(f"<p>Less pain {mark(ReferenceFactory())}. More{mark(9)} sleep.</p>"))

    (passage,) = [one for one in read(value).passages if one.path[-1] == "text"]

    assert passage.text == "Less pain. More sleep."


def test_an_answer_is_told_to_crawlers_without_numbers(home):
    answer = f"<p>Yes{mark(ReferenceFactory())}.</p>"
    (block,) = read(stored(("faq", {"questions": [{"question": "Q?", "answer": answer}]}))).blocks
    place = Place(root="http://a/", url="http://a/p/", key=1)

    nodes = list(block.value.schema_nodes(place))

    asked = [node for node in nodes if node.get("@type") == "Question"]
    assert [node["acceptedAnswer"]["text"] for node in asked] == ["Yes."]


def test_a_cell_of_a_table_can_cite():
    in_caption, in_cell = ReferenceFactory.create_batch(2)
    table = {
        "caption": "",
        "columns": [{"type": "text", "heading": "A"}, {"type": "prose", "heading": "B"}],
        "rows": [{"values": ["one", f"<p>two{mark(in_cell)}</p>"]}],
    }
    value = {"caption": "Times", "references": [in_caption], "table": table}

    reading = read(stored(("table", value)))

    assert [one.reference for one in reading.citations] == [in_caption, in_cell]
    assert rendered(reading).select_one("td a.kp-cite").get_text() == "2"
    assert {"one", "two"} <= {passage.text for passage in reading.passages}


def test_the_sources_of_a_treatment_come_first_where_it_is_shown():
    reference, of_treatment = ReferenceFactory.create_batch(2)
    treatment = TreatmentFactory(references=[("reference", of_treatment)])
    text = f"<p>More{mark(reference)}</p>"

    reading = read(stored(("risks", {"heading": "R", "treatment": treatment, "text": text})))

    numbers = [link.get_text() for link in rendered(reading).select("a.kp-cite")]
    assert [one.reference for one in reading.citations] == [of_treatment, reference]
    assert numbers == ["1", "2"]


def test_without_a_page_there_are_no_numbers(samples):
    (block,) = stored(section(f"<p>Less pain{mark(ReferenceFactory())}.</p>"))

    assert str(block.value["text"]) == "<p>Less pain.</p>"


def test_a_value_that_is_not_read_for_a_page_knows_what_it_cites():
    cited, draft = ReferenceFactory(), ReferenceFactory(live=False)
    (block,) = stored(section(f"<p>A{mark(cited)}{mark(draft)}</p>"))

    assert list(block.value.references()) == [cited]


def test_a_text_that_cites_a_draft_is_saved_and_not_published():
    draft = ReferenceFactory(title="Early", live=False)
    _name, value = section(f"<p>A{mark(draft)}</p>")

    found = problems("section", value)

    assert found == {
        "text": "This cites a draft, and readers would not see it. Publish it first: "
        "Example A 2020: Early"
    }
    assert draft_problems("section", value) == {}


def test_a_text_that_cites_nothing_any_more_is_not_published():
    _name, value = section(f"<p>A{mark(987)}</p>")

    assert problems("section", value) == {
        "text": "A source that is cited here was deleted. Take its mark out or cite another."
    }


def test_who_needs_help_now_gets_no_number_to_follow():
    value = {"kind": "help", "heading": "Call", "text": f"<p>Now{mark(ReferenceFactory())}</p>"}

    assert list(problems("callout", value)) == ["text"]


def test_a_mark_without_words_is_kept():
    (block,) = stored(section(f"<p>{mark(7)}</p>"))

    assert cited_keys(block.value["text"].source) == [7]


@pytest.mark.parametrize(
    "html",
    [
        '<embed embedtype="kp-citation"/>',
        '<embed embedtype="kp-citation" id=""/>',
        '<embed embedtype="kp-citation" id="x"/>',
        '<embed embedtype="kp-citation" id="0"/>',
        '<embed embedtype="kp-citation" id="-1"/>',
        '<embed embedtype="kp-citation" id="12345678901234567890"/>',
        '<embed embedtype="image" id="3"/>',
        '<p id="kp-citation">3</p>',
    ],
)
def test_what_is_no_citation_cites_nothing(html):
    assert cited_keys(html) == []
    assert list(read(stored(section(f"<p>Words{html}</p>"))).citations) == []


def test_the_order_of_the_attributes_does_not_matter():
    html = 'A<embed id="5" embedtype="kp-citation"/>.'

    assert cited_keys(html) == [5]
    assert replace_marks(html, str) == "A[5]."


def test_numbers_stay_the_same_however_often_a_text_is_shown():
    reference = ReferenceFactory()
    reading = read(stored(section(f"<p>A{mark(reference)}</p>")))

    first, second = str(reading.blocks[0].value["text"]), str(reading.blocks[0].value["text"])

    assert first == second
    (citation,) = reading.citations
    assert citation.places == ["cite-1-1"]


def test_what_is_stored_is_what_was_written():
    text = f"<p>A {mark(5)} b.</p>"
    body = BodyBlock().to_python([{"type": "section", "value": {"text": text}, "id": "a"}])

    assert body.get_prep_value()[0]["value"]["text"] == text
