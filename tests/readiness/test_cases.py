"""Texts on both sides of each rule about words; the tables in `cases/` are for clinicians, too."""

import re
import tomllib
from pathlib import Path

import pytest

from kp_pages.readiness import Backing, Document, Link, Part, Passage, Source
from kp_pages.readiness.packs import CORE
from kp_pages.readiness.words import Lexicon

RULES = {rule.code: rule for rule in CORE}
FILES = sorted(Path(__file__).parent.joinpath("cases").glob("*.toml"))
TABLES = {
    code: table
    for file in FILES
    for code, table in tomllib.loads(file.read_text(encoding="utf-8")).items()
}
MARKED = re.compile(r"\[([^\]]*)\]")


def cases(side):
    for code, table in TABLES.items():
        for given in table[side]:
            entry = {"text": given} if isinstance(given, str) else given
            entry = {**table.get("defaults", {}), **entry}
            text = entry.get("text") or entry["link"]
            yield pytest.param(code, entry, id=f"{code}: {text[:70]}")


def backing(given):
    sources = tuple(Source(key, kind) for key, kind in enumerate(given.get("sources", ())))
    return Backing(**{**given, "sources": sources})


def page(entry):
    """A condition page on which nothing but this text stands."""
    kind = entry.get("part", "section")
    is_own = entry.get("role") in {"title", "seo_title", "description"}
    path = (entry["role"],) if is_own else ("body", "block", "text")
    passage = Passage(
        MARKED.sub(r"\1", entry.get("text", "")),
        path,
        entry.get("role", "text"),
        "" if is_own else kind,
        backing(entry["backing"]) if "backing" in entry else None,
        entry.get("topic", ""),
    )
    links = (Link(path, MARKED.sub(r"\1", entry["link"])),) if "link" in entry else ()
    part = Part(kind, ("body", "block"), () if is_own else (passage,))
    facts = {"treatments": ("Ketamine", "ketamine hydrochloride", "Ketalar")}
    return Document("condition", (passage,) if is_own else (), (part,), facts=facts, links=links)


def found(code, entry):
    return [finding.words for finding in RULES[code].check(page(entry))]


@pytest.mark.parametrize(("code", "entry"), list(cases("found")))
def test_what_must_not_be_said_is_found(code, entry):
    marked = MARKED.findall(entry.get("text") or entry["link"])
    said = found(code, entry)

    assert said
    assert [one for one in said if one] == (marked[:1] if entry.get("only_first") else marked)


@pytest.mark.parametrize(("code", "entry"), list(cases("passes")))
def test_what_may_be_said_passes(code, entry):
    assert found(code, entry) == []


@pytest.mark.parametrize("code", TABLES)
def test_each_rule_is_tried_on_twenty_texts_of_either_side(code):
    assert len(TABLES[code]["found"]) >= 10
    assert len(TABLES[code]["passes"]) >= 10
    assert len(TABLES[code]["found"]) + len(TABLES[code]["passes"]) >= 40


@pytest.mark.parametrize("code", [rule.code for rule in CORE if isinstance(rule.check, Lexicon)])
def test_no_rule_about_words_goes_untried(code):
    assert code in TABLES
