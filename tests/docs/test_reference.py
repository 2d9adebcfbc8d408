"""The reference says what the code does."""

import inspect
import re

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from kp_pages import checks, request_checks
from kp_pages.admin import review_checks
from kp_pages.blocks.body import BodyBlock
from kp_pages.conf import Settings
from kp_pages.management.reference import pages
from kp_pages.management.reference.blocks import fields_of, kind
from kp_pages.management.reference.rules import HELD
from kp_pages.management.reference.settings import setting_lines
from kp_pages.readiness.packs import CORE

REFERENCE = settings.BASE_DIR / "docs" / "reference"


def reference(*options, directory=REFERENCE):
    call_command("kp_reference", *options, directory=directory, verbosity=0)


def test_no_page_is_behind_the_code(capsys):
    reference("--check")

    assert "up to date" in capsys.readouterr().out


def test_a_page_that_is_behind_is_named(tmp_path, capsys):
    reference(directory=tmp_path)
    (tmp_path / "blocks.md").write_text("# Blocks\n")

    with pytest.raises(CommandError, match=r"blocks\.md"):
        reference("--check", directory=tmp_path)
    assert (tmp_path / "blocks.md").read_text() == "# Blocks\n"


def test_writing_brings_every_page_up_to_date(tmp_path, capsys):
    reference(directory=tmp_path / "new")

    reference("--check", directory=tmp_path / "new")
    assert {file.name for file in (tmp_path / "new").iterdir()} == set(pages())


@pytest.mark.parametrize("name", BodyBlock().child_blocks)
def test_every_field_of_a_block_is_in_words(name):
    block = BodyBlock().child_blocks[name]
    text = pages()["blocks.md"]

    for field in fields_of(block):
        assert f"| `{field.path}` | {field.block.label} |" in text
        assert not kind(field.block).endswith("Block")


def test_every_setting_is_explained():
    rows = [line for line in setting_lines() if line.startswith("| `")]

    assert len(rows) == len(Settings.__dataclass_fields__)
    assert all(re.search(r"\| [^|]+\. \|$", line) for line in rows)


def test_every_check_is_explained():
    modules = (checks, review_checks, request_checks)
    source = "".join(inspect.getsource(module) for module in modules)
    used = re.findall(r'"(?:kp_pages\.)?([EW]\d{3})"', source)

    assert set(used) == set(checks.CODES)
    assert all(used.count(code) >= 2 for code in checks.CODES)


def test_every_rule_is_explained_and_has_a_source():
    text = pages()["rules.md"]

    assert len({rule.code for rule in CORE}) == len(CORE)
    for rule in CORE:
        assert f"| `{rule.code}` |" in text
        assert all((rule.title, rule.todo, rule.why, rule.origin.name, rule.origin.checked_on))
        assert rule.todo.endswith(".") and rule.why.endswith(".")


def test_what_is_true_by_construction_is_held_by_tests_that_there_are():
    for _what, tests in HELD.values():
        for test in map(settings.BASE_DIR.joinpath, tests):
            # The form for patients is built beside the rules; its folder comes with it.
            assert test.is_file() or not test.parent.exists(), test


def test_what_the_how_to_names_can_be_overridden():
    look = (settings.BASE_DIR / "docs" / "how-to" / "change-the-look.md").read_text()
    rows = re.findall(r"^\| [^|]+ \| `([\w/.]+\.html)` \| (`.+`) \|$", look, re.MULTILINE)
    known = dict(re.findall(r"^\| `([\w/.]+)` \| (.*?) \|", pages()["templates.md"], re.MULTILINE))

    assert len(rows) == 3
    for template, names in rows:
        assert set(names.split(", ")) <= set(known[template].split(", "))
