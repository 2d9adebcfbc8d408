"""When words that must not be said are not said: negated, asked, quoted, or said of others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from kp_pages.readiness.document import Document, Passage
from kp_pages.readiness.subject import is_about_others


class Excuse(Enum):
    """A way in which a sentence can hold words without saying them."""

    NEGATED = auto()
    ASKED = auto()
    QUOTED = auto()
    OTHERS = auto()


EVERY = frozenset(Excuse)


@dataclass(frozen=True)
class Hit:
    """Words in a passage, with the sentence around them in lower case."""

    passage: Passage
    sentence: str
    #: From where to where they stand in the sentence.
    start: int
    end: int


def is_excused(document: Document, hit: Hit, excuses: frozenset[Excuse]) -> bool:
    """Whether one of these excuses holds."""
    return any(
        (
            Excuse.NEGATED in excuses and is_negated(hit),
            Excuse.ASKED in excuses and is_asked(hit),
            Excuse.QUOTED in excuses and is_quoted(hit),
            Excuse.OTHERS in excuses and is_said_of_others(document, hit),
        )
    )


def is_said_of_others(document: Document, hit: Hit) -> bool:
    passage = hit.passage
    return is_about_others(document, hit.sentence, hit.start, hit.end, passage.topic, passage.part)


#: Where a clause ends, so that a "not" before it has nothing to do with what follows.
_CLAUSE = re.compile(
    r"[;—–(]"
    r"|(?<!\bmyth)(?<!\bfalse)(?<!not true)(?<!not do)(?<!n't do)(?<!not know)(?<!not known):"
    r"|\b(?:but|yet|however|although|though|whereas|while|because|so that)\b"
    r"|(?:,|\band) (?:it|this|that|these|we|you|they|ketamine|our|your|the)\b"
)
_NOT = re.compile(
    r"\b(?:no|not|never|nor|neither|nobody|none|nothing|cannot|\w+n't|without|unable to"
    r"|fail(?:s|ed)? to|unlikely|too early|myths?|false|untrue|wrong to|mislead\w*|beware|wary"
    r"|careful"
    r"|unproven|whether|unclear|uncertain|unknown|rather than|instead of|far from|hoped|hardly"
    r"|rarely|seldom)\b"
    r"|\b(?:know|knows|known|ask|asks|tell|tells|see|say|says|sure|clear|out|tests?|tested|study|studied"
    r"|judges?) (?:\w+ )?if\b|(?<!\ba )\bfew (?:of|people|patients|adults)\b"
    r"|\b(?:if|when) (?:a|an|any|another|some) (?:\w+ )?(?:clinic|doctor|company|page|site|ad)"
    r" (?:\w+ )?(?:promis|claim|sa[iy]|offer|advertis|guarantee)\w*"
)
#: What looks like a "not" and takes nothing back.
_NO_DENIAL = re.compile(
    r"\b(?:not|n't) (?:only|just|merely|simply|to mention)\b"
    r"|\b(?:not|never|\w+n't) (?:wait|hesitate|worry|miss|delay|suffer|live|settle|let|give up"
    r"|despair|lose hope)\b"
    r"|\b(?:not|\w+n't) (?:need|have to)\b(?! (?:to )?(?:be |get )?(?:a |any )?$)"
    r"|^(?:but |and |so )?\w+n't (?:it|a|you|we|your|there)\b"
    r"|\b(?:no|without) (?:\w+ )?(?:doubt|question|wonder|surger\w+|needles?|downtime|drugs|pills"
    r"|opioids|need|matter|wait\w*|referral|appointment|side effects?|risks?|longer|other|better)\b"
    r"|\bnothing (?:else|is better|works? better|like)\b|\b(?:cannot|can't) wait\b|\bwhy not\b"
    r"|\b(?:could|can)(?:not|n't| not) be (?:easier|simpler|better)\b|\bno-\w+"
)
#: How far back, in words, a denial reaches within its clause.
_REACH = 10
#: A denial that follows: "A cure is not known".
_NOT_AFTER = re.compile(
    r"\s+(?:(?!(?:that|what|which|who|where|when|because|so|and|but|or|if|you|your|my|we|they|others?"
    r"|doctors?|surger\w+|drugs?|pills?|medic\w+|treatments?)\b)[\w'-]+\s+){0,3}"
    r"(?:(?:is|are|was|were|has|have|had|do|does|did|can|could|will|would|may|might|should)"
    r" (?:not|never)\b|cannot\b|\w+n't\b|(?:has|have|is|are) yet to\b"
    r"|(?:is|are|was|were|remains?) (?:unknown|unclear|impossible|unlikely|rare|rarely|unproven)\b"
    r"|(?:is|are|was|were|would be|sounds?) (?:an? )?(?:false|untrue|wrong|mislead\w*|dishonest"
    r"|lies?|myths?|red flags?|warning signs?)\b)"
)


#: How an item of "What we do not know" begins.
_OPEN = re.compile(r"(?:whether|if|how|who|whom|what|which|why|when|where)\b")


def is_negated(hit: Hit) -> bool:
    """Whether the sentence takes the words back: "There is no cure"."""
    if hit.passage.role == "unknown" and _OPEN.match(hit.sentence):
        return True
    return _is_denied_before(hit.sentence[: hit.start]) or bool(
        _NOT_AFTER.match(hit.sentence, hit.end)
    )


def _is_denied_before(before: str) -> bool:
    clauses = list(_CLAUSE.finditer(before))
    clause = before[clauses[-1].end() :] if clauses else before
    clause = _NO_DENIAL.sub(" ", clause)
    near = " ".join(clause.split(" ")[-_REACH - 1 :])
    return bool(_NOT.search(near))


_AUXILIARY = (
    r"(?:(?:can|could|will|would|does|do|did|is|are|was|were|has|have|should|may|might)"
    r"(?:'t|n't)?|won't)"
)
_ASKS = re.compile(rf"(?:(?:but|and|so|or)\b,? )?(?:{_AUXILIARY}|what|which|who|when|where)\b")
#: How a question begins whose mark was left out: with a verb and who it asks about.
_ASKS_UNMARKED = re.compile(
    rf"(?:(?:what|which|who|when|where|why|how)(?: \w+){{0,2}}? )?{_AUXILIARY} \w+\b"
)
#: Questions that expect a yes: they sell.
_SELLS = re.compile(
    r"do you (?:want|wish|long|need|dream)|are you (?:ready|tired|looking|suffering|still|living)"
    r"|would you like|have you (?:dreamed|had enough|given up)|what are you waiting"
    r"|what if (?:you|your|we|there|pain|life|relief)\b|(?:is|isn't) it (?:\w+ )?time"
    r"|isn't (?:a|your)\b|wouldn't (?:it|you)\b|don't you (?:want|wish|long|deserve)"
    r"|aren't you (?:ready|tired)"
)
#: Where a statement ends to which a question is only hung: "It cures pain: shall we talk?"
_HUNG_ON = re.compile(r"[:;—–]| - |, (?:so|right)\b")


def is_asked(hit: Hit) -> bool:
    """Whether it is what a patient asks, and not what the clinic says."""
    if hit.passage.part == "consultation_cta" or _SELLS.match(hit.sentence):
        return False
    asks = hit.sentence.rstrip("\"') ").endswith("?")
    if hit.passage.role != "question":
        return asks and bool(_ASKS.match(hit.sentence))
    if not asks:
        begins = _ASKS_UNMARKED.match(hit.sentence, 0, hit.start)
        return bool(begins) and "?" not in hit.passage.text
    return bool(_ASKS.match(hit.sentence)) or not _HUNG_ON.search(hit.sentence, hit.end)


_SAID_BY_OTHERS = re.compile(
    r"\b(?:says?|said|claims?|claimed|promises?|promised|promising|advertis\w+|ads?|myths?|words?"
    r"|phrases?|so-called|beware|careful|wary|mislead\w*|called|calls?)\b"
)


def is_quoted(hit: Hit) -> bool:
    """Whether it stands in quotation marks as what somebody else says."""
    before = hit.sentence[: hit.start]
    inside = before.count('"') % 2 == 1 and '"' in hit.sentence[hit.end :]
    return inside and bool(_SAID_BY_OTHERS.search(before))
