"""Every rule of readiness: what it asks for, why, and who says so."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from kp_pages.management.reference.markdown import row, table
from kp_pages.readiness import Rule, Severity
from kp_pages.readiness.packs import CORE

GROUPS = {
    "CLM": "Claims",
    "UNC": "Claims",
    "FDA": "The drug and its approval",
    "EMG": "What every medical page says",
    "DIS": "What every medical page says",
    "ALT": "What every medical page says",
    "REV": "Medical review",
    "REF": "References",
    "FTC": "Advertising",
    "MED": "Clinicians",
    "CTA": "Calls to action",
    "RDG": "Reading",
    "LNG": "Reading",
    "A11Y": "Pictures, films, tables, links",
    "LNK": "Pictures, films, tables, links",
    "SEO": "Search engines",
    "CMP": "The page as a whole",
    "QLT": "The page as a whole",
}
KINDS = {"condition": "condition pages", "article": "articles", "page": "all other pages"}

#: What is true of every page by the way it is built, with the tests that hold it.
HELD = {
    "FDA-03": ("Risks are never hidden behind something to click", ["tests/blocks/test_risks.py"]),
    "PRV-01": (
        "No script, pixel, font or map of a third party",
        ["tests/promises/test_privacy.py", "tests/config/test_browser_policy.py"],
    ),
    "PRV-02": ("The form asks for nothing about health", ["tests/asking/test_ask.py"]),
    "PRV-03": (
        "No form sends by GET, no address holds a name, the page after it is not stored",
        ["tests/asking/test_ask.py"],
    ),
    "PRV-04": ("Notice and consent are kept with a request", ["tests/asking/test_sealing.py"]),
    "PRV-05": ("Requests are deleted after their time", ["tests/asking/test_purge.py"]),
    "A11Y-01": ("One `h1`, and headings that skip no level", ["tests/promises/test_outline.py"]),
    "A11Y-06": (
        "Color is never the only sign; targets are large; focus is seen",
        ["tests/browser/test_pages.py"],
    ),
    "SEO-02": (
        "Crawlers are told what readers see, and no treatment below moderate evidence",
        ["tests/schema/test_pages.py", "tests/blocks/test_evidence.py"],
    ),
    "SEO-03": (
        "Dates come from publication, reviewers from reviews",
        ["tests/schema/test_pages.py"],
    ),
    "SEO-04": (
        "One address for each page, in the sitemap with its last change",
        ["tests/crawlers/test_sitemap.py", "tests/crawlers/test_head.py"],
    ),
}


def rule_lines() -> Iterator[str]:
    yield "What is asked of a page before it is published. `block` keeps it from being published,"
    yield "`warn` and `info` only say so. A site changes how strict a rule is, switches it off, and"
    yield "adds rules: [how](../how-to/add-a-rule.md)."
    yield ""
    yield "Somebody with the permission may publish despite an *overridable* rule, with a reason."
    yield "Where nothing else is said, a rule reads every page."
    for title, rules in groupby(CORE_BY_GROUP, key=group_of):
        yield from ["", f"## {title}", ""]
        yield from table("Code", "Severity", "What it asks for", "What to do", "Why", "Source")
        yield from (one_rule(rule) for rule in rules)
    yield from held_lines()


def group_of(rule: Rule) -> str:
    return GROUPS[rule.code.rpartition("-")[0]]


_ORDER = list(dict.fromkeys(GROUPS.values()))
CORE_BY_GROUP = sorted(CORE, key=lambda rule: (_ORDER.index(group_of(rule)), rule.code))


def one_rule(rule: Rule) -> str:
    return row(
        [
            f"`{rule.code}`",
            severity(rule),
            f"{rule.title}{only_for(rule)}",
            rule.todo,
            rule.why,
            source(rule),
        ]
    )


def severity(rule: Rule) -> str:
    name = f"`{Severity(rule.severity).name.lower()}`"
    return f"{name}, *overridable*" if rule.may_be_overridden else name


def only_for(rule: Rule) -> str:
    if rule.kinds >= set(KINDS):
        return ""
    kinds = [words for kind, words in KINDS.items() if kind in rule.kinds]
    return f" (only {' and '.join(kinds)})"


def source(rule: Rule) -> str:
    origin = rule.origin
    name = f"[{origin.name}]({origin.url})" if origin.url else origin.name
    return f"{name}, {origin.checked_on}"


def held_lines() -> Iterator[str]:
    yield from ["", "## True by construction", ""]
    yield "What no editor can do wrong is no rule: it is held by the code, and by tests."
    yield from ["", *table("Code", "What is true", "Held by")]
    for code, (what, tests) in HELD.items():
        yield row([f"`{code}`", what, ", ".join(f"`{test}`" for test in tests)])
