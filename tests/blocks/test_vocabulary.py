"""What holds for every block, also for those that are not written yet."""

import inspect
from pathlib import Path

import pytest
from django.template.loader import get_template
from wagtail.blocks import FieldBlock, ListBlock, StructBlock

from kp_pages.blocks import body
from kp_pages.blocks.body import BodyBlock, LockedStreamBlock
from kp_pages.models import ClinicSettings
from tests.factories import ConsultationPageFactory

BLOCKS = BodyBlock().child_blocks
GROUPS = ["Explain", "Evidence and safety", "Your visit", "More"]
TESTS = Path(__file__).parent
TEMPLATES = Path(inspect.getfile(body)).parents[1] / "templates"

each_block = pytest.mark.parametrize("name", BLOCKS)


def test_the_vocabulary_is_the_one_of_the_design():
    by_group = {group: [n for n, b in BLOCKS.items() if b.meta.group == group] for group in GROUPS}

    assert by_group == {
        "Explain": ["key_facts", "description", "section", "how_ketamine_helps", "conditions"],
        "Evidence and safety": [
            "evidence",
            "treatment_options",
            "fda_status",
            "risks",
            "suitability",
            "callout",
        ],
        "Your visit": ["steps", "cost", "questions_to_ask", "clinic", "consultation_cta"],
        "More": ["faq", "figure", "video", "table", "related"],
    }


@pytest.mark.parametrize("stream", LockedStreamBlock.__subclasses__())
def test_blocks_of_several_fields_open_closed_and_say_what_is_in_them(stream):
    groups = [one for one in stream().child_blocks.values() if isinstance(one, StructBlock)]

    assert bool(stream().meta.collapsed) == bool(groups)
    assert all(one.meta.label_format for one in groups)


@each_block
def test_one_name_leads_to_every_file(name):
    block = BLOCKS[name]
    class_name = "".join(part.title() for part in name.split("_")) + "Block"

    assert type(block).__module__ == f"kp_pages.blocks.{name}"
    assert type(block).__name__.lower() == class_name.lower()
    assert block.meta.template == f"kp_pages/blocks/{name}.html"
    assert (TESTS / f"test_{name}.py").exists()


@each_block
def test_an_editor_can_tell_it_from_the_others(name):
    block = BLOCKS[name]

    assert block.meta.icon != "placeholder"
    assert str(block.label)
    assert str(block.meta.description)
    assert block.meta.group in GROUPS


@each_block
def test_every_field_has_a_label_of_its_own(name):
    for field, child in _fields(BLOCKS[name]):
        assert getattr(child.meta, "label", None), f"{name}.{field} has no label"


def _fields(block):
    for name, child in block.child_blocks.items():
        yield name, child
        inner = child.child_block if isinstance(child, ListBlock) else child
        if isinstance(inner, StructBlock) and not isinstance(inner, FieldBlock):
            yield from _fields(inner)


@each_block
def test_it_says_the_class_that_its_style_hangs_on(name):
    source = (TEMPLATES / "kp_pages" / "blocks" / f"{name}.html").read_text()

    assert f"kp-{name.replace('_', '-')}" in source


def test_there_is_no_template_without_its_block():
    found = {path.stem for path in (TEMPLATES / "kp_pages" / "blocks").glob("*.html")}

    assert found == set(BLOCKS)


@each_block
def test_its_preview_renders(name, rf, home, samples):
    clinic = ClinicSettings.for_site(home.get_site())
    clinic.consultation_page = ConsultationPageFactory(parent=home)
    clinic.save()
    block = BLOCKS[name]
    value = block.get_preview_value()
    request = rf.get("/")

    html = get_template(block.meta.preview_template).render(
        {"request": request, "bound_block": block.bind(value), **block.get_preview_context(value)},
        request,
    )

    words = [passage.text for passage in value.passages()]
    assert words
    assert all(word.split()[0] in html for word in words)


@each_block
def test_no_editor_can_pick_a_heading_level_or_write_html(name):
    for field, child in _fields(BLOCKS[name]):
        features = getattr(child, "features", None) or []
        assert not [one for one in features if one.startswith("h") or one == "embed"], field
        assert type(child).__name__ != "RawHTMLBlock"
