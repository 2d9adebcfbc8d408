"""Advertising by honest means: no praise by patients, no pressure, no borrowed authority."""

from __future__ import annotations

from collections.abc import Iterator

from kp_pages.readiness.document import Document
from kp_pages.readiness.marking import gettext_noop as _
from kp_pages.readiness.packs import origins
from kp_pages.readiness.rule import Finding, Rule, Severity, together
from kp_pages.readiness.words import Lexicon, Phrase

PRAISE_BY_PATIENTS = Lexicon(
    message=_("“%(words)s” is praise by patients."),
    phrases=(
        Phrase(r"testimonials?|success stor(?:y|ies)|patient (?:stories|reviews|testimonials?)"),
        Phrase(r"what our (?:patients|clients) (?:say|are saying)|our patients (?:love|rave|say)"),
        Phrase(r"(?:five|5|4\.\d)[- ]stars?(?: reviews?| ratings?)?|rated \d(?:\.\d)?"),
        Phrase(
            r"(?:changed|saved|gave (?:me|him|her|us) back) (?:my|his|her|our) (?:\w+ )?life"
            r"|gave (?:me|him|her) (?:my|his|her) life back|i got my life back"
        ),
        Phrase(r"i (?:am|was|have been|feel) (?:\w+ ){0,2}pain-? ?free"),
    ),
)


def no_praise_block(document: Document) -> Iterator[Finding]:
    """A block of a site's own that quotes patients counts, too."""
    for part in document.parts:
        if part.kind in {"quote", "testimonial", "testimonials", "review", "reviews"}:
            yield Finding(_("Take out what patients say about us."), part.path)


STAGED = Lexicon(
    message=_("“%(words)s” passes somebody off as a patient."),
    roles=frozenset({"alt", "caption"}),
    phrases=(
        Phrase(
            r"(?:happy|smiling|grateful|satisfied|relieved|real|actual|cured|pain-free) "
            r"(?:\w+ ){0,2}(?:patients?|clients?)"
        ),
        Phrase(r"before (?:and|&) after"),
        Phrase(r"(?:ai|computer)[- ]generated", unless=r"not (?:a )?real|illustration|drawing"),
    ),
)

_EMERGENCY = (
    r"911|988|emergency|doctor|hospital|same day|chest|pharmacist|at once|for us|team"
    r"|(?:feel|get|gets) worse|fever|bleed\w*|breath\w*|rash|swell\w*|faint\w*|side effects?"
)
PRESSURE = Lexicon(
    message=_("“%(words)s” presses the reader."),
    phrases=(
        Phrase(r"act (?:now|fast|today)|hurry|last chance|don't miss|before it's too late"),
        Phrase(r"(?:don't|do not|why) wait", unless=_EMERGENCY),
        Phrase(
            r"limited[- ](?:time|spots?|places|availability|offers?|appointments)"
            r"|(?:only|just) (?:\d+|two|three|a few) (?:spots?|places|appointments|openings)"
            r"|(?:filling|booking) (?:up )?fast|while (?:they|spots|places) last"
        ),
        Phrase(
            r"(?:call|contact|visit|email|text|book|schedule|start|begin|sign up|reserve|get)\b"
            r"[^.!?\n]{0,40}? (?:today|now|right away)",
            unless=_EMERGENCY,
        ),
        Phrase(
            r"(?:living|life|relief|pain-? ?free\w*)(?: \w+)? today|today(?=!)",
        ),
        Phrase(
            r"special (?:offer|price|deal)|\d+ ?(?:%|percent) off|discount(?:s|ed)?"
            r"|free (?:gift|trial|infusion)|offer (?:ends|expires)"
        ),
        Phrase(
            r"(?:take )?the first step (?:to|towards?)|you deserve (?:\w+ ){0,3}(?:relief|life)"
        ),
    ),
)
#: In a call to action, "today" presses by itself.
TODAY = Lexicon(
    message=_("“%(words)s” presses the reader."),
    roles=frozenset({"button"}),
    phrases=(Phrase(r"today|now"),),
)

