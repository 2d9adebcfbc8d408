"""Which treatment a page is about, and whether a sentence speaks of it or of something else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from kp_pages.readiness.document import Document, Part
from kp_pages.readiness.text import lowered

#: What a page is about while nobody has told us the names of the clinic's treatments.
KETAMINE = ("ketamine",)

#: What the treatment is for, on our pages.
CONDITION = re.compile(
    r"\b(?:pain(?!t)\w*|crps|fibromyalgia|neuropath\w+|neuralgia|migraines?|headaches?|sciatica|"
    r"arthritis|depress\w+|anxiety|ptsd)\b"
)

#: Drugs by their own names, or by how the names of their kind end.
OTHER_DRUG = (
    r"(?:\w*(?:triptan|gepant|profen|botulinum\w*)s?|\w+(?:oxetine|cipran|gabalin|umab|caine|codone"
    r"|codeine|morphone|triptyline|azepam|zolam|olol|sartan|faxine|alopram|sertraline|iramate|azepine)"
    r"|botox|gabapentin|suzetrigine|tramadol|tapentadol|morphine|fentanyl|methadone|buprenorphine"
    r"|naltrexone|aspirin|naproxen|diclofenac|acetaminophen|valproate|lamotrigine|baclofen"
    r"|tizanidine|capsaicin|cannabi\w+)"
)
_OTHER = (
    r"(?:surger(?:y|ies)|operations?|opioids?(?!-)|painkillers?|(?:physical|occupational|talking|mirror|"
    r"cognitive|behavioral|speech|group) (?:\w+ )?therap(?:y|ies)|physiotherapy|chemotherapy|"
    r"radiation|radiotherapy|exercises?|strength training|walking|yoga|acupuncture|massage|"
    r"steroids?|injections?|nerve blocks?|stimulators?|antibiotics?|antidepressants?|"
    r"bisphosphonates|medicines|medications|drugs|psycholog\w+|"
    r"(?:other|traditional|conventional|standard|approved|usual|some|most|these|older|such) "
    r"(?:\w+ ){0,2}(?:treatments?|therap(?:y|ies)|medicines?|medications?|drugs?|approach(?:es)?|"
    r"methods?|options?))"
)
#: Named only to be left behind: "without surgery", "tired of opioids", "unlike other drugs".
_LEFT_BEHIND = (
    r"(?:after|when|if|without|beyond|instead of|rather than|unlike|tired of|than|no more|not|no|"
    r"avoid\w*|replac\w+|compared (?:to|with)|alternative to|failed|where|from) (?:\w+ ){0,2}"
)
_OTHERS = re.compile(rf"\b({_LEFT_BEHIND})?(?:{_OTHER}|{OTHER_DRUG})\b")
_OTHER_DRUGS = re.compile(rf"\b({_LEFT_BEHIND})?{OTHER_DRUG}\b(?! (?:\w+ )?fail)")
_CLAUSE_END = re.compile(r"[;,:—–]|\b(?:but|and|while|whereas|although|though)\b")
_OURS = (
    r"our|ours|we|us|here|this (?:treatment|therapy|drug|medicine|infusion)|the (?:infusions?|drip)"
)


@lru_cache(maxsize=64)
def _names(treatments: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(re.escape(lowered(name)) for name in treatments or KETAMINE)
    return re.compile(rf"\b(?:{names})\b")


@lru_cache(maxsize=64)
def _ours(treatments: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_OURS})\b|{_names(treatments).pattern}")


def treatments(document: Document) -> tuple[str, ...]:
    """The names of the treatments that the clinic offers."""
    return tuple(document.facts.get("treatments") or KETAMINE)


def names_treatment(document: Document, text: str) -> bool:
    """Whether a text in lower case names a treatment of the clinic."""
    return bool(_names(treatments(document)).search(text))


def speaks_of_us(document: Document, sentence: str) -> bool:
    """Whether a sentence in lower case names a treatment of the clinic, or the clinic."""
    return bool(_ours(treatments(document)).search(sentence))


def is_about_others(
    document: Document, sentence: str, start: int, end: int, topic: str, part: str
) -> bool:
    """Whether what stands from ``start`` to ``end`` in a sentence is said of another treatment."""
    if _is_about_other_drug(document, sentence, start, end):
        return True
    if speaks_of_us(document, sentence):
        return False
    if part == "treatment_options" and topic and not names_treatment(document, lowered(topic)):
        return True
    found = list(_OTHERS.finditer(sentence, 0, start))
    return bool(found) and found[-1][1] is None


def _is_about_other_drug(document: Document, sentence: str, start: int, end: int) -> bool:
    """Whether the last that is named before is another drug, even where the sentence goes on to us:
    "Duloxetine is approved for this; ketamine is not".
    """
    found = list(_OTHER_DRUGS.finditer(sentence, 0, start))
    if not found or found[-1][1] or names_treatment(document, found[-1][0]):
        return False
    stop = _CLAUSE_END.search(sentence, end)
    clause = sentence[found[-1].end() : stop.start() if stop else len(sentence)]
    return not speaks_of_us(document, clause)


def offers_treatment(document: Document) -> bool:
    """Whether the page names a treatment of the clinic for a condition."""
    if document.kind == "condition":
        return True
    joined, names = document.joined, _names(treatments(document))
    for found in names.finditer(joined.text):
        start, end = _line(joined.text, found.start())
        if CONDITION.search(joined.text, start, end):
            return True
    return False


def _line(text: str, place: int) -> tuple[int, int]:
    """From the end of the sentence before to the end of this one."""
    start = max(text.rfind(mark, 0, place) for mark in (". ", "? ", "! ", "\n"))
    ends = [text.find(mark, place) for mark in (". ", "? ", "! ", "\n")]
    return max(start, 0), min((end for end in ends if end >= 0), default=len(text))


def before_last_call(document: Document) -> list[Part]:
    """The blocks that stand before the last call to action; all of them where there is none."""
    calls = [n for n, part in enumerate(document.parts) if part.kind == "consultation_cta"]
    return list(document.parts[: calls[-1]] if calls else document.parts)


def all_text(parts: Iterable[Part]) -> str:
    """What these blocks say, without their headings, in lower case."""
    return "\n".join(lowered(one.text) for part in parts for one in part.says())
