"""A body is read once, from top to bottom."""

from itertools import pairwise

import pytest
from django.template import Context
from wagtail.models import PageViewRestriction

from kp_pages.blocks.body import BodyBlock
from kp_pages.blocks.reading import read
from tests.factories import (
    ConditionIndexPageFactory,
    ConditionPageFactory,
    ReferenceFactory,
    TreatmentFactory,
)

pytestmark = pytest.mark.django_db


def body(*blocks):
    return BodyBlock().to_python(BodyBlock().to_python(list(blocks)).get_prep_value())


def section(heading, **more):
    return ("section", {"heading": heading, **more})


def test_contents_are_the_headings_of_the_blocks_in_the_editors_order():
    reading = read(body(section("How it works"), section("Who it helps")))

    assert [heading.text for heading in reading.contents] == ["How it works", "Who it helps"]


def test_every_heading_has_an_anchor_of_its_own(samples):
    reading = read(body(*samples.items(), section("Symptoms"), section("Symptoms")))

    anchors = [heading.anchor for heading in reading.headings]
    assert len(anchors) == len(set(anchors))
    assert all(anchors)


def test_an_anchor_survives_retitling_and_reordering():
    stored = body(section("Old title"), section("Another")).get_prep_value()
    before = read(BodyBlock().to_python(stored)).contents[0].anchor
    stored[0]["value"]["heading"] = "New title"

    after = {h.text: h.anchor for h in read(BodyBlock().to_python(stored[::-1])).contents}

    assert after["New title"] == before


def test_a_block_that_stands_once_is_found_under_its_own_name(samples):
    reading = read(body(("risks", samples["risks"]), ("faq", samples["faq"])))

    assert [heading.anchor for heading in reading.contents] == ["risks", "questions"]


def test_headings_never_skip_a_level(samples):
    levels = [heading.level for heading in read(body(*samples.items())).headings]

    assert levels[0] == 2
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_references_are_numbered_once_in_reading_order():
    first, second, third = ReferenceFactory.create_batch(3)

    reading = read(
        body(
            section("A", references=[second, first]),
            section("B", references=[second, third]),
        )
    )

    assert [(one.number, one.reference) for one in reading.citations] == [
        (1, second),
        (2, first),
        (3, third),
    ]


def test_a_reference_leads_back_to_each_place_that_cites_it():
    reference = ReferenceFactory()
    reading = read(body(section("A", references=[reference]), section("B", references=[reference])))

    context = Context({"citations": reading.citations})
    for block in reading.blocks:
        block.render(context=context.flatten())

    (citation,) = reading.citations
    assert citation.places == ["cite-1-1", "cite-1-2"]


def test_a_deleted_reference_leaves_the_others_standing():
    gone, kept = ReferenceFactory.create_batch(2)
    stored = body(section("A", references=[gone, kept]))
    gone.delete()

    reading = read(stored)

    assert [one.reference for one in reading.citations] == [kept]


@pytest.mark.parametrize("hide", ["unpublish", "restrict"])
def test_a_page_that_a_visitor_may_not_see_is_left_out_and_kept_in_the_store(home, hide):
    index = ConditionIndexPageFactory(parent=home)
    page = ConditionPageFactory(parent=index)
    stored = body(("related", {"heading": "Related", "pages": [page]}))
    if hide == "unpublish":
        page.unpublish()
    else:
        PageViewRestriction.objects.create(page=index, restriction_type="login")

    reading = read(stored)

    assert reading.blocks[0].value.shown() == []
    assert [kept.pk for kept in stored[0].value["pages"]] == [page.pk]


def test_a_draft_treatment_is_not_shown():
    treatment = TreatmentFactory(live=False)

    (block,) = read(body(("fda_status", {"heading": "A", "treatment": treatment}))).blocks

    assert block.value["treatment"] is None


def test_the_words_of_the_treatment_are_among_the_passages():
    treatment = TreatmentFactory(common_risks=[("point", "a rare word")])

    reading = read(body(("risks", {"heading": "Risks", "treatment": treatment})))

    assert "a rare word" in [passage.text for passage in reading.passages]


def test_every_passage_leads_to_its_field():
    reading = read(body(("faq", {"questions": [{"question": "Why?", "answer": "<p>So.</p>"}]})))

    found = {(passage.path[0], passage.path[-1]): passage for passage in reading.passages}
    assert found["questions", "question"].role == "question"
    assert found["questions", "answer"].text == "So."


def test_reading_takes_a_minute_for_200_words_and_never_less():
    assert read(body(section("A"))).minutes == 1
    assert read(body(section("A", text=f"<p>{'word ' * 600}</p>"))).minutes == 3


@pytest.mark.parametrize(
    "broken",
    [
        {"type": "section", "value": None},
        {"type": "section", "value": "text"},
        {"type": "faq", "value": {"questions": None}},
        {"type": "faq", "value": {"questions": {"a": 1}}},
        {"type": "steps", "value": {"steps": [None, 3]}},
        {"type": "related", "value": {"pages": ["x", {}, None]}},
        {"type": "unknown", "value": {}},
    ],
)
def test_a_stored_block_that_cannot_be_read_takes_no_other_with_it(broken):
    stored = [broken, *body(section("Whole")).get_prep_value()]

    reading = read(BodyBlock().to_python(stored))

    assert "Whole" in [heading.text for heading in reading.contents]


def test_a_link_leads_to_the_page_it_was_made_for(home):
    page = ConditionPageFactory(parent=ConditionIndexPageFactory(parent=home))
    text = f'<p><a linktype="page" id="{page.pk}">there</a></p>'

    (block,) = read(body(section("A", text=text))).blocks

    assert f'href="{page.url}"' in block.value["text"].html
