"""Words that treat readers from afar: a dose, a plan of treatment."""

from kp_pages.readiness.excuses import Excuse
from kp_pages.readiness.marking import gettext_noop as _
from kp_pages.readiness.packs.backed import is_claim
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
