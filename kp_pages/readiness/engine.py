"""Runs the rules over a document."""

from __future__ import annotations

from kp_pages.readiness.document import Document, Path
from kp_pages.readiness.policy import Policy
from kp_pages.readiness.rule import Finding, Severity


def check(document: Document, policy: Policy) -> list[Finding]:
    """All that the site's rules find, the gravest first, then in reading order."""
    found: list[Finding] = []
    for rule in policy.rules:
        severity = policy.severity(rule)
        if severity is not Severity.OFF:
            found.extend(rule.findings(document, severity))
    order = _reading_order(document)
    return sorted(found, key=lambda one: (-one.severity, _place(one.path, order), one.start))


def _reading_order(document: Document) -> dict[Path, int]:
    """Where each field stands on the page, and each block and list with its first words."""
    order: dict[Path, int] = {}
    for number, passage in enumerate(document.passages):
        for end in range(1, len(passage.path) + 1):
            order.setdefault(passage.path[:end], number)
    return order


def _place(path: Path, order: dict[Path, int]) -> int:
    """A field without words stands where the part begins that it belongs to."""
    while path and path not in order:
        path = path[:-1]
    return order.get(path, -1)
