"""What a claim must bring along: its level in fitting words, sources, and whom it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kp_pages.readiness.document import Document, Passage
from kp_pages.readiness.excuses import EVERY, Excuse, Hit, is_excused
from kp_pages.readiness.marking import gettext_noop as _
from kp_pages.readiness.packs import origins
from kp_pages.readiness.rule import Finding, Rule, Severity
from kp_pages.readiness.text import lowered, sentences
from kp_pages.readiness.words import Lexicon, Phrase

_DOES = (
    r"(?:help|reliev|eas|reduc|improv|lower|lessen|alleviat|treat|stop|end|prevent|control|work"
    r"|decreas|calm|soften|shorten)"
)
#: How sure a wording sounds, the surest first: "reduces", "can ease", "may ease".
WORDINGS = {
    4: rf"(?:will|always|does) (?:\w+ )?{_DOES}e?s?|(?<!probably )(?<!likely ){_DOES}e?s"
    r"|(?:is|are) effective",
    3: rf"can (?:\w+ )?{_DOES}e?|(?:probably|likely) {_DOES}e?s"
    r"|(?:is|are) (?:often|usually|probably) effective",
    2: rf"(?:may|might|could|seems? to|appears? to) (?:\w+ )?(?:{_DOES}e?|be effective)",
}
_WORDINGS = [(rank, re.compile(rf"\b(?:{wording})\b")) for rank, wording in WORDINGS.items()]
#: What takes a "may" back in the same sentence.
_UNSURE = re.compile(r"\b(?:unclear|unsure|not sure|not known|unknown|do not know|don't know)\b")
#: The surest wording that each level allows, and how it says so.
CEILINGS = {
    "strong": (4, "reduces"),
    "moderate": (3, "can ease"),
    "limited": (2, "may ease"),
    "unclear": (1, "we do not know if"),
    "not_shown": (0, "did not help in studies"),
}
WEAK_KINDS = frozenset({"laboratory", "case_report", "narrative"})


def claims(document: Document) -> Iterator[Passage]:
    """The statement of each claim."""
    for part in document.parts:
        yield from part.says("claim")


def every_claim_has_its_level(document: Document) -> Iterator[Finding]:
    """A claim says how sure it is, and says it in words that fit."""
    for passage in claims(document):
        backing = passage.backing
        if backing is None or not (backing.level and backing.direction):
            yield Finding(_("Choose how sure this is and what the studies found."), passage.path)
        elif backing.direction == "helps" and backing.level == "not_shown":
            yield Finding(
                _("It says that studies found help and that none was shown. Correct one of them."),
                (*passage.path[:-1], "level"),
            )
        elif backing.direction != "harms" and backing.level in CEILINGS:
            yield from _too_sure(document, passage, backing.level)


def _too_sure(document: Document, passage: Passage, level: str) -> Iterator[Finding]:
    """The first wording of a statement that sounds surer than its level."""
    allowed, instead = CEILINGS[level]
    for sentence in sentences(passage.text):
        said = lowered(sentence.text)
        for rank, wording in _WORDINGS if not _UNSURE.search(said) else ():
            for found in wording.finditer(said) if rank > allowed else ():
                hit = Hit(passage, said, found.start(), found.end())
                if not is_excused(document, hit, EVERY - {Excuse.QUOTED}):
                    start = sentence.start + found.start()
                    words = passage.text[start : start + len(found[0])]
                    yield Finding(
                        _("“%(words)s” sounds surer than its level. Write “%(instead)s”."),
                        passage.path,
                        {"words": words, "instead": instead},
                        words=words,
                        start=start,
                    )
                    return


def animals_do_not_carry_a_claim(document: Document) -> Iterator[Finding]:
    """What helps in animals, or helped one patient, is no evidence that it helps people."""
    for passage in claims(document):
        backing = passage.backing
        if backing is None or not backing.sources or backing.direction == "harms":
            continue
        if {source.kind for source in backing.sources} <= WEAK_KINDS:
            yield Finding(
                _("Cite a study that compared people, or move this out of the claims."),
                (*passage.path[:-1], "references"),
            )


def every_claim_has_sources(document: Document) -> Iterator[Finding]:
    """Each claim has a reference that a reader can open, and that somebody did open."""
    for passage in claims(document):
        path = (*passage.path[:-1], "references")
        sources = passage.backing.sources if passage.backing else ()
        if not sources:
            yield Finding(_("Add a reference that is published."), path)
        for source in sources:
            if not (source.doi or source.pmid or source.url):
                yield Finding(
                    _("Give “%(title)s” a DOI, a PubMed number or an address."),
                    path,
                    {"title": source.title},
                )
            elif source.checked_on is None:
                yield Finding(
                    _("Open “%(title)s”, and note on the reference when you did."),
                    path,
                    {"title": source.title},
                    shift=-1,
                )


PERCENT = Lexicon(
    message=_("“%(words)s” does not say of how many."),
    excuses=frozenset({Excuse.ASKED}),
    not_in=frozenset({"cost", "questions_to_ask"}),
    phrases=(
        Phrase(
            r"\d+(?:[.,]\d+)? ?(?:%|percent|per cent)(?! (?:\w+ )?(?:safe|off|confidence|oxygen"
            r"|sure))",
            unless=r"(?:of|in|among|out of) (?:the |all |about )?\d[\d,]*(?![\d,]| ?%| ?per)"
            r"|\d+ (?:people|adults"
            r"|patients)"
            r"|one in|confidence",
        ),
    ),
)


def numbers_say_of_whom(document: Document) -> Iterator[Finding]:
    """Of a percentage one learns of how many; of a count, over what time and against what."""
    yield from PERCENT(document)
    for passage in claims(document):
        backing = passage.backing
        if backing and backing.out_of:
            for field, given in (
                ("comparator", backing.comparator),
                ("timeframe", backing.timeframe),
            ):
                if not given:
                    yield Finding(
                        _("You give a number of people. Say here what it was compared with.")
                        if field == "comparator"
                        else _("You give a number of people. Say here over what time."),
                        (*passage.path[:-1], field),
                    )


def uncertainty_is_said(document: Document) -> Iterator[Finding]:
    """A page with evidence says what is not known."""
    for part in document.named("evidence"):
        levels = {one.backing.level for one in part.says("claim") if one.backing}
        says_unknown = any("unknown" in one.path for one in part.passages)
        if not says_unknown and not levels & {"unclear", "not_shown"}:
            yield Finding(_("Fill in “What we do not know”."), (*part.path, "unknown"))


RULES = [
    Rule(
        code="CLM-09",
        severity=Severity.BLOCK,
        title=_("A claim sounds as sure as its level"),
        todo=_(
            "Strong: “reduces”. Moderate: “can ease”. Limited: “may ease”. Unclear: “we do not "
            "know if”. Not shown: “did not help in studies”."
        ),
        why=_("Readers hear the verb before they see the level."),
        origin=origins.GRADE,
        check=every_claim_has_its_level,
    ),
    Rule(
        code="CLM-10",
        severity=Severity.BLOCK,
        title=_("A claim does not rest on animals, single cases or opinion alone"),
        todo=_("Cite a trial, a systematic review or a guideline, or make it a mechanism."),
        why=_("Most of what works in animals does not work in people."),
        origin=origins.FTC_HEALTH,
        check=animals_do_not_carry_a_claim,
    ),
    Rule(
        code="CLM-11",
        severity=Severity.WARN,
        title=_("Numbers say of how many, over what time, against what"),
        todo=_("Write “1 in 5 people” instead of “20%”, and the same way all over the page."),
        why=_("A percentage alone hides whether five people were studied or five thousand."),
        origin=origins.NHS_NUMBERS,
        check=numbers_say_of_whom,
    ),
    Rule(
        code="FTC-01",
        severity=Severity.BLOCK,
        title=_("Every claim has a reference that can be opened"),
        todo=_("Add a published reference with a DOI, a PubMed number or an address, and open it."),
        why=_("The FTC asks for the evidence before the claim is made, not after."),
        origin=origins.FTC_HEALTH,
        check=every_claim_has_sources,
    ),
    Rule(
        code="UNC-01",
        severity=Severity.WARN,
        title=_("The page says what is not known"),
        todo=_("Fill in “What we do not know”, or add a claim whose level is unclear."),
        why=_("A choice is only fair when the gaps are on the table."),
        origin=origins.DISCERN,
        check=uncertainty_is_said,
    ),
]
