"""What an editor does wrong is said beside the field; what is unfinished always saves."""

import pytest

from kp_pages.blocks.body import BodyBlock
from kp_pages.models import ArticlePage, ConditionPage
from kp_pages.outlines import Outline, all_outlines
from tests.admin.posting import problems, send
from tests.factories import ArticlePageFactory, ConditionPageFactory, ReferenceFactory

pytestmark = pytest.mark.django_db

REQUIRED = "This field is required."

# One unfinished or mistaken block, the field that is wrong, and what is said beside it.
MISTAKES = [
    (
        "section",
        {"heading": "Why?"},
        "text",
        "Write something here, or delete the section.",
    ),
    ("description", {"definition": ""}, "definition", REQUIRED),
    ("how_ketamine_helps", {"heading": ""}, "heading", REQUIRED),
    ("how_ketamine_helps", {"intro": ""}, "intro", REQUIRED),
    (
        "how_ketamine_helps",
        {"mechanisms": [{"title": "Same", "text": "<p>a</p>", "basis": "plausible"}] * 2},
        "mechanisms.1",
        "Another mechanism has this title. Give each its own.",
    ),
    ("how_ketamine_helps", {"mechanisms": [{"title": "One"}]}, "mechanisms.0.basis", REQUIRED),
    (
        "faq",
        {"questions": [{"question": q, "answer": "<p>a</p>"} for q in ("Why?", "why ?")]},
        "questions.1",
        "This question is asked above. Keep one of the two.",
    ),
    ("faq", {"questions": [{"question": "Why?", "answer": ""}]}, "questions.0.answer", REQUIRED),
    ("faq", {"questions": []}, "questions", "Add a question, or delete this block."),
    ("consultation_cta", {"target": []}, "target", "Choose where the button leads."),
    (
        "consultation_cta",
        {"target": [("phone", "555 010")]},
        "target.0",
        "Enter the number with country code, digits only: +1 555 010 0199.",
    ),
    (
        "consultation_cta",
        {"target": [("url", "http://clinic.example/")]},
        "target.0",
        "Enter a full address that starts with https://.",
    ),
    (
        "consultation_cta",
        {"target": [("consultation", None), ("url", "https://clinic.example/")]},
        "target.1",
        "A button leads to one place. Delete this one, or the other.",
    ),
    (
        "evidence",
        {"claims": [{"statement": "Some", "affected": 3}]},
        "claims.0.level",
        REQUIRED,
    ),
    ("risks", {"treatment": None}, "treatment", REQUIRED),
    ("figure", {}, "picture.image", REQUIRED),
    (
        "video",
        {"url": "https://video.example/1"},
        "url",
        "Enter the address of one video on YouTube or Vimeo, without extras after it.",
    ),
    (
        "callout",
        {"kind": "help", "text": '<p><a href="https://a.example">Read</a></p>'},
        "text",
        "Take the links out: who needs help now must not be sent to more reading.",
    ),
    (
        "key_facts",
        {"facts": [{"label": "A", "fact": "b"}]},
        "facts",
        "Add at least 2, or delete this block.",
    ),
    (
        "key_facts",
        {"facts": [{"label": str(number), "fact": "b"} for number in range(9)]},
        "facts.8",
        "There is room for 8. Delete this one, or another.",
    ),
    ("conditions", {"items": []}, "items", "Add a condition, or delete this block."),
    (
        "conditions",
        {
            "items": [
                ("written", {"title": "Pain", "text": "<p>a</p>"}),
                ("written", {"title": "PAIN", "text": "<p>a</p>"}),
            ]
        },
        "items.1",
        "This condition is listed above. Keep one of the two.",
    ),
]

#: Fields that must hold for the rule about another field to be asked at all.
COMPLETE = {
    "consultation_cta": {"text": "Ask us."},
    "faq": {},
    "how_ketamine_helps": {"intro": "<p>It changes signals.</p>"},
    "callout": {"heading": "Call 911 if"},
    "description": {"definition": "Pain."},
    "key_facts": {},
}


def body(*parts):
    """A body of these blocks, completed by their defaults."""
    return Outline("test", "Test", "", "kp_pages.ConditionPage", parts).fill(BodyBlock())


def one_block(name, given):
    return body((name, {**COMPLETE.get(name, {}), **given}))


@pytest.fixture
def page(conditions):
    return ConditionPageFactory(parent=conditions, live=False, has_unpublished_changes=True)


@pytest.mark.parametrize(("name", "given", "field", "sentence"), MISTAKES)
def test_publishing_a_mistake_says_so_beside_its_field(
    as_publisher, page, name, given, field, sentence
):
    response = send(as_publisher, page, "publish", body=one_block(name, given))

    assert problems(response)[f"body.0.{field}"] == sentence
    assert not ConditionPage.objects.get().live


