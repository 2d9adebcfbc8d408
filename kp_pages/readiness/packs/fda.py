"""What may be said of approval, of other uses, and of other forms of the drug."""

from __future__ import annotations

from collections.abc import Iterator

from kp_pages.readiness.document import Document, Passage
from kp_pages.readiness.marking import gettext_noop as _
from kp_pages.readiness.packs import origins
from kp_pages.readiness.packs.praise import BENEFIT
from kp_pages.readiness.rule import Finding, Rule, Severity
from kp_pages.readiness.subject import CONDITION, OTHER_DRUG, offers_treatment
from kp_pages.readiness.words import Lexicon, Phrase

APPROVED_FOR = (
    r"anaesth\w+|anesth\w+|put\w* (?:people |you |patients )?to sleep|for (?:use in )?surger\w+"
    r"|spravato|esketamine|the only (?:approved )?use|only (?:for|as|in|to)"
)
_FDA = r"(?:u\.?s\.? )?(?:fda|food and drug administration)"
#: Brackets are spaces in a text that is searched.
_APPROVED = (
    r"(?:has |have )?(?:also )?(?:approved|cleared)"
    r"(?! (?:(?:the|two|three|other|drugs?|medicines?|like|such as) )*"
    rf"{OTHER_DRUG})"
)
APPROVED = Lexicon(
    message=_("“%(words)s” does not say for what."),
    phrases=(
        Phrase(
            rf"fda[- ]?(?:{_APPROVED}|approval|authorized)"
            rf"|food and drug administration (?: fda  )?{_APPROVED}"
            rf"|approved(?: [^.,;:!?\n]{{0,40}})? by the {_FDA}|cleared by the {_FDA}"
            rf"|approval (?:of|from|by) the {_FDA}(?! means)",
            unless=APPROVED_FOR,
            unless_of_others=r"medicines?|medications?|drugs|treatments|devices?|tests?|makers?"
            rf"|companies|depress\w+|{OTHER_DRUG}",
        ),
        Phrase(
            r"approved (?:\w+ ){0,3}(?:for|against|to (?:treat|ease)) "
            rf"(?:(?!not |no |never )\w+ ){{0,3}}?{CONDITION.pattern}"
            r"|fda (?:recommends|recommended|endorses|endorsed|backs) (?:\w+ ){0,2}ketamine",
            of_treatment=True,
            unless=rf"{APPROVED_FOR}|insur\w+|plans?|payers?|approved {OTHER_DRUG}",
        ),
    ),
)

_MIND = (
    r"depress\w+|anxiety|anxious|ptsd|post-?traumatic(?: stress)?|ocd|bipolar|suicidal\w*"
    r"|mental (?:health|illness)(?: conditions?| disorders?)?|psychiatric|mood(?:s|-\w+)?"
)
#: Named not as what is treated, but as what is risky, asked about or approved elsewhere.
_NOT_TREATED = (
    r"spravato|esketamine|(?:drugs|medicines|pills|medications?) for (?:anxiety|depression|sleep)"
    r"|antidepress\w+|side effects?|risks?|tell us|history of|if you (?:have|feel)|warn\w*"
    r"|your (?:own )?doctor|psychologist|harm\w*"
)


def louder_at_the_top(passage: Passage) -> int:
    """Graver in a title and in a call to action."""
    return int(is_loud(passage))


def is_loud(passage: Passage) -> bool:
    return passage.role in {"title", "seo_title"} or passage.part == "consultation_cta"


MIND = Lexicon(
    message=_("“%(words)s” is no use that this page may promote."),
    not_in=frozenset({"risks", "suitability", "name"}),
    shift=louder_at_the_top,
    phrases=(
        Phrase(
            _MIND,
            near=rf"{BENEFIT}|beneficial|enhanc\w*|boost\w*|lift\w*|support\w*|address\w*|holistic"
            r"|ketamine for|therapy for|relieves?|candidates?",
            unless=_NOT_TREATED,
        ),
    ),
)

HOME_USE = Lexicon(
    message=_("“%(words)s” names a form or place of use that the FDA warns about."),
    phrases=(
        Phrase(
            r"at-? ?home (?:ketamine|treatments?|infusions?|therapy|use|kits?|program\w*|dos\w+)"
            r"|(?:ketamine|treatments?|infusions?|therapy|it) (?:\w+ ){0,4}(?:at|in) "
            r"(?:your (?:own )?)?home(?! (?:page|office))"
            r"|(?:deliver|mail|ship|send|sent)\w* (?:\w+ ){0,3}(?:to )?your (?:home|door)",
            near=r"ketamine|treatments?|infusions?|therapy|lozenges?|drugs?|medicines?",
        ),
        Phrase(r"(?:nasal|nose) sprays?|intranasal\w*", unless=r"spravato|esketamine"),
        Phrase(
            r"lozenges?|troches?|(?:rapid(?:ly)?[- ]dissolv\w+|sublingual|oral) (?:ketamine"
            r"|tablets?)"
        ),
        Phrase(r"compounded ketamine"),
    ),
)


def other_forms_are_not_promoted(document: Document) -> Iterator[Finding]:
    """Another form or place may be named where the page says what the FDA says of it."""
    found = list(HOME_USE(document))
    if found and not _says_of_compounded(document):
        yield from found


def _says_of_compounded(document: Document) -> bool:
    text = document.joined.text
    mixed = ("compounded", "mixes to order", "mixed to order")
    return any(word in text for word in mixed) and any(
        said in text for said in ("not approved", "has not approved", "no approval")
    )


def schedule_is_said(document: Document) -> Iterator[Finding]:
    """A page about ketamine says once that it is a controlled substance."""
    if offers_treatment(document):
        text = document.joined.text
        if "schedule iii" not in text and "controlled substance" not in text:
            yield Finding(
                _("Say once that ketamine is a controlled substance (Schedule III)."), ("body",)
            )


RULES = [
    Rule(
        code="FDA-02",
        severity=Severity.BLOCK,
        title=_("Approval is named with what it is for"),
        todo=_("Say in the same sentence for what: the FDA approved ketamine for anesthesia only."),
        why=_("“FDA approved” alone is read as approved for pain, which is false."),
        origin=origins.KETALAR,
        check=APPROVED,
    ),
    Rule(
        code="FDA-06",
        severity=Severity.BLOCK,
        may_be_overridden=True,
        title=_("No use at home, no nasal spray, lozenge or compounded drug"),
        todo=_(
            "Take it out, or say on the page that the FDA has not approved any compounded ketamine."
        ),
        why=_("The FDA warned of ketamine that a pharmacy mixes and that nobody watches."),
        origin=origins.FDA_COMPOUNDED,
        check=other_forms_are_not_promoted,
    ),
    Rule(
        code="FDA-07",
        severity=Severity.WARN,
        title=_("Depression, anxiety and other uses are not promoted on pain pages"),
        todo=_("Take it out. Spravato is esketamine, another drug, and is not for pain."),
        why=_(
            "The FDA has not approved ketamine for any psychiatric disorder. In a title or a call "
            "to action, this blocks."
        ),
        origin=origins.FDA_COMPOUNDED,
        check=MIND,
    ),
    Rule(
        code="FDA-08",
        severity=Severity.WARN,
        title=_("Schedule III is said once"),
        todo=_("Say it in the regulatory status of the treatment, so that every page shows it."),
        why=_("That people misuse the drug belongs to what a patient should know."),
        origin=origins.SCHEDULES,
        check=schedule_is_said,
        kinds=frozenset({"condition", "article"}),
    ),
]
