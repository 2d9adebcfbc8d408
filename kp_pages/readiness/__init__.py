"""Rules about the words of a page: plain Python from a document to findings."""

from kp_pages.readiness.document import (
    Backing,
    Document,
    Part,
    Passage,
    Path,
    Review,
    Source,
)
from kp_pages.readiness.engine import check
from kp_pages.readiness.policy import Policy
from kp_pages.readiness.rule import Finding, Origin, Rule, Severity

__all__ = [
    "Backing",
    "Document",
    "Finding",
    "Origin",
    "Part",
    "Passage",
    "Path",
    "Policy",
    "Review",
    "Rule",
    "Severity",
    "Source",
    "check",
]
