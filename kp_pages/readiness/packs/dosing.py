"""Words that treat readers from afar: a dose, a plan of treatment, a medicine to be stopped."""

from kp_pages.readiness.excuses import EVERY, Excuse
from kp_pages.readiness.marking import gettext_noop as _
from kp_pages.readiness.packs.backed import is_claim
from kp_pages.readiness.subject import OTHER_DRUG
from kp_pages.readiness.words import Lexicon, Phrase

DOSES = Lexicon(
    message=_("“%(words)s” is a dose."),
    excuses=frozenset(),
    phrases=(
        Phrase(
            r"(?:\d[\d.,]*(?: ?(?:to|-) ?\d[\d.,]*)?|half(?: a)?|one) ?"
            r"(?:mg|mcg|µg|μg|micrograms?|milligrams?)(?!/d?l)"
            r"(?: ?(?:/|per) ?(?:kg|kilogram|h|hr|hour|min|minute))*"
        ),
    ),
)

REGIMENS = Lexicon(
    message=_("“%(words)s” is a plan of treatment."),
    not_in=frozenset({"steps", "claim"}),
    excuses=frozenset({Excuse.ASKED}),
    allowed=is_claim,
    phrases=(
        Phrase(
            r"(?:\d+|two|three|four|five|six|seven|eight|ten|twelve) (?:\w+ )?(?:infusions?"
            r"|sessions?"
            r"|doses?) (?:over|in|within|per|a|each|spread over) (?:the )?(?:first )?"
            r"(?:\d+|a|one|two|three|four|six)? ?(?:days?|weeks?|months?)"
        ),
        Phrase(
            r"(?:(?:once|twice|three times) (?:a|per|each|every) (?:day|week|month)"
            r"|every (?:other |second |third |two |three )?(?:days?|weeks?|months?)|daily|weekly)"
            r" for (?:up to |about )?(?:\d+|a|one|two|three|four|six|several) "
            r"(?:days?|weeks?|months?)",
            near=r"infusions?|ketamine|drips?|you come",
            unless=r"exercis\w*|walk\w*|physical therapy|stretch\w*",
        ),
    ),
)

_MEDICINES = (
    r"(?:opioids?|narcotics?|medicines?|medications?|meds|pills|tablets|painkillers?|drugs"
    rf"|prescriptions?|blood thinners?|antidepressants?|benzodiazepines?|{OTHER_DRUG})"
)
_YOURS = (
    r"(?:all |any |of |your |their |the |these |those |other |daily |strong |morning |pain "
    r"|(?:blood|heart) (?:pressure )?)*"
)
#: Told by the one who prescribes, or why nobody should do it alone.
_WITH_A_DOCTOR = (
    r"(?:ask|tell|talk to|call|with|without) (?:\w+ ){0,3}(?:doctors?|pharmacists?|prescrib\w*"
    r"|clinicians?)|who prescribe\w*|doctor (?:may|can|will|might)|before you (?:stop|skip)"
    r"|(?:if|unless|when) (?:we|your \w+|a nurse) (?:ask|tell|told|say|agree)\w*|dangerous|harm\w*"
    r"|suddenly|too fast|withdrawal|(?:want|hope)s? to"
)
STOPPING = Lexicon(
    message=_("“%(words)s” tells readers to do without a medicine."),
    excuses=EVERY - {Excuse.OTHERS},
    phrases=(
        Phrase(
            r"(?:stop(?: taking)?|quit|skip|discontinue|taper|come off|get off(?: of)?|wean off"
            r"|ditch|toss|flush|throw (?:away|out)|leave out|cut(?: out)?|halve|give up"
            rf"|say goodbye to) {_YOURS}{_MEDICINES}",
            unless=_WITH_A_DOCTOR,
        ),
        Phrase(
            r"(?:no longer|never|won't|will not) need (?:to take )?(?:more )?"
            rf"{_YOURS}{_MEDICINES}|no more {_YOURS}{_MEDICINES}(?! (?:than|for))"
        ),
        Phrase(
            rf"(?:do not|don't) take {_YOURS}{_MEDICINES} "
            r"(?:before|on the (?:day|morning)|the (?:day|night|morning|evening))",
            unless=_WITH_A_DOCTOR,
        ),
        Phrase(rf"(?:replac|swap|trad)(?:e|es|ing) (?:all |any )?your {_YOURS}{_MEDICINES}"),
    ),
)
