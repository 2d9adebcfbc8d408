"""Whatever a reader sees of a page, the rules read, also on pages that are yet to come."""

import html
import re
from collections.abc import Mapping

import pytest
from django.apps import apps
from django.db import models
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock

from kp_pages.blocks.body import BodyBlock
from kp_pages.blocks.leaves import raw_leaves_at
from kp_pages.blocks.parts import HttpsBlock, PhoneBlock
from kp_pages.models import ClinicPage
from tests import factories
from tests.blocks.samples import sample_values

pytestmark = pytest.mark.django_db

#: Not words: what is clicked, dialed, chosen.
NO_WORDS = (blocks.ChoiceBlock, HttpsBlock, PhoneBlock, blocks.ChooserBlock)
WORDS = (blocks.CharBlock, blocks.TextBlock, blocks.RichTextBlock)
MARK = re.compile(r"zq\d+q")
EVERY_PAGE = {"title", "seo_title", "search_description"}

PAGES = [model for model in apps.get_models() if issubclass(model, ClinicPage)]
PARENTS = {
    "ConditionPage": "ConditionIndexPage",
    "ArticlePage": "ArticleIndexPage",
    "ClinicianPage": "ClinicianIndexPage",
    "ClinicLocationPage": "LocationIndexPage",
}


class Marks:
    """Words that are found again, each with the field that it was written into."""

    def __init__(self):
        self.fields = {}

    def for_field(self, name):
        mark = f"zq{len(self.fields)}q"
        self.fields[mark] = name
        return mark


def mark_stream(block, raw, name, marks):
    """Write a mark into every text of a stored stream."""
    for leaf in list(raw_leaves_at(block, raw, (name,))):
        way = leaf.path[1:]
        if isinstance(leaf.block, ImageBlock):
            put(raw, (*way, "alt_text"), marks.for_field(leaf.path))
        elif isinstance(leaf.block, WORDS) and not isinstance(leaf.block, NO_WORDS):
            mark = marks.for_field(leaf.path)
            is_rich = isinstance(leaf.block, blocks.RichTextBlock)
            put(raw, way, f"<p>{mark}</p>" if is_rich else mark)
    for table in tables(raw):
        for column in table["columns"]:
            column["heading"] = marks.for_field((name, "columns", column["heading"]))


def tables(raw):
    """The tables in what is stored."""
    if isinstance(raw, Mapping) and "columns" in raw:
        yield raw
    elif isinstance(raw, Mapping | list):
        for inner in raw.values() if isinstance(raw, Mapping) else raw:
            yield from tables(inner)


def put(raw, way, value):
    """Put a value where a path leads: through structs by name, through lists by id."""
    for name in way[:-1]:
        raw = step(raw, name)
    if isinstance(raw, list):
        next(one for one in raw if one["id"] == way[-1])["value"] = value
    elif way[-1].isdigit():  # a cell of a table's row
        raw["values"][int(way[-1])] = value
    else:
        raw[way[-1]] = value


def step(raw, name):
    if isinstance(raw, Mapping):
        return raw[name]
    if name.isdigit():  # a row of a table
        return raw[int(name)]
    return next(one for one in raw if one["id"] == name)["value"]


def with_ids(block, body):
    return block.to_python(block.to_python(body).get_prep_value()).get_prep_value()


def unread(client, page, values, marks):
    """The fields whose marks a visitor sees and no rule reads."""
    # Straight into the table: what may be published is not the question here.
    type(page).objects.filter(pk=page.pk).update(**values)
    page = type(page).objects.get(pk=page.pk)
    text = html.unescape(client.get(page.url).content.decode())
    read = " ".join(passage.text for passage in page.document().passages)
    seen = set(MARK.findall(text))
    assert seen
    return sorted({str(marks.fields[mark]) for mark in seen - set(MARK.findall(read))})


def marked(model, marks):
    """A mark for every text of a page, by field."""
    for field in model._meta.concrete_fields:
        is_ours = issubclass(field.model, ClinicPage) or field.name in EVERY_PAGE
        is_text = isinstance(field, models.CharField | models.TextField) and not field.choices
        is_free = len(field.validators) < 2 and not isinstance(field, models.URLField)
        if is_ours and is_text and is_free and (field.max_length or 99) > 9:
            yield field.name, marks.for_field(field.name)
        elif isinstance(field, StreamField) and field.name in {"proof_points", "certifications"}:
            block = field.stream_block
            raw = with_ids(block, [{"type": next(iter(block.child_blocks)), "value": {}}])
            mark_stream(block, raw, field.name, marks)
            yield field.name, block.to_python(raw)


@pytest.mark.parametrize("model", PAGES, ids=lambda model: model.__name__)
def test_every_text_of_a_page_that_is_shown_is_read(client, home, model):
    marks, name = Marks(), model.__name__
    index = PARENTS.get(name)
    parent = getattr(factories, f"{index}Factory")(parent=home) if index else home
    is_home = name == "HomePage"
    page = home if is_home else getattr(factories, f"{name}Factory")(parent=parent)

    assert unread(client, page, dict(marked(model, marks)), marks) == []


@pytest.mark.parametrize("name", BodyBlock().child_blocks)
def test_every_text_of_a_block_that_is_shown_is_read(client, home, name):
    marks, block = Marks(), BodyBlock()
    value = block.child_blocks[name].normalize(sample_values(home)[name])
    raw = block.get_prep_value(block.normalize([(name, value)]))
    raw = block.to_python(raw).get_prep_value()
    mark_stream(block, raw, "body", marks)
    index = factories.ConditionIndexPageFactory(parent=home, slug="marked")
    page = factories.ConditionPageFactory(parent=index)

    assert unread(client, page, {"body": block.to_python(raw)}, marks) == []
