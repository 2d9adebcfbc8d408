"""Pictures, films, tables and links that everybody can use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kp_pages.readiness.document import Document, Link
from kp_pages.readiness.marking import gettext_noop as _
from kp_pages.readiness.packs import origins
from kp_pages.readiness.rule import Finding, Rule, Severity
from kp_pages.readiness.text import lowered, words

LONGEST_ALT = 300
SHORTEST_TRANSCRIPT = 20
_FILE = re.compile(
    r"\S+\.(?:jpe?g|png|webp|gif|avif|heic|svg)$|^(?:img|dsc|image|photo|screenshot)[\s_-]?\d"
)
_SAYS_PICTURE = re.compile(r"^(?:an? )?(?:image|picture|photo|photograph|graphic) (?:of|showing)\b")
_VAGUE = frozenset(
    {
        "click here",
        "here",
        "read more",
        "more",
        "learn more",
        "this",
        "this page",
        "link",
        "click",
        "details",
        "see here",
        "continue",
        "go",
        "this link",
        "find out more",
        "submit",
        "page",
    }
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")


def pictures_have_words(document: Document) -> Iterator[Finding]:
    """Alternative text says what the picture shows."""
    for picture in document.pictures:
        if picture.is_decorative:
            continue
        alt = lowered(picture.alt.strip())
        if not alt:
            message = _("Say what the picture shows, or mark it as decoration.")
        elif _FILE.search(alt):
            message = _("Say what the picture shows; this is the name of a file.")
        elif _SAYS_PICTURE.search(alt):
            message = _(
                "Begin with what it shows: screen readers say by themselves that it is a picture."
            )
        elif len(alt) > LONGEST_ALT:
            message = _("Make the alternative text shorter, and put the rest into the text.")
        else:
            continue
        yield Finding(message, picture.path, words=picture.alt.strip(), start=0 if alt else -1)


def links_say_where_they_lead(document: Document) -> Iterator[Finding]:
    """The words of a link make sense by themselves."""
    for link in document.links:
        yield from _vague(link, link.text)
    for part in document.named("consultation_cta"):
        for passage in part.says("button"):
            yield from _vague(Link(passage.path), passage.text)


def _vague(link: Link, text: str) -> Iterator[Finding]:
    said = lowered(text).strip(" .!?:>»→")
    if said in _VAGUE or _ADDRESS.fullmatch(said):
        yield Finding(
            _("Say where “%(words)s” leads, such as the title of the page."),
            link.path,
            {"words": text.strip()},
            words=text.strip(),
        )


def films_can_be_read(document: Document) -> Iterator[Finding]:
    """A film has captions, and every word of it on the page."""
    for part in document.named("video"):
        if not part.facts.get("has_captions"):
            yield Finding(
                _("Give the video captions, then tick the box."), (*part.path, "has_captions")
            )
        said = sum(len(words(one.text)) for one in part.says("transcript"))
        if said < SHORTEST_TRANSCRIPT:
            yield Finding(_("Write down every word that is said."), (*part.path, "transcript"))


def tables_have_headers(document: Document) -> Iterator[Finding]:
    """A table has a caption, and a header over each column."""
    for part in document.named("table"):
        if not any(part.says("caption")):
            yield Finding(_("Say in the caption what the table shows."), (*part.path, "caption"))
        columns = part.facts.get("columns", ())
        if not columns or not all(columns):
            yield Finding(_("Give each column a header."), (*part.path, "table"))


def links_lead_somewhere(document: Document) -> Iterator[Finding]:
    """What is linked can be opened by everybody."""
    for link in document.links:
        if not link.is_open:
            yield Finding(
                _("The page “%(title)s” is not published. Publish it, or take the link out.")
                if link.title
                else _("The page that this leads to is gone. Take the link out."),
                link.path,
                {"title": link.title},
                words=link.text,
            )
    if not document.facts.get("consultation_is_open", True):
        for part in document.named("consultation_cta"):
            if part.facts.get("leads") == "consultation":
                yield Finding(
                    _(
                        "The button is not shown: the consultation page is not published, or the "
                        "settings of the clinic name none."
                    ),
                    (*part.path, "target"),
                )


RULES = [
    Rule(
        code="A11Y-02",
        severity=Severity.WARN,
        title=_("Pictures have words, or are decoration"),
        todo=_("Say what the picture shows to somebody who cannot see it."),
        why=_("Who cannot see the picture gets its words instead."),
        origin=origins.WCAG,
        check=pictures_have_words,
    ),
    Rule(
        code="A11Y-03",
        severity=Severity.WARN,
        title=_("Links say where they lead"),
        todo=_("Link the title of the page, or what a reader finds there."),
        why=_("Many people jump from link to link and hear nothing but their words."),
        origin=origins.WCAG,
        check=links_say_where_they_lead,
    ),
    Rule(
        code="A11Y-04",
        severity=Severity.WARN,
        title=_("Videos have captions and a transcript"),
        todo=_("Add captions where the video is, and the transcript here."),
        why=_("Who cannot hear it, or has no time to, reads it."),
        origin=origins.WCAG,
        check=films_can_be_read,
    ),
    Rule(
        code="A11Y-05",
        severity=Severity.WARN,
        title=_("Tables have a caption and headers"),
        todo=_("Say what the table shows, and what stands in each column."),
        why=_("A cell that is read aloud makes no sense without its header."),
        origin=origins.WCAG,
        check=tables_have_headers,
    ),
    Rule(
        code="LNK-01",
        severity=Severity.WARN,
        title=_("Links lead to pages that are published"),
        todo=_("Publish the page, or take the link out."),
        why=_("Visitors get the words without the link, and what they were promised is not there."),
        origin=origins.HOUSE,
        check=links_lead_somewhere,
    ),
]