@pytest.mark.parametrize(
    ("name", "given", "field", "sentence"),
    [mistake for mistake in MISTAKES if "Delete this one" not in mistake[3]],
)
def test_the_same_saves_as_a_draft(as_publisher, page, name, given, field, sentence):
    response = send(as_publisher, page, body=one_block(name, given))

    assert response.status_code == 302
    draft = ConditionPage.objects.get().get_latest_revision_as_object()
    assert [part.block_type for part in draft.body] == [name]


@pytest.mark.parametrize("name", list(BodyBlock().child_blocks))
def test_a_block_just_inserted_saves_as_a_draft(as_editor, page, name):
    response = send(as_editor, page, body=body((name, {})))

    assert response.status_code == 302


@pytest.mark.parametrize("field", ["affected", "out_of"])
def test_half_a_pair_of_numbers_saves_and_does_not_publish(as_publisher, page, field):
    claim = {
        "statement": "Some people had less pain.",
        "level": "limited",
        "direction": "helps",
        "population": "60 adults",
        "limits": "It did not last.",
        "references": [ReferenceFactory()],
        field: 3,
    }
    evidence = one_block("evidence", {"claims": [claim]})

    assert send(as_publisher, page, body=evidence).status_code == 302
    page = ConditionPage.objects.get().get_latest_revision_as_object()
    found = problems(send(as_publisher, page, "publish"))
    assert found["body.0.claims.0.affected"] == "Enter both numbers, or neither."
    assert found["body.0.claims.0.out_of"] == "Enter both numbers, or neither."


def test_a_fourth_call_to_action_is_refused_in_words(as_publisher, page):
    four = body(*[("consultation_cta", COMPLETE["consultation_cta"])] * 4)

    found = problems(send(as_publisher, page, "publish", body=four))

    assert found == {
        "body.3": "A page has this block 3 times at most. Delete this one, or another."
    }


def test_a_draft_may_have_too_many_for_a_while(as_publisher, page):
    facts = [{"label": str(number), "fact": "b"} for number in range(9)]
    parts = body(*[("consultation_cta", {})] * 4, ("key_facts", {"facts": facts}))

    assert send(as_publisher, page, body=parts).status_code == 302

    kept = ConditionPage.objects.get().get_latest_revision_as_object().body
    assert [len(block.value["facts"]) for block in kept if block.block_type == "key_facts"] == [9]
    assert len(kept) == 5


def test_one_in_excess_is_told_of_its_other_mistakes_too(as_publisher, page):
    two = body(("faq", {"questions": []}), ("faq", {"questions": []}))

    found = problems(send(as_publisher, page, "publish", body=two))

    assert found == {
        "body.0.questions": "Add a question, or delete this block.",
        "body.1.questions": "Add a question, or delete this block.",
        "body.1": "A page has this block once. Delete this one, or the other.",
    }


def test_an_empty_field_is_told_once(as_publisher, page, settings):
    settings.KP_PAGES = {"GATE": "block"}  # with all rules, completeness among them

    response = send(as_publisher, page, "publish", summary="")

    assert response.context["form"].errors["summary"] == [REQUIRED]


def test_every_mistake_of_a_page_is_told_at_once(as_publisher, page, treatment):
    outline = all_outlines()["condition"].fill(BodyBlock(), "Pain")

    found = problems(send(as_publisher, page, "publish", summary="", body=outline))

    assert found["summary"] == REQUIRED
    blocks = {path.split(".")[1] for path in found if path.startswith("body.")}
    assert len(blocks) > 10


def test_an_outline_saves_as_it_is(as_editor, conditions, articles):
    for key, outline in all_outlines().items():
        parent, factory = (
            (conditions, ConditionPageFactory)
            if outline.page_model == "kp_pages.ConditionPage"
            else (articles, ArticlePageFactory)
        )
        page = factory(parent=parent, slug=key, live=False, body=outline.fill(BodyBlock(), "Pain"))

        assert send(as_editor, page, summary="").status_code == 302


def test_a_phone_number_is_kept_in_one_form(as_publisher, page, settings):
    settings.KP_PAGES = {"GATE": "off"}
    call = one_block("consultation_cta", {"target": [("phone", "+1 (555) 010-0199")]})

    send(as_publisher, page, "publish", body=call)

    (block,) = ConditionPage.objects.get().body
    assert block.value.target.value == "+15550100199"


def test_an_article_keeps_its_category_and_day(as_publisher, articles):
    page = ArticlePageFactory(parent=articles, live=False)

    send(as_publisher, page, "publish", category="research", published_on="2026-02-03")

    page = ArticlePage.objects.get()
    assert (page.live, page.category, str(page.published_on)) == (True, "research", "2026-02-03")
