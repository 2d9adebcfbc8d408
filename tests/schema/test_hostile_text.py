"""Whatever an editor types, into whatever field: one script, the same words in it, nothing runs."""

import json
import re
from types import SimpleNamespace

import html5lib
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from wagtail.rich_text import get_text_for_indexing

from kp_pages.blocks.body import BodyBlock, PointsBlock
from kp_pages.models import ClinicSettings
from kp_pages.pictures import make_renditions
from kp_pages.schema.graph import script_json
from kp_pages.schema.vocabulary import judge
from tests.factories import (
    ClinicianIndexPageFactory,
    ClinicianPageFactory,
    ClinicLocationPageFactory,
    ConditionIndexPageFactory,
    ConditionPageFactory,
    ImageFactory,
    LocationIndexPageFactory,
    ReferenceFactory,
    TreatmentFactory,
)
from tests.schema.drawing import HOSTILE, Drawer, item, items_of, short, with_ids
from tests.schema.test_pages import bare, hidden, spoken

#: What the graph says of each block, beside the heading of one that is about an aspect of health:
#: field, or field and field of an item.
TOLD = {
    "conditions": ["heading"],
    "description": ["definition", "also_called"],
    "faq": ["heading", "questions.question", "questions.answer"],
    "figure": ["caption", "credit"],
    "risks": ["also"],
    "section": ["points"],
    "suitability": ["also_not"],
    "video": ["heading", "transcript"],
}
#: The kinds of a section whose points are told.
TOLD_KINDS = {"symptoms", "causes", "risk_factors"}


class Read:
    """A page as an HTML parser reads it."""

    def __init__(self, response):
        assert response.status_code == 200
        self.html = response.content.decode()
        self.tree = html5lib.parse(self.html, namespaceHTMLElements=False)
        (script,) = [one for one in self.tree.iter("script") if "ld+json" in one.get("type", "")]
        self.document = json.loads("".join(script.itertext()))
        (main,) = self.tree.iter("main")
        self.seen = bare("".join(main.itertext()))

    @property
    def scripts(self):
        return [one for one in self.tree.iter("script") if one.get("type") != "application/ld+json"]

    def said(self):
        """Every text in the graph that a reader should see."""
        return {text for _name, text in spoken(self.document["@graph"])}


def read_whole(response):
    """The page, which runs no script but its own files."""
    read = Read(response)
    assert all(script.get("src") for script in read.scripts)
    return read


class Site:
    """A condition page, and all that it shows of others; every text can be given anew."""

    def __init__(self, home):
        self.home = home
        index = ConditionIndexPageFactory(parent=home)
        self.other = ConditionPageFactory(parent=index)
        self.author = ClinicianPageFactory(parent=ClinicianIndexPageFactory(parent=home))
        self.place = ClinicLocationPageFactory(parent=LocationIndexPageFactory(parent=home))
        self.reference = ReferenceFactory()
        self.treatment = TreatmentFactory(references=[("reference", self.reference)])
        self.picture = ImageFactory()
        self.page = ConditionPageFactory(parent=index, author=self.author, picture=self.picture)
        self.clinic = ClinicSettings.objects.create(
            site=home.get_site(), phone="+15550100199", main_location=self.place
        )
        self.fixed = {index.title, home.title}

    @property
    def chosen(self):
        """What the blocks can choose, by model."""
        return {
            "kp_pages.ClinicLocationPage": self.place.pk,
            "kp_pages.ClinicianPage": self.author.pk,
            "kp_pages.ConditionPage": self.other.pk,
            "kp_pages.Reference": self.reference.pk,
            "kp_pages.Treatment": self.treatment.pk,
            "wagtailcore.Page": self.other.pk,
            "wagtailimages.Image": self.picture.pk,
        }

    def texts(self, text):
        """A text for each field of what stands around the body, by owner and field."""
        limits = {
            "page": {"title": 255, "summary": 400},
            "other": {"title": 255, "summary": 400},
            "clinic": {"name": 80},
            "author": {"title": 255, "credentials": 40, "role": 120, "summary": 400},
            "place": {"title": 255, "street": 200, "city": 100, "region": 60, "postal_code": 12},
            "reference": {"authors": 300, "title": 400, "source": 300},
            "treatment": {
                "name": 120, "drug_name": 120, "regulatory_status": 800, "monitoring": 400,
                "common_risks": 200, "serious_risks": 200, "repeated_use_risks": 200,
                "should_not_have": 200, "tell_us_first": 200,
            },
        }  # fmt: skip
        return st.fixed_dictionaries(
            {
                owner: st.fixed_dictionaries({name: text(most) for name, most in fields.items()})
                for owner, fields in limits.items()
            }
        )

    def write(self, texts, body):
        """Straight into the tables: no form would let all of this through at once."""
        for owner, fields in texts.items():
            if owner == "treatment":
                fields = {name: self.points(name, text) for name, text in fields.items()}
            if owner == "page":
                fields = {**fields, "body": BodyBlock().to_python(body)}
            one = getattr(self, owner)
            type(one).objects.filter(pk=one.pk).update(**fields)

    def points(self, name, text):
        is_list = name.endswith("risks") or name in {"should_not_have", "tell_us_first"}
        return PointsBlock().to_python(with_ids([item("point", text)])) if is_list else text


