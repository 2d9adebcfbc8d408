"""Citations in the editor: stored unchanged, known to the index, named with their standing."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.models import ReferenceIndex

from kp_pages.blocks.body import BodyBlock
from kp_pages.blocks.prose import PROSE_FEATURES
from kp_pages.models import Reference
from kp_pages.outlines import Outline
from tests.admin.posting import problems, send
from tests.factories import ConditionPageFactory, ReferenceFactory, TreatmentFactory

pytestmark = pytest.mark.django_db

USAGE = "wagtailsnippets_kp_pages_reference:usage"


def mark(key):
    return f'<embed embedtype="kp-citation" id="{key}"/>'


def citing(*references):
    text = f"<p>Less pain{''.join(mark(one.pk) for one in references)}.</p>"
    parts = [("section", {"heading": "Pain", "text": text})]
    body = Outline("t", "T", "", "kp_pages.ConditionPage", parts).fill(BodyBlock())
    body[0].id = "a"
    return body


def in_editor(html):
    return json.loads(ContentstateConverter(PROSE_FEATURES).from_database_format(html))


def stored(content):
    return ContentstateConverter(PROSE_FEATURES).to_database_format(json.dumps(content))


@pytest.mark.parametrize(
    "inner",
    [
        f"Less pain{mark(12)} for a week.",
        f"Less pain {mark(12)}, and more.",
        f"{mark(12)} Less pain",
        f"Less {mark(12)} pain{mark(12)}{mark(13)}",
        f"<b>Less</b>{mark(12)} <i>pain</i>{mark(13)}.",
        f'<a linktype="page" id="4">Less</a>{mark(12)} pain',
    ],
)
def test_a_text_is_loaded_and_saved_unchanged(inner):
    for html in (
        f'<p data-block-key="abcde">{inner}</p>',
        f'<ul><li data-block-key="abcde">{inner}</li></ul>',
    ):
        assert stored(in_editor(html)) == html


def test_a_mark_is_one_character_that_cannot_be_typed_into():
    content = in_editor(f"<p>Pain{mark(12)}.</p>")

    (block,) = content["blocks"]
    assert block["text"] == "Pain\u2060."
    assert block["entityRanges"] == [{"key": 0, "offset": 4, "length": 1}]
    assert content["entityMap"] == {
        "0": {"mutability": "IMMUTABLE", "type": "KP-CITATION", "data": {"id": 12}}
    }


@pytest.mark.parametrize("key", [None, "", "x", "0", -3, "1' onclick='x", 10**30])
def test_a_mark_that_cites_nothing_is_not_stored(key):
    content = in_editor(f'<p data-block-key="abcde">Pain{mark(12)}.</p>')
    content["entityMap"]["0"]["data"]["id"] = key

    assert stored(content) == '<p data-block-key="abcde">Pain.</p>'


def test_the_button_comes_with_its_script():
    widget = DraftailRichTextArea(features=PROSE_FEATURES)

    (script,) = [one for one in widget.media.render_js() if "citations.js" in one]
    assert f'data-references="{reverse("wagtailsnippetchoosers_kp_pages_reference:choose")}"' in (
        script
    )
    files = "".join(widget.media.render_js())
    assert files.index("draftail.js") < files.index("citations.js")
    (button,) = [one for one in widget.options["entityTypes"] if one["type"] == "KP-CITATION"]
    assert str(button["description"]) == "Cite a source"


def test_a_source_knows_the_pages_that_cite_it_in_a_text(as_editor, conditions):
    reference = ReferenceFactory()
    page = ConditionPageFactory(parent=conditions, title="Sore feet", body=citing(reference))

    html = as_editor.get(reverse(USAGE, args=[reference.pk])).content.decode()

    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in html
    assert "Sore feet" in html
    (use,) = ReferenceIndex.get_references_to(reference)
    assert use.content_path == "body.a.text"


@pytest.mark.parametrize("way", ["one", "several"])
def test_a_source_that_is_cited_is_not_deleted(as_publisher, conditions, way):
    reference = ReferenceFactory(title="Needed")
    ConditionPageFactory(parent=conditions, body=citing(reference))
    address = reverse("wagtailsnippets_kp_pages_reference:delete", args=[reference.pk])
    if way == "several":
        several = reverse("wagtail_bulk_action", args=["kp_pages", "reference", "delete"])
        address = f"{several}?id={reference.pk}"

    response = as_publisher.post(address, follow=True)

    assert Reference.objects.filter(pk=reference.pk).exists()
    assert response.redirect_chain[-1][0] == reverse(USAGE, args=[reference.pk])
    assert "is still cited" in response.content.decode()


def test_a_source_that_nothing_cites_is_deleted(as_publisher):
    reference = ReferenceFactory()

    as_publisher.post(reverse("wagtailsnippets_kp_pages_reference:delete", args=[reference.pk]))

    assert not Reference.objects.exists()


def test_a_page_that_cites_a_draft_in_a_text_is_saved_and_not_published(as_publisher, conditions):
    page = ConditionPageFactory(parent=conditions, live=False)
    body = citing(ReferenceFactory(title="Early", live=False))

    found = problems(send(as_publisher, page, "publish", body=body))

    assert found["body.0.text"].startswith("This cites a draft")
    assert send(as_publisher, page, body=body).status_code == 302


@pytest.fixture
def ask(as_editor):
    return lambda **query: as_editor.get(reverse("kp_pages_sources"), query)


def test_the_editor_is_told_what_stands_behind_a_mark(ask):
    gone = ReferenceFactory()
    current = ReferenceFactory(title="Trial", status="current")
    retracted = ReferenceFactory(status="retracted", live=False)
    gone.delete()

    found = ask(references=f"{current.pk},{retracted.pk},99999").json()["references"]

    assert found[str(current.pk)] == {
        "name": "Example A 2020",
        "title": "Trial",
        "standing": "",
        "is_public": True,
        "url": reverse("wagtailsnippets_kp_pages_reference:edit", args=[current.pk]),
    }
    assert found[str(retracted.pk)]["standing"] == "Retracted"
    assert not found[str(retracted.pk)]["is_public"]
    assert set(found) == {str(current.pk), str(retracted.pk)}


def test_the_sources_of_a_treatment_are_told_in_their_order(ask):
    first, second = ReferenceFactory.create_batch(2)
    stream = [("reference", second), ("reference", first)]
    treatment, draft = TreatmentFactory(references=stream), TreatmentFactory(live=False)

    found = ask(treatments=f"{treatment.pk},{draft.pk}").json()

    assert found["treatments"] == {str(treatment.pk): [second.pk, first.pk]}
    assert set(found["references"]) == {str(first.pk), str(second.pk)}


@pytest.mark.parametrize("query", [{}, {"references": ""}, {"references": "x,,-1,%00,1e9"}])
def test_nonsense_is_answered_with_nothing(ask, query):
    response = ask(**query)

    assert response.status_code == 200
    assert response.json() == {"references": {}, "treatments": {}}


def test_many_sources_cost_as_many_questions_as_one(ask, django_assert_max_num_queries):
    keys = ",".join(str(one.pk) for one in ReferenceFactory.create_batch(12))
    ask(references=keys)

    with django_assert_max_num_queries(6):
        assert len(ask(references=keys).json()["references"]) == 12


def test_strangers_are_sent_to_the_door(client, home):
    assert client.get(reverse("kp_pages_sources")).status_code == 302


def test_a_chosen_source_that_is_retracted_says_so_in_its_field(as_editor, conditions):
    reference = ReferenceFactory(title="Old trial", status="retracted")
    body = BodyBlock().to_python(
        [{"type": "section", "value": {"heading": "A", "references": [reference.pk]}, "id": "a"}]
    )
    page = ConditionPageFactory(parent=conditions, body=body)

    html = as_editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    data = BeautifulSoup(html, "html.parser").select_one("[data-block]")
    assert "Retracted. Example A 2020: Old trial" in str(data)
