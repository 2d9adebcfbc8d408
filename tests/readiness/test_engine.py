from kp_pages.readiness import (
    Document,
    Finding,
    Origin,
    Part,
    Passage,
    Policy,
    Rule,
    Severity,
    check,
)

NOWHERE = Origin("Nobody", "https://example.org/", "2026-01-01")


def rule(code, severity, *findings, **kwargs):
    return Rule(code, severity, "", "", "", NOWHERE, lambda _document: findings, **kwargs)


def test_the_gravest_comes_first_then_what_stands_higher_on_the_page():
    first, second = Passage("One.", ("title",)), Passage("Two.", ("body", "a", "text"))
    document = Document(
        "condition", own=(first,), parts=(Part("section", ("body", "a"), (second,)),)
    )
    rules = (
        rule("A", Severity.WARN, Finding("low", second.path), Finding("high", first.path)),
        rule("B", Severity.BLOCK, Finding("grave", second.path)),
    )

    found = check(document, Policy(rules))

    assert [one.message for one in found] == ["grave", "high", "low"]
    assert [one.code for one in found] == ["B", "A", "A"]


def test_a_site_chooses_the_severity_of_a_rule_or_switches_it_off():
    rules = (rule("A", Severity.BLOCK, Finding("one")), rule("B", Severity.BLOCK, Finding("two")))

    found = check(Document("page"), Policy(rules, {"A": Severity.INFO, "B": Severity.OFF}))

    assert [(one.code, one.severity) for one in found] == [("A", Severity.INFO)]


def test_a_rule_reads_only_the_kinds_of_page_that_it_is_for():
    only_conditions = rule("A", Severity.WARN, Finding("one"), kinds=frozenset({"condition"}))

    assert check(Document("article"), Policy((only_conditions,))) == []
