"""What a page about a treatment must not leave out, and where it has to stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kp_pages.readiness.document import Document, Part
from kp_pages.readiness.marking import gettext_noop as _
from kp_pages.readiness.packs import origins
from kp_pages.readiness.rule import Finding, Rule, Severity
from kp_pages.readiness.subject import (
    all_text,
    before_last_call,
    names_treatment,
    offers_treatment,
)
from kp_pages.readiness.text import lowered

MEDICAL = frozenset({"condition", "article"})

#: What to say for each risk that a list leaves out, and the words by which it is recognised.
RISKS = {
    _("Name blood pressure and the heart among the risks."): r"blood pressure|heart",
    _("Name what it can do to the mind among the risks."): (
        r"dissociat|hallucinat|confus|not there|cut off|dream|psych|mind|anxious"
    ),
    _("Name nausea among the risks."): r"nausea|sick|throw|vomit",
    _("Name the bladder among the risks."): r"bladder|urin",
    _("Name the liver among the risks."): r"liver",
    _("Name misuse and dependence among the risks."): r"misus|depend|addict|crav|abus",
    _("Name slow or weak breathing among the risks."): r"breath|respirat",
}
_NOT_APPROVED = re.compile(
    r"\bnot (?:been )?approved|n't (?:been )?approved|\bunapproved|\boff-label"
)
_WAITING = re.compile(
    r"\bwait|\b(?:no|less) (?:\w+ )?treatment|\bnothing\b|\bwithout treatment|\bleav\w+ (?:it"
    r"|things)"
    r"|\bnot (?:to )?treat|\bas (?:it is|you are)\b"
)


def _missing(document: Document, kind: str, absent: str, late: str) -> Finding | None:
    """What is wrong with the presence and order of one kind of block."""
    if not document.named(kind):
        return Finding(absent, ("body",))
    if kind not in {part.kind for part in before_last_call(document)}:
        return Finding(late, document.named(kind)[0].path)
    return None


def _required(
    kind: str, absent: str, late: str, *more: Callable[[Document, list[Part]], Iterator[Finding]]
) -> Callable[[Document], Iterator[Finding]]:
    """A check that a page about a treatment has a block, in time and with something in it."""

    def check(document: Document) -> Iterator[Finding]:
        if not offers_treatment(document):
            return
        problem = _missing(document, kind, absent, late)
        if problem:
            yield problem
        for look in more if document.named(kind) else ():
            yield from look(document, document.named(kind))

    return check


def _says_not_approved(document: Document, parts: list[Part]) -> Iterator[Finding]:
    text = all_text(parts)
    if not _NOT_APPROVED.search(text) or not names_treatment(document, text):
        yield Finding(
            _("Say here that the treatment is not approved for this. Is the treatment published?"),
            parts[0].path,
        )


def _says_any_risk(document: Document, parts: list[Part]) -> Iterator[Finding]:
    if not all_text(parts):
        yield Finding(_("It shows no risk. Choose a treatment that is published."), parts[0].path)


def _says_who_not(document: Document, parts: list[Part]) -> Iterator[Finding]:
    passages = [one for part in parts for one in part.passages]
    if not any({"should_not_have", "also_not"} & set(one.path) for one in passages):
        yield Finding(
            _("Name somebody who should not have it. Is the treatment published?"), parts[0].path
        )


off_label_is_said = _required(
    "fda_status",
    _("Add the block “FDA status”."),
    _("Move “FDA status” above the last call to action."),
    _says_not_approved,
)
risks_are_shown = _required(
    "risks",
    _("Add the block “Risks and side effects”."),
    _("Move “Risks and side effects” above the last call to action."),
    _says_any_risk,
)
limits_are_shown = _required(
    "suitability",
    _("Add the block “Who should not have it”."),
    _("Move “Who should not have it” above the last call to action."),
    _says_who_not,
)


def every_risk_is_named(document: Document) -> Iterator[Finding]:
    """The block of the risks names what the label warns of."""
    parts = document.named("risks")
    text = all_text(parts)
    if text and offers_treatment(document):
        for sentence, words in RISKS.items():
            if not re.search(words, text):
                yield Finding(sentence, parts[0].path)


def choices_are_shown(document: Document) -> Iterator[Finding]:
    """Two choices besides the treatment stand on the page, and doing nothing is one."""
    parts = document.named("treatment_options")
    if not parts:
        yield Finding(_("Add the block “Treatment options”."), ("body",))
        return
    titles = [lowered(one.text) for part in parts for one in part.passages if "title" in one.path]
    others = [title for title in titles if not names_treatment(document, title)]
    if len(others) < 2:
        yield Finding(_("Name two other choices at least."), (*parts[0].path, "options"))
    if not _WAITING.search(all_text(parts) + "\n".join(titles)):
        yield Finding(
            _("Name waiting, or no new treatment, as one of the choices."),
            (*parts[0].path, "options"),
            shift=-1,
        )


def risks_come_before_a_call(document: Document) -> Iterator[Finding]:
    """A call to action above the risks says itself that there are some."""
    if not offers_treatment(document):
        return
    for part in document.parts:
        if part.kind == "risks":
            return
        if part.kind == "consultation_cta" and not re.search(
            r"\brisk|\bside effect|\bharm|\b(?:not|n't) (?:\w+ )?(?:right|for|suit\w*|safe)\b",
            all_text([part]),
        ):
            yield Finding(
                _("Move it below the risks, or say in its note that there are risks."),
                (*part.path, "eligibility_note"),
            )


RULES = [
    Rule(
        code="FDA-01",
        severity=Severity.BLOCK,
        title=_("Off-label is said"),
        todo=_("Add the block “FDA status” before the last call to action."),
        why=_("Patients should know that the FDA has not checked the drug for this use."),
        origin=origins.FDA_OFF_LABEL,
        check=off_label_is_said,
        kinds=MEDICAL,
    ),
    Rule(
        code="FDA-03",
        severity=Severity.BLOCK,
        title=_("Risks stand on the same page"),
        todo=_("Add the block “Risks and side effects” before the last call to action."),
        why=_("Who reads what a treatment may do must read on the same page what it may cost."),
        origin=origins.FDA_ADVERTISING,
        check=risks_are_shown,
        kinds=MEDICAL,
    ),
    Rule(
        code="FDA-04",
        severity=Severity.BLOCK,
        title=_("The risks that the label warns of are all named"),
        todo=_("Add what is missing to the risks of the treatment, so that every page shows it."),
        why=_("A list without the grave ones tells readers that there are none."),
        origin=origins.KETALAR,
        check=every_risk_is_named,
    ),
    Rule(
        code="FDA-05",
        severity=Severity.BLOCK,
        title=_("Who should not have it is said"),
        todo=_("Add the block “Who should not have it” before the last call to action."),
        why=_("For some people the treatment is dangerous; they should learn it here."),
        origin=origins.GUIDELINE,
        check=limits_are_shown,
        kinds=MEDICAL,
    ),
    Rule(
        code="ALT-01",
        severity=Severity.BLOCK,
        title=_("Other choices are described, doing nothing among them"),
        todo=_(
            "Add the block “Treatment options” with two choices besides ours, and with waiting."
        ),
        why=_("Nobody can choose who knows only one choice."),
        origin=origins.DISCERN,
        check=choices_are_shown,
        kinds=frozenset({"condition"}),
    ),
    Rule(
        code="CTA-02",
        severity=Severity.WARN,
        title=_("A call to action above the risks says that there are risks"),
        todo=_("Move it below the risks, or say in its note that there are risks."),
        why=_("Who clicks there has not yet read what can go wrong."),
        origin=origins.FDA_ADVERTISING,
        check=risks_come_before_a_call,
        kinds=MEDICAL,
    ),
]
