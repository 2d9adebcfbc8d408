"""Rules about the words of a page: plain Python from a document to findings."""

from kp_pages.readiness.document import (
    Backing,
    Cited,
    Document,
    Link,
    Part,
    Passage,
    Path,
    Picture,
    Problem,
    Review,
    Source,
)
from kp_pages.readiness.engine import check
from kp_pages.readiness.policy import Policy
from kp_pages.readiness.rule import Finding, Origin, Rule, Severity

__all__ = [
    "Backing",
    "Cited",
    "Document",
    "Finding",
    "Link",
    "Origin",
    "Part",
    "Passage",
    "Path",
    "Picture",
    "Policy",
    "Problem",
    "Review",
    "Rule",
    "Severity",
    "Source",
    "check",
]
