"""A few plain rules, for tests of what is done with findings."""

from kp_pages.readiness import Finding, Origin, Rule, Severity
from kp_pages.readiness.packs import CORE

SOMEBODY = Origin("Somebody", "https://example.org/rule", "2026-01-02")


def words(word, message):
    """Minds a word wherever it stands."""

    def check(document):
        for passage in document.passages:
            start = passage.text.find(word)
            if start >= 0:
                yield Finding(message, passage.path, {"words": word}, word, start)

    return check


def risks_are_shown(document):
    if not document.named("risks"):
        yield Finding("Add the risks.", ("body",))


RULES = (
    Rule(
        "TEST-01",
        Severity.BLOCK,
        "No promises",
        "Say what some people noticed.",
        "Nobody can promise it.",
        SOMEBODY,
        words("cure", "“%(words)s” promises too much."),
    ),
    Rule(
        "TEST-02",
        Severity.BLOCK,
        "Risks stand on the page",
        "Add the block.",
        "Readers weigh both.",
        SOMEBODY,
        risks_are_shown,
        kinds=frozenset({"condition"}),
        may_be_overridden=True,
    ),
    Rule(
        "TEST-03",
        Severity.WARN,
        "Calm words",
        "Take the word out.",
        "Calm words are believed.",
        SOMEBODY,
        words("amazing", "“%(words)s” is loud."),
    ),
    Rule(
        "TEST-04",
        Severity.INFO,
        "Short words",
        "Use a shorter word.",
        "More people understand it.",
        SOMEBODY,
        words("utilize", "“%(words)s” is long."),
    ),
)

#: These rules, and none of ours.
ONLY_THESE = {
    "GATE": "block",
    "RULES": {rule.code: "off" for rule in CORE},
    "RULE_PACKS": ["tests.readiness.rules.RULES"],
}
