"""Runs the rules over a document."""

from __future__ import annotations

from kp_pages.readiness.document import Document
from kp_pages.readiness.policy import Policy
from kp_pages.readiness.rule import Finding, Severity


def check(document: Document, policy: Policy) -> list[Finding]:
    """All that the site's rules find, the gravest first, then in reading order."""
    found: list[Finding] = []
    for rule in policy.rules:
        severity = policy.severity(rule)
        if severity is not Severity.OFF:
            found.extend(rule.findings(document, severity))
    order = {passage.path: place for place, passage in enumerate(document.passages)}
    return sorted(found, key=lambda one: (-one.severity, order.get(one.path, -1), one.start))
