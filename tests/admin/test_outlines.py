"""Outlines: pages to start from."""

import pytest
from django.test import override_settings
from wagtail import blocks

from kp_pages.blocks.body import BodyBlock
from kp_pages.blocks.leaves import leaves
from kp_pages.outlines import (
    Outline,
    OutlineError,
    all_outlines,
    default_for,
    outlines_for,
)
from kp_pages.outlines.outline import in_a_sentence

each_outline = pytest.mark.parametrize("key", sorted(all_outlines()))

WELCOME = Outline(
    key="welcome",
    label="Welcome",
    description="For tests",
    page_model="kp_pages.ArticlePage",
    body=[("callout", {"heading": "Hello {subject}"})],
)


def outline(*body):
    return Outline("test", "Test", "", "kp_pages.ArticlePage", body)


def headings(value):
    return [part.value.get("heading") for part in value]


@each_outline
@pytest.mark.django_db
def test_every_block_of_an_outline_has_its_heading(key):
    value = all_outlines()[key].fill(BodyBlock(), "Fibromyalgia")

    opening, *others = headings(value)
    assert all(others)
    assert opening or value[0].block_type == "section"
    assert not [heading for heading in headings(value) if "{" in heading]


@each_outline
@pytest.mark.django_db
def test_an_outline_survives_being_stored(key):
    block = BodyBlock()

    stored = all_outlines()[key].fill(block).get_prep_value()

    assert block.get_prep_value(block.to_python(stored)) == stored


@each_outline
@pytest.mark.django_db
def test_what_an_outline_fills_in_could_be_published(key, treatment):
    """Whatever is missing, nothing that an outline brings is wrong by itself."""
    block = BodyBlock()

    block.clean_deferred(all_outlines()[key].fill(block))


@pytest.mark.django_db
def test_the_subject_stands_in_the_questions():
    value = default_for("kp_pages.ConditionPage").fill(BodyBlock(), "Fibromyalgia")

    assert "What is fibromyalgia?" in headings(value)
    assert "How might ketamine help with fibromyalgia?" in headings(value)


@pytest.mark.django_db
def test_without_a_subject_the_blocks_own_headings_stand():
    value = default_for("kp_pages.ConditionPage").fill(BodyBlock())

    assert "What is it?" in headings(value)
    assert "How might ketamine help?" in headings(value)


@pytest.mark.parametrize(
    ("title", "inside"),
    [
        ("Fibromyalgia", "fibromyalgia"),
        ("Back and neck pain", "back and neck pain"),
        ("CRPS", "CRPS"),
        ("Complex regional pain syndrome (CRPS)", "complex regional pain syndrome (CRPS)"),
        ("Complex Regional Pain Syndrome", "Complex Regional Pain Syndrome"),
        ("Crohn's disease", "Crohn's disease"),
    ],
)
def test_a_title_reads_well_inside_a_question(title, inside):
    assert in_a_sentence(title) == inside


@pytest.mark.django_db
def test_safety_comes_before_the_last_call_to_action():
    for one in all_outlines().values():
        names = [name for name, _given in one.body]
        if "how_ketamine_helps" in names:
            last = len(names) - 1 - names[::-1].index("consultation_cta")
            assert {"fda_status", "risks", "suitability"} <= set(names[:last])


@pytest.mark.django_db
def test_the_first_live_treatment_is_chosen_already(treatment):
    value = default_for("kp_pages.ConditionPage").fill(BodyBlock())

    chosen = [
        leaf.value
        for part in value
        for leaf in leaves(part.block, part.value)
        if isinstance(leaf.block, blocks.ChooserBlock) and leaf.path[-1] == "treatment"
    ]
    assert chosen == [treatment] * 3


@pytest.mark.parametrize(
    "body",
    [
        ("nonsense", {}),
        ("faq", {"nonsense": 1}),
        ("faq", {"questions": [{"nonsense": 1}]}),
        ("consultation_cta", {"target": [("nonsense", None)]}),
    ],
)
@pytest.mark.django_db
def test_a_name_that_no_block_has_is_a_developers_mistake(body):
    with pytest.raises(OutlineError, match="nonsense"):
        outline(body).fill(BodyBlock())


@pytest.mark.parametrize("body", [("faq", None), ("faq", {"questions": 3}), ("figure", [])])
def test_a_value_of_another_shape_is_too(body):
    with pytest.raises(OutlineError, match="cannot be filled"):
        outline(body).fill(BodyBlock())


@pytest.mark.django_db
@override_settings(
    KP_PAGES={"GATE": "off", "OUTLINES": {"welcome": "tests.admin.test_outlines.WELCOME"}}
)
def test_a_site_adds_an_outline_by_a_setting():
    assert list(outlines_for("kp_pages.ArticlePage")) == ["article", "news", "welcome"]
    value = all_outlines()["welcome"].fill(BodyBlock(), "CRPS")
    assert headings(value) == ["Hello CRPS"]
