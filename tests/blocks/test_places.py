"""The way from a finding's path to its place in a body."""

import pytest
from django.core.exceptions import ValidationError

from kp_pages.blocks.places import errors, names, steps
from kp_pages.models import ConditionPage
from tests.admin.posting import body

pytestmark = pytest.mark.django_db

BLOCK = ConditionPage._meta.get_field("body").stream_block


@pytest.fixture
def filled(db):
    filled = body(
        ("section", {"heading": "Symptoms", "subsections": [{"heading": "At night"}]}),
        ("evidence", {"claims": [{"statement": "One."}, {"statement": "Two."}]}),
        ("key_facts", {}),
    )
    for block in filled:
        block.id = f"id-{block.block_type}"
    filled[1].value["claims"].bound_blocks[1].id = "second"
    return filled


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (["id-section"], ["Section “Symptoms”"]),
        (["id-section", "text"], ["Section “Symptoms”", "Text"]),
        (
            ["id-evidence", "claims", "second", "limits"],
            ["Evidence “What does the evidence show?”", "Claim 2", "Limits"],
        ),
        (["id-evidence", "claims"], ["Evidence “What does the evidence show?”", "Claims"]),
        (["id-evidence", "gone", "limits"], ["Evidence “What does the evidence show?”"]),
        (["gone"], []),
    ],
)
def test_a_place_is_called_what_an_editor_calls_it(filled, path, said):
    assert names(BLOCK, filled, path) == said


def test_a_long_heading_is_cut_short(filled):
    filled[0].value["heading"] = "What to know " * 8

    (name,) = names(BLOCK, filled, ["id-section"])

    assert len(name) < 60
    assert name.endswith("…”")


def test_a_step_knows_what_stands_there(filled):
    *_others, last = steps(BLOCK, filled, ["id-evidence", "claims", "second", "statement"])

    assert (last.key, last.value) == ("statement", "Two.")


def test_a_sentence_about_a_place_that_is_gone_stands_on_what_is_left_of_its_way(filled):
    error = errors(BLOCK, filled, {("id-evidence", "claims", "gone", "limits"): ["Wrong."]})

    claims = error.block_errors[1].block_errors["claims"]
    assert [str(one.message) for one in claims.non_block_errors.as_data()] == ["Wrong."]


def test_an_error_of_a_whole_block_is_kept_beside_ours(filled):
    found = errors(BLOCK, filled, {("id-evidence",): ["Theirs."], ("gone",): ["Top."]})

    error = errors(BLOCK, filled, {("id-evidence",): ["Ours."]}, found)

    assert list(error.block_errors[1].non_block_errors) == ["Theirs.", "Ours."]
    assert list(error.non_block_errors) == ["Top."]


def test_a_plain_error_of_a_container_is_kept_too(filled):
    found = ValidationError("Theirs.")

    error = errors(BLOCK, filled, {("id-evidence",): ["Ours."]}, found)

    assert list(error.non_block_errors) == ["Theirs."]


def test_nothing_said_changes_nothing(filled):
    found = ValidationError("Theirs.")

    assert errors(BLOCK, filled, {}, found) is found


def test_what_is_said_already_is_said_once(filled):
    path = ("id-evidence", "claims", "second", "limits")
    found = errors(BLOCK, filled, {path: ["This field is required."]})

    error = errors(BLOCK, filled, {path: ["This field is required.", "Ours."]}, found)

    claim = error.block_errors[1].block_errors["claims"].block_errors[1]
    assert claim.block_errors["limits"].messages == ["This field is required.", "Ours."]
