"""Three rules that never change, for tests of what becomes of a finding."""

from kp_pages.readiness import Finding, Origin, Rule, Severity

NOBODY = Origin("Nobody", "https://example.org/", "2026-01-01")


def forbids(word):
    def check(document):
        for passage in document.passages:
            if word in passage.text.casefold():
                yield Finding(f"Take “{word}” out.", passage.path, words=word)

    return check


def wants_a_review(document):
    if document.review is not None and document.review.state != "current":
        yield Finding("Send it to medical review.", ())


def rule(code, check, **kwargs):
    return Rule(
        code, Severity.BLOCK, title=code, todo=code, why=code, origin=NOBODY, check=check, **kwargs
    )


RULES = [
    rule("T-CURE", forbids("cure")),
    rule("T-FAST", forbids("fast"), may_be_overridden=True),
    rule(
        "T-REVIEW",
        wants_a_review,
        kinds=frozenset({"condition", "article"}),
        is_about_review=True,
    ),
]