@pytest.fixture
def site(home, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        site = Site(home)
        site.page.save_revision().publish()
        make_renditions(site.picture, "text", "wide", "portrait")
    return site


def strings(stored):
    """Every text in what is stored."""
    if isinstance(stored, str):
        yield stored
    elif isinstance(stored, dict | list):
        for one in stored.values() if isinstance(stored, dict) else stored:
            yield from strings(one)


def plain(text):
    """The words of a text that may be rich."""
    return get_text_for_indexing(text) if text.startswith("<p>") else text


def told(body):
    """The words that the graph says of this body, each as it was typed."""
    for block in body:
        name, value = block["type"], block["value"]
        if BodyBlock().child_blocks[name].meta.health_aspect:
            yield value["heading"]
        if name == "section" and value["kind"] not in TOLD_KINDS:
            continue
        if name == "conditions" and not any(one["type"] == "page" for one in value["items"]):
            continue
        for field in TOLD.get(name, ()):
            first, _dot, second = field.partition(".")
            values = value[first] if isinstance(value[first], list) else [value[first]]
            inner = [one["value"] if isinstance(one, dict) else one for one in values]
            yield from (plain(one[second] if second else one) for one in inner)


def flat(text):
    return " ".join(text.split())


@pytest.mark.once
@settings(
    max_examples=30,
    # A body of every block is large: to look for a smaller one takes minutes and helps nobody.
    phases=[Phase.generate],
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_whatever_is_typed_the_graph_is_valid_and_visible_and_word_for_word(client, site, data):
    texts = data.draw(site.texts(short))
    body = data.draw(Drawer(site.chosen).body())
    site.write(texts, body)

    read = read_whole(client.get(site.page.url))

    assert judge(read.document, "http://localhost/") == []
    assert hidden(read.html) == []
    said = {flat(text) for text in read.said()}
    typed = {flat(plain(text)) for text in (*strings(texts), *strings(body))}
    assert said <= typed | site.fixed
    assert {flat(text) for text in told(body)} <= said


@settings(
    max_examples=1,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_the_drawn_bodies_have_every_block_and_every_field(site, data):
    body = data.draw(Drawer(site.chosen, st.just("word")).body())

    assert [block["type"] for block in body] == list(BodyBlock().child_blocks)
    ids = [one["id"] for one in items_of(body) if "id" in one]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_title_keeps_the_page_whole(client, site, hostile):
    page = site.page
    page.title = page.summary = page.search_description = hostile
    page.save(clean=False)

    read = read_whole(client.get(page.url))

    assert hostile in read.said()
    assert bare(hostile) in read.seen


@given(st.text())
def test_what_stands_in_a_script_ends_neither_it_nor_a_line(text):
    printed = script_json({"name": text})

    assert json.loads(printed) == {"name": text}
    assert not set("<>&\u2028\u2029") & set(printed)


@pytest.mark.parametrize("hostile", ["</script><script>alert(1)</script>", "<!-- <script>", '"}'])
def test_a_page_that_prints_words_as_they_are_is_found_out(client, site, hostile):
    html = client.get(site.page.url).content.decode()
    careless = re.sub(r'"name":"', lambda found: found[0] + hostile, html, count=1)

    with pytest.raises((AssertionError, ValueError)):
        read_whole(SimpleNamespace(status_code=200, content=careless.encode()))
