"""What a rule is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import Any

from kp_pages.readiness.document import Document, Path


class Severity(IntEnum):
    """What becomes of a page with such a finding."""

    OFF = 0
    INFO = 1
    WARN = 2
    BLOCK = 3


@dataclass(frozen=True)
class Origin:
    """Where a rule comes from: who says so, where it can be read, when it was last checked."""

    name: str
    #: Empty where it is our own idea.
    url: str
    checked_on: str


@dataclass(frozen=True)
class Finding:
    """Something in a page that a rule minds.

    ``message`` is a sentence for the editor, marked for translation, with gaps for ``params``:
    whoever shows it says ``gettext(finding.message) % finding.params``.
    """

    message: str
    path: Path = ()
    params: Mapping[str, Any] = field(default_factory=dict)
    #: The words in question, and where they begin in the text of their field; -1 for nowhere.
    words: str = ""
    start: int = -1
    code: str = ""
    severity: Severity = Severity.WARN
    #: How much graver it is than the rule's other findings, or milder if below zero. It counts
    #: as long as the site has not chosen a severity of its own for the rule.
    shift: int = 0

    def is_within(self, other: Finding) -> bool:
        """Whether its words are part of those of another finding."""
        if self.start < 0 or self.path != other.path:
            return False
        end, other_end = self.start + len(self.words), other.start + len(other.words)
        return other.start <= self.start and end <= other_end


@dataclass(frozen=True)
class Rule:
    """A pure function from a document to findings, with all that an editor should know of it."""

    code: str
    severity: Severity
    #: What the rule asks for, in one line.
    title: str
    #: What to do when it finds something, and why it matters.
    todo: str
    why: str
    origin: Origin
    check: Callable[[Document], Iterable[Finding]]
    #: The kinds of document that it reads.
    kinds: frozenset[str] = frozenset({"condition", "article", "page"})
    #: Whether somebody with the permission may publish despite it, with a reason.
    may_be_overridden: bool = False
    #: Whether a medical review gives what it asks for: it keeps no page from being submitted.
    is_about_review: bool = False

    def findings(self, document: Document, severity: Severity) -> Iterable[Finding]:
        """What this rule finds, at the severity that the site has chosen."""
        if document.kind not in self.kinds:
            return
        for finding in self.check(document):
            shift = finding.shift if severity is self.severity else 0
            yield replace(finding, code=self.code, severity=shifted(severity, shift))


def shifted(severity: Severity, by: int) -> Severity:
    """A severity some steps graver or milder, never off."""
    return Severity(min(Severity.BLOCK, max(Severity.INFO, severity + by)))


def together(
    *checks: Callable[[Document], Iterable[Finding]],
) -> Callable[[Document], list[Finding]]:
    """Several checks as one, for a rule that looks at a thing from several sides.

    What an earlier check has found is not found once more within its words.
    """

    def all_of_them(document: Document) -> list[Finding]:
        found: list[Finding] = []
        for check in checks:
            found += [one for one in check(document) if not any(one.is_within(it) for it in found)]
        return found

    return all_of_them
