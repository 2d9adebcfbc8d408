"""Whether people can read it: the grade, long sentences, abbreviations, hard words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kp_pages.readiness.document import Document, Passage
from kp_pages.readiness.grade import Measure, measure
from kp_pages.readiness.marking import gettext_noop as _
from kp_pages.readiness.packs import origins
from kp_pages.readiness.packs.known_words import KNOWN, NAMES
from kp_pages.readiness.packs.plain_words import PLAIN
from kp_pages.readiness.rule import Finding, Rule, Severity
from kp_pages.readiness.text import sentences, words
from kp_pages.readiness.words import Lexicon, Phrase

#: What is read as running text; the rest are names, headings, lists and buttons.
PROSE = frozenset({"text", "claim", "limits", "unknown", "answer", "summary"})
GRADE = 8.0
HOT_SPOT = 10.0
FEWEST_WORDS = 60
FEWEST_WORDS_OF_A_BLOCK = 30
LONGEST_SENTENCE = 20
#: How large a part of the sentences may be longer, and how long they may be at most.
NOW_AND_THEN = 0.1
TOO_LONG_EVER = 25
LONGEST_PARAGRAPH = 3
#: A paragraph of short sentences is no wall of text.
FEWEST_WORDS_OF_A_WALL = 75


def names(document: Document) -> frozenset[str]:
    """The words that the page is about; they count as easy."""
    return NAMES | frozenset(document.facts.get("names", ()))


def prose(document: Document) -> Iterator[Passage]:
    return (passage for passage in document.passages if passage.role in PROSE)


def the_page_is_easy(document: Document) -> Iterator[Finding]:
    """The grade of the page, and of each block that is much harder."""
    easy, highest = names(document), document.facts.get("reading_grade", GRADE)
    whole = _measured(prose(document), easy)
    if whole.words >= FEWEST_WORDS and whole.grade > highest:
        yield Finding(
            _("The page reads at grade %(grade).1f; aim for %(highest)d or less."),
            (),
            {"grade": whole.grade, "highest": highest},
        )
    for part in document.parts:
        found = _measured((one for one in part.passages if one.role in PROSE), easy)
        if found.words >= FEWEST_WORDS_OF_A_BLOCK and found.grade > highest + HOT_SPOT - GRADE:
            yield Finding(
                _("This block reads at grade %(grade).1f. Cut its sentences and take short words."),
                part.path,
                {"grade": found.grade},
            )


def _measured(passages: Iterator[Passage], easy: frozenset[str]) -> Measure:
    return sum((measure(one.text, easy) for one in passages), Measure())


def sentences_are_short(document: Document) -> Iterator[Finding]:
    """Sentences of 20 words, paragraphs of 3 sentences; one longer now and then is fine."""
    said = [
        (passage, one, len(words(one.text)))
        for passage in prose(document)
        for one in sentences(passage.text)
    ]
    long = sum(number > LONGEST_SENTENCE for _passage, _one, number in said)
    is_habit = long > max(1, len(said) * NOW_AND_THEN)
    for passage, one, number in said:
        if number > (LONGEST_SENTENCE if is_habit else TOO_LONG_EVER):
            yield Finding(
                _("This sentence has %(number)d words. Make two of it."),
                passage.path,
                {"number": number},
                words=one.text,
                start=one.start,
            )
    for passage in prose(document):
        if passage.role != "summary":
            yield from _walls(passage)


def _walls(passage: Passage) -> Iterator[Finding]:
    for paragraph in re.finditer(r"[^\n]+", passage.text):
        number = len(sentences(paragraph[0]))
        if number > LONGEST_PARAGRAPH and len(words(paragraph[0])) > FEWEST_WORDS_OF_A_WALL:
            yield Finding(
                _("This paragraph has %(number)d sentences. Make two of it."),
                passage.path,
                {"number": number},
                words=paragraph[0],
                start=paragraph.start(),
            )


_ABBREVIATION = re.compile(r"\b(?:[A-Z]{2,6}|[A-Z]{1,4}[a-z]?[A-Z]{1,4})s?\b")
_ROMAN = re.compile(r"[IVX]+")
_SHOUTED = re.compile(r"[A-Z]{2,} [A-Z]{2,} [A-Z]{2,}")
_READ_FOR_SHORT_FORMS = PROSE | {"heading", "title", "claim", "fact", "point", "caption"}


def abbreviations_are_spelled_out(document: Document) -> Iterator[Finding]:
    """Each short form stands with its long form where it is first read."""
    seen = set(KNOWN)
    for passage in document.passages:
        if passage.role == "name":
            seen.update(found[0].rstrip("s") for found in _ABBREVIATION.finditer(passage.text))
        if passage.role not in _READ_FOR_SHORT_FORMS or _SHOUTED.search(passage.text):
            continue
        for found in _ABBREVIATION.finditer(passage.text):
            short = found[0].rstrip("s")
            if (
                short not in seen
                and not _ROMAN.fullmatch(short)
                and not _is_spelled_out(passage.text, short)
            ):
                yield Finding(
                    _("Say what “%(words)s” stands for where it is first read."),
                    passage.path,
                    {"words": found[0]},
                    words=found[0],
                    start=found.start(),
                )
            seen.add(short)


def _is_spelled_out(text: str, short: str) -> bool:
    """Whether the long form stands beside it: "pain syndrome (CRPS)", or "a law called HIPAA"."""
    return bool(
        re.search(
            rf"\w\s*\([^)]*\b{short}s?\b[^)]*\)|\b{short}s?\b,? \((?!\d)"
            rf"|\bcalled (?:the )?{short}\b"
            rf"|\b{short}s? (?:stands for|means|is short for)\b|, or {short}\b",
            text,
        )
    )


HARD_WORDS = Lexicon(
    message=_("Instead of “%(words)s”, write “%(instead)s”."),
    excuses=frozenset(),
    roles=PROSE | {"heading", "point", "fact", "title", "caption", "note", "button", "question"},
    phrases=tuple(Phrase(hard, instead=plain) for hard, plain in PLAIN.items()),
)


RULES = [
    Rule(
        code="RDG-01",
        severity=Severity.WARN,
        may_be_overridden=True,
        title=_("The page reads at grade 8 or less"),
        todo=_("Cut long sentences in two and take short words. Begin with the blocks named here."),
        why=_("Half of all adults read at this level or below it, and pain makes reading harder."),
        origin=origins.NHS_LITERACY,
        check=the_page_is_easy,
    ),
    Rule(
        code="RDG-02",
        severity=Severity.WARN,
        title=_("Sentences have 20 words at most, or 25 now and then; paragraphs 3 sentences"),
        todo=_("Say one thing in a sentence, and begin a new paragraph for a new thought."),
        why=_("Long sentences are read twice, or not at all."),
        origin=origins.NHS_WRITING,
        check=sentences_are_short,
    ),
    Rule(
        code="RDG-03",
        severity=Severity.WARN,
        title=_("Short forms are spelled out where they are first read"),
        todo=_("Write the long form, then the short one in brackets: “nerve block (NB)”."),
        why=_("A short form that is not known stops the reader."),
        origin=origins.NHS_WRITING,
        check=abbreviations_are_spelled_out,
    ),
    Rule(
        code="RDG-04",
        severity=Severity.INFO,
        title=_("Plain words"),
        todo=_("Take the plain word."),
        why=_("Plain words are understood by everybody, also by those who know the hard ones."),
        origin=origins.NHS_WRITING,
        check=HARD_WORDS,
    ),
]
