"""``manage.py kp_audit``: what the rules find on which page, and with which exit code."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError
from django.test import override_settings

from kp_pages.management import readiness
from kp_pages.management.commands import kp_audit
from kp_pages.management.readiness import field_in_words
from kp_pages.readiness import Finding, Origin, Rule, Severity
from kp_pages.readiness.packs import CORE
from kp_pages.readiness.words import Lexicon, Phrase
from tests.factories import StandardPageFactory

pytestmark = pytest.mark.django_db

US = Origin("Us", "", "2026-01-01")
WORDS = Rule(
    "OUR-01",
    Severity.BLOCK,
    "No cure",
    "Take it out.",
    "Nobody can promise it.",
    US,
    Lexicon(phrases=(Phrase("cures"),), message="“%(words)s” is a promise."),
)
NOTICE = Rule(
    "OUR-02",
    Severity.WARN,
    "A notice",
    "Add it.",
    "It is missed.",
    US,
    lambda document: [Finding("No notice.")] if "notice" not in document.joined.text else [],
)
PACK = [WORDS, NOTICE]
#: Only the rules of this module: what ours find is tried elsewhere.
ALONE = {
    "GATE": "off",
    "RULE_PACKS": [f"{__name__}.PACK"],
    "RULES": {rule.code: "off" for rule in CORE},
}


@pytest.fixture(autouse=True)
def alone():
    with override_settings(KP_PAGES=ALONE):
        yield


@pytest.fixture
def site(home):
    """A home page in order, so that each test has one page to speak of."""
    type(home).objects.filter(pk=home.pk).update(summary="A notice.")
    return home


def page(site, summary, **more):
    return StandardPageFactory(parent=site, title="Costs", slug="costs", summary=summary, **more)


def audit(*arguments, **options):
    """What the command wrote, what it told on the way, and how it failed."""
    out, told, problem = StringIO(), StringIO(), None
    try:
        call_command("kp_audit", *arguments, stdout=out, stderr=told, **options)
    except CommandError as error:
        problem = error
    return out.getvalue(), told.getvalue(), problem


def test_a_site_in_order_has_no_findings(site):
    page(site, "A notice.")

    out, _told, problem = audit()

    assert problem is None
    assert out == "All 2 pages are in order.\n"


def test_it_names_page_field_words_and_what_to_do(site):
    page(site, "A notice. It cures pain.")

    out, _told, problem = audit()

    assert out.splitlines() == [
        "Costs: http://localhost/costs/",
        "  block OUR-01 Summary: “cures” is a promise.",
        "    Take it out.",
    ]
    assert str(problem) == "1 finding (1 blocks) on 1 of 2 pages."
    assert problem.returncode == 1


def test_milder_findings_are_listed_and_let_pass(site):
    page(site, "Nothing.")

    out, _told, problem = audit()

    assert problem is None
    assert "  warn OUR-02 No notice." in out.splitlines()
    assert out.splitlines()[-1] == "1 finding (1 warns) on 1 of 2 pages."


@pytest.mark.parametrize(("level", "fails"), [("block", False), ("warn", True), ("info", True)])
def test_one_says_from_which_severity_it_fails(site, level, fails):
    page(site, "Nothing.")

    _out, _told, problem = audit(fail_on=level)

    assert (problem is not None) is fails


def test_json_is_all_that_stands_in_the_output(site):
    costs = page(site, "It cures pain.")

    out, _told, problem = audit("--json")

    document = json.loads(out)
    assert document["checked"] == 2
    assert document["counts"] == {"block": 1, "warn": 1, "info": 0}
    (told,) = document["pages"]
    assert (told["page"], told["title"], told["draft"]) == (costs.pk, "Costs", False)
    assert told["findings"][0] == {
        "code": "OUR-01",
        "severity": "block",
        "path": ["summary"],
        "field": "Summary",
        "sentence": "“cures” is a promise.",
        "words": "cures",
        "start": 3,
        "todo": "Take it out.",
    }
    assert problem.returncode == 1


def test_drafts_are_judged_when_asked_for(site):
    costs = page(site, "A notice.")
    costs.summary = "A notice. It cures pain."
    costs.save_revision()

    assert audit()[2] is None
    out, told, problem = audit("--drafts")

    assert "Costs (draft): http://localhost/costs/" in out.splitlines()
    assert str(problem) == "1 finding (1 blocks) on 1 of 3 pages."
    assert told == "Checking pages: 3 of 3\n"


def test_a_page_that_nobody_published_is_a_draft(site):
    page(site, "It cures pain.", live=False)

    assert audit()[2] is None
    assert "(draft)" in audit("--drafts")[0]


def test_a_field_of_a_block_is_named_by_its_labels(site):
    costs = page(site, "A notice.")
    costs.body = [("faq", {"questions": [{"question": "Why?", "answer": "<p>It cures.</p>"}]})]
    raw = costs.body.get_prep_value()
    question = raw[0]["value"]["questions"][0]["id"]

    path = ("body", raw[0]["id"], "questions", question, "answer")

    assert field_in_words(costs, path)[1:] == ["Question 1", "Answer"]
    assert field_in_words(costs, ("search_description",)) == ["Meta description"]
    assert field_in_words(costs, ()) == []


@pytest.mark.parametrize(
    "settings",
    [{"RULE_PACKS": ["nowhere.RULES"]}, {"RULES": {"CLM-99": "warn"}}, {"RULES": {"CLM-01": "x"}}],
)
def test_it_cannot_audit_with_rules_that_there_are_not(site, settings):
    with override_settings(KP_PAGES={"GATE": "off", **settings}):
        _out, _told, problem = audit()

    assert problem.returncode == 2


def test_it_cannot_audit_without_a_database(site, monkeypatch):
    def broken(**_options):
        raise DatabaseError("no such table")

    monkeypatch.setattr(kp_audit, "pages_to_audit", broken)

    _out, _told, problem = audit()

    assert str(problem) == "The database cannot be read: no such table"
    assert problem.returncode == 2


def test_a_large_site_is_never_in_memory_at_once(site, monkeypatch):
    monkeypatch.setattr(readiness, "CHUNK", 2)
    for _ in range(5):
        StandardPageFactory(parent=site, summary="A notice.")

    results = readiness.audit(readiness.pages_to_audit(drafts=False), drafts=False)

    assert len(list(results)) == 6
