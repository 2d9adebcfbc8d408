"""The field that holds a body, and both of its traps."""

import sys
import threading

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from wagtail.blocks import CharBlock, StreamBlock, StructBlock

from kp_pages.blocks.body import BodyBlock
from kp_pages.fields import BodyField


class NoteBlock(CharBlock):
    class Meta:
        label = "Note"
        template = "kp_pages/blocks/section.html"


def test_a_migration_names_the_blocks_and_does_not_spell_them_out():
    _name, path, args, kwargs = BodyField(blank=True).deconstruct()

    assert path == "kp_pages.fields.BodyField"
    assert args == ["kp_pages.blocks.body.BodyBlock"]
    assert kwargs == {"blank": True}


def test_a_block_that_a_site_adds_needs_no_migration(settings, db):
    settings.KP_PAGES = {
        **settings.KP_PAGES,
        "BLOCKS": {"note": "tests.blocks.test_body_field.NoteBlock"},
    }
    field = BodyField()

    assert "note" in field.stream_block.child_blocks
    loader = MigrationLoader(None)
    changes = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps)).changes(
        graph=loader.graph
    )
    assert "kp_pages" not in changes


EMPTY = [("section", {"heading": ""})]


def _clean_empty(block):
    try:
        block.clean(block.to_python(EMPTY))
    except ValidationError:
        return "refused"
    return "accepted"


def _stress(block, rounds=400):
    """Save drafts in one thread while another publishes; count what the publisher let through."""
    answers, errors = [], []
    start = threading.Barrier(2)

    def save_drafts():
        start.wait()
        for _ in range(rounds):
            try:
                block.clean_deferred(block.to_python(EMPTY))
            except Exception as error:  # noqa: BLE001  # the race raises what it likes
                errors.append(error)

    def publish():
        start.wait()
        for _ in range(rounds):
            answers.append(_clean_empty(block))

    threads = [threading.Thread(target=save_drafts), threading.Thread(target=publish)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers.count("accepted"), errors


@pytest.fixture
def impatient_threads():
    """Let Python change threads as often as it can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def test_a_draft_saved_in_one_thread_never_loosens_a_publish_in_another(impatient_threads):
    accepted, errors = _stress(BodyBlock())

    assert accepted == 0
    assert errors == []


def test_the_stress_finds_the_race_in_a_stream_without_the_lock(impatient_threads):
    class Section(StructBlock):
        heading = CharBlock()

    class Unlocked(StreamBlock):
        section = Section()

    for _ in range(20):
        accepted, errors = _stress(Unlocked())
        if accepted or errors:
            return
    pytest.fail("The stress would not have noticed the race.")


def test_a_half_finished_draft_saves_and_does_not_publish():
    block = BodyBlock()

    draft = block.clean_deferred(block.to_python(EMPTY))

    assert draft[0].value["heading"] == ""
    assert _clean_empty(block) == "refused"