BOARDS = Lexicon(
    message=_("“%(words)s” does not name the board."),
    phrases=(
        Phrase(
            r"(?:double |triple |dual )?board[- ](?:certified|certification|eligible)",
            unless=r"american (?:osteopathic )?(?:board|academy)|board of \w+|abms|aoa|bureau of",
        ),
    ),
    not_in=frozenset({"label"}),
)
EXPERTS = Lexicon(
    message=_("“%(words)s” claims a rank without a credential."),
    phrases=(
        Phrase(
            r"(?:world[- ]?(?:class|renowned|famous)|renowned|leading|top|foremost|award-winning"
            r"|best|pioneering|nationally recognized) (?:\w+ ){0,2}"
            r"(?:doctors?|physicians?|specialists?|experts?|clinicians?|surgeons?|teams?|authorit\w+)"
        ),
        Phrase(
            r"(?:our|we are (?!not)|the) ?(?:\w+ ){0,2}(?:experts?|gurus?)(?! (?:group|panel"
            r"|committee"
            r"|review))"
        ),
        Phrase(r"(?:pain|ketamine) (?:expert|guru|authority)s?"),
        Phrase(r"our (?:\w+ ){0,2}specialists?"),
    ),
)


def licenses_are_named(document: Document) -> Iterator[Finding]:
    """The page of a clinician says where they are licensed."""
    if document.facts.get("license_states") == "":
        yield Finding(_("Say in which states the clinician is licensed."), ("license_states",))


def calls_are_few_and_open(document: Document) -> Iterator[Finding]:
    """Three calls to action at most, each with its note and its button."""
    calls = document.named("consultation_cta")
    for part in calls[3:]:
        yield Finding(_("Take this call to action out. Three are enough."), part.path)
    for part in calls:
        if not any(part.says("note")):
            yield Finding(_("Say for whom it may not be right."), (*part.path, "eligibility_note"))
        if not part.facts.get("leads", True):
            yield Finding(_("Say where the button leads."), (*part.path, "target"))
    if document.kind == "condition" and not calls:
        yield Finding(_("Add a call to action, so that a reader can ask."), ("body",))


RULES = [
    Rule(
        code="FTC-02",
        severity=Severity.BLOCK,
        title=_("No praise by patients"),
        todo=_("Take it out. Say what studies found in many people."),
        why=_("One person's story is read as what everybody can expect; some states forbid it."),
        origin=origins.FTC_ENDORSEMENTS,
        check=together(PRAISE_BY_PATIENTS, no_praise_block),
    ),
    Rule(
        code="FTC-03",
        severity=Severity.WARN,
        title=_("Pictures pass nobody off as a patient"),
        todo=_("Show the place or a drawing, and say what the picture is."),
        why=_("A model who looks cured is a promise without words."),
        origin=origins.FTC_ENDORSEMENTS,
        check=STAGED,
    ),
    Rule(
        code="FTC-04",
        severity=Severity.WARN,
        title=_("No urgency, no scarcity, no bargains"),
        todo=_("Ask whether a visit makes sense, and leave the reader time."),
        why=_("A choice about a drug with risks is not to be made in a hurry."),
        origin=origins.FTC_ACT,
        check=together(PRESSURE, TODAY),
    ),
    Rule(
        code="MED-01",
        severity=Severity.BLOCK,
        title=_("“Board certified” names the board"),
        todo=_(
            "Name the board in full, or leave it to the certifications on the clinician's page."
        ),
        why=_("Boards of medicine ask for the name, because anybody can found a board."),
        origin=origins.AMA_ADVERTISING,
        check=BOARDS,
    ),
    Rule(
        code="MED-02",
        severity=Severity.WARN,
        title=_("A clinician's page names the states of the license"),
        todo=_("Fill in “Licensed in”."),
        why=_("A license holds in its state only, and patients live in others, too."),
        origin=origins.AMA_ADVERTISING,
        check=licenses_are_named,
        kinds=frozenset({"page"}),
    ),
    Rule(
        code="MED-03",
        severity=Severity.WARN,
        title=_("Nobody is an expert or leading without a credential"),
        todo=_("Say what the clinician has learned and does: “pain physician”."),
        why=_("Rank that nobody has given cannot be checked."),
        origin=origins.AMA_ADVERTISING,
        check=EXPERTS,
    ),
    Rule(
        code="CTA-01",
        severity=Severity.WARN,
        title=_("Three calls to action at most, each with its note"),
        todo=_("Keep three, and say in each for whom it may not be right."),
        why=_("A page that asks at every turn sells; one that asks once informs."),
        origin=origins.FTC_HEALTH,
        check=calls_are_few_and_open,
    ),
]
