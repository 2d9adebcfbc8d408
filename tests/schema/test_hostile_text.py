"""Whatever an editor types: one script, the same words in it, and nothing that runs."""

import json

import html5lib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kp_pages.blocks.body import BodyBlock
from kp_pages.schema.graph import script_json, walk
from kp_pages.schema.vocabulary import judge
from tests.factories import ConditionIndexPageFactory, ConditionPageFactory, TreatmentFactory
from tests.schema.test_pages import bare

HOSTILE = [
    "</script><script>alert(1)</script>",
    "</script><svg onload=alert(1)>",
    "<!-- <script>",
    "<!--<script>",
    "-->",
    "]]>",
    '"><b id=q>',
    "' autofocus onfocus=alert(1) '",
    "{{7*7}}{% debug %}",
    "${7*7}",
    "a\u2028alert(1)\u2029b",
    "&lt;img src=x&gt;",
    "&amp;lt;",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    '<svg><title><a id="</title><img src=x onerror=alert(1)>">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<template><s><template>",
    "\u202eright to left",
    "\ufeffmark",
    "e" + "\u0301" * 100,
    "\\u003c/script\\u003e",
    '\\"},{"@type":"Drug"',
]
#: What a form lets through: no control characters, which XML and browsers drop, and no half pairs.
letters = st.characters(exclude_categories=["Cc", "Cs", "Cn"])
typed = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(letters, min_size=1, max_size=60),
    st.tuples(st.text(letters, max_size=20), st.sampled_from(HOSTILE)).map("".join),
).filter(lambda text: text.strip())
"""Text for one field."""


def rich(text):
    """Rich text with these words in it, as the editor stores it."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<p>{escaped}</p>"


@st.composite
def bodies(draw):
    """A body with hostile words in each kind of field that the graph speaks of."""
    return {
        "description": {
            "heading": draw(typed),
            "definition": draw(typed),
            "text": rich(draw(typed)),
            "also_called": [draw(typed)],
        },
        "section": {
            "heading": draw(typed),
            "kind": "symptoms",
            "text": rich(draw(typed)),
            "points": draw(st.lists(typed, min_size=1, max_size=3, unique=True)),
            "subsections": [{"heading": draw(typed), "text": rich(draw(typed))}],
        },
        "risks": {"heading": draw(typed), "also": [draw(typed)], "text": rich(draw(typed))},
        "faq": {
            "heading": draw(typed),
            "questions": [{"question": draw(typed), "answer": rich(draw(typed))}],
        },
        "video": {
            "heading": draw(typed),
            "url": "https://vimeo.com/123456",
            "has_captions": True,
            "transcript": rich(draw(typed)),
        },
    }


class Read:
    """A page as an HTML parser reads it."""

    def __init__(self, response):
        assert response.status_code == 200
        self.tree = html5lib.parse(response.content, namespaceHTMLElements=False)
        (script,) = [one for one in self.tree.iter("script") if "ld+json" in one.get("type", "")]
        self.document = json.loads("".join(script.itertext()))
        (main,) = self.tree.iter("main")
        self.seen = bare("".join(main.itertext()))

    @property
    def scripts(self):
        return [one for one in self.tree.iter("script") if one.get("type") != "application/ld+json"]

    def said(self):
        """Every text in the graph."""
        nodes = list(walk(self.document))
        return {text for node in nodes for value in node.values() for text in texts(value)}


def texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)


def listed(body):
    """The words that the graph says of this body, each as it was typed."""
    description, section, faq = body["description"], body["section"], body["faq"]
    question = faq["questions"][0]["question"]
    return [
        description["heading"],
        description["definition"],
        description["also_called"][0],
        section["heading"],
        *section["points"],
        *body["risks"]["also"],
        faq["heading"],
        question,
        body["video"]["heading"],
    ]


@pytest.fixture
def page(home):
    return ConditionPageFactory(parent=ConditionIndexPageFactory(parent=home))


@pytest.fixture
def treatment(db):
    return TreatmentFactory()


@settings(
    max_examples=40,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(title=typed, summary=typed, body=bodies())
def test_hostile_words_come_back_as_they_were_typed(client, page, treatment, title, summary, body):
    body["risks"]["treatment"] = treatment
    page.title, page.summary = title, summary
    page.body = BodyBlock().to_python(list(body.items()))
    page.save(clean=False)

    read = Read(client.get(page.url))

    assert judge(read.document) == []
    assert all(script.get("src") for script in read.scripts)
    said = read.said()
    for text in [title, summary, *listed(body)]:
        assert text in said
        assert bare(text) in read.seen


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_title_keeps_the_page_whole(client, page, hostile):
    page.title = page.summary = page.search_description = hostile
    page.save(clean=False)

    read = Read(client.get(page.url))

    assert hostile in read.said()
    assert bare(hostile) in read.seen


@given(st.text())
def test_what_stands_in_a_script_ends_neither_it_nor_a_line(text):
    printed = script_json({"name": text})

    assert json.loads(printed) == {"name": text}
    assert not set("<>&\u2028\u2029") & set(printed)
