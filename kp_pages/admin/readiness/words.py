"""Findings in an editor's words: how grave, what, where, what to do, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from kp_pages.blocks.places import names, steps
from kp_pages.models import ClinicPage
from kp_pages.models.gate import sentence
from kp_pages.models.judged import policy
from kp_pages.readiness import Finding, Rule, Severity
from kp_pages.readiness.packs import review


@dataclass(frozen=True)
class Gravity:
    """What a severity is called, counted and shown as."""

    severity: Severity
    label: Any
    counted: Any
    icon: str
    name: str


GRAVITIES = {
    one.severity: one
    for one in (
        Gravity(
            Severity.BLOCK,
            _("Must change"),
            ngettext_lazy("%(number)d must change", "%(number)d must change", "number"),
            "warning",
            "block",
        ),
        Gravity(
            Severity.WARN,
            _("Should change"),
            ngettext_lazy("%(number)d should change", "%(number)d should change", "number"),
            "info-circle",
            "warn",
        ),
        Gravity(
            Severity.INFO,
            _("Hints"),
            ngettext_lazy("%(number)d hint", "%(number)d hints", "number"),
            "help",
            "info",
        ),
    )
}


EXCERPT_LENGTH = 60
#: What the sentence about the medical review says already, and no editor can change.
SAID_BY_THE_STANDING = frozenset(rule.code for rule in review.RULES) - {"REV-03"}


@dataclass(frozen=True)
class Said:
    """One finding: its sentence, and the place it is about in words and as Wagtail knows it."""

    sentence: str
    place: list[str]
    #: As in ``data-contentpath``, joined with points; empty if no field shows it.
    contentpath: str
    words: str
    #: The beginning of the words, if the sentence does not say them.
    excerpt: str = ""


@dataclass
class Rubric:
    """What one rule minds on a page, with what an editor should know of the rule."""

    code: str
    title: str
    todo: str
    why: str
    source: str
    source_url: str
    source_checked_on: date
    said: list[Said] = field(default_factory=list)


@dataclass(frozen=True)
class Judgement:
    """All findings of a page, by gravity and rule, with their numbers."""

    rubrics: dict[Severity, list[Rubric]]

    @property
    def groups(self) -> list[tuple[Gravity, list[Rubric], int]]:
        """The gravest first, each with its rules and the number of its findings."""
        return [
            (gravity, self.rubrics[severity], self.number(severity))
            for severity, gravity in GRAVITIES.items()
            if severity in self.rubrics
        ]

    def number(self, severity: Severity) -> int:
        return sum(len(rubric.said) for rubric in self.rubrics.get(severity, ()))

    @property
    def must_change(self) -> int:
        return self.number(Severity.BLOCK)

    @property
    def to_change(self) -> int:
        """What is worth a number on the button of the panel: all but hints."""
        return self.must_change + self.number(Severity.WARN)

    @property
    def summary(self) -> str:
        """The numbers in words, such as "2 must change, 1 should change"."""
        return summary({severity: self.number(severity) for severity in GRAVITIES})


def summary(numbers: dict[Severity, int]) -> str:
    """Numbers by severity in words."""
    counted = [
        str(GRAVITIES[severity].counted % {"number": number})
        for severity, number in numbers.items()
        if number
    ]
    return ", ".join(counted) or gettext("Nothing to change")


def judgement(page: ClinicPage, findings: Iterable[Finding]) -> Judgement:
    """The findings of a page as an editor is told them."""
    rubrics: dict[Severity, dict[str, Rubric]] = {}
    for finding in to_change(findings):
        by_code = rubrics.setdefault(finding.severity, {})
        if finding.code not in by_code:
            by_code[finding.code] = _rubric(policy().rule(finding.code))
        by_code[finding.code].said.append(said(page, finding))
    return Judgement({severity: list(found.values()) for severity, found in rubrics.items()})


def to_change(findings: Iterable[Finding]) -> list[Finding]:
    """What the page itself has to do with; that its review is missing is said elsewhere."""
    return [one for one in findings if one.code not in SAID_BY_THE_STANDING]


def _rubric(rule: Rule) -> Rubric:
    return Rubric(
        code=rule.code,
        title=gettext(rule.title),
        todo=gettext(rule.todo),
        why=gettext(rule.why),
        source=gettext(rule.origin.name),
        source_url=rule.origin.url,
        source_checked_on=date.fromisoformat(rule.origin.checked_on),
    )


def said(page: ClinicPage, finding: Finding) -> Said:
    """One finding in words, with its place on the page."""
    says = sentence(finding)
    is_quoted = finding.words in says
    return Said(
        sentence=says,
        place=list(_place(page, finding)),
        contentpath=".".join(_contentpath(page, finding)),
        words=finding.words,
        excerpt="" if is_quoted else Truncator(finding.words).chars(EXCERPT_LENGTH),
    )


def _place(page: ClinicPage, finding: Finding) -> Iterator[str]:
    model_field = _field(page, finding)
    if model_field is None:
        return
    _name, *inside = finding.path
    if isinstance(model_field, StreamField) and inside:
        yield from names(model_field.stream_block, getattr(page, model_field.name), inside)
    else:
        yield capfirst(str(model_field.verbose_name))


def _contentpath(page: ClinicPage, finding: Finding) -> Iterator[str]:
    """The path, as far as the page has it."""
    model_field = _field(page, finding)
    if model_field is None:
        return
    name, *inside = finding.path
    yield name
    if isinstance(model_field, StreamField):
        way = steps(model_field.stream_block, getattr(page, name), inside)
        yield from (one for one, _step in zip(inside, way, strict=False))


def _field(page: ClinicPage, finding: Finding) -> Any | None:
    try:
        return page._meta.get_field(finding.path[0]) if finding.path else None
    except FieldDoesNotExist:
        return None
