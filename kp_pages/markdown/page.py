"""A condition page or an article as one Markdown document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from kp_pages.blocks.reading import Reading
from kp_pages.blocks.values import BlockValue
from kp_pages.markdown.blocks import Setting, pieces
from kp_pages.markdown.text import escape, heading, link, paragraph


def document(
    page: Any,
    reading: Reading,
    clinic: Any,
    author: Any = None,
    review: Any = None,
    reviewer_url: str = "",
) -> str:
    """The page as its readers see it, from its title to what must be said."""
    to = Setting(
        base=page.full_url or "",
        numbers={one.reference.pk: one.number for one in reading.citations},
        consultation_page=clinic.consultation_page,
        phone=clinic.phone_display,
    )
    parts = [
        *_top(page, clinic, author, _reviewed(review, reviewer_url) if review else ""),
        *_body(reading, to),
        *_references(reading),
        *_about(clinic, reading.offered),
    ]
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def _top(page: Any, clinic: Any, author: Any, reviewed: str) -> Iterator[str]:
    yield heading(1, page.title)
    yield paragraph(escape(page.summary))
    if author:
        yield f"{escape(gettext('Written by'))} {_person(author.name, author.told_url)}"
    yield reviewed
    yield from _dates(page)
    level = getattr(page, "evidence", None)
    if level:
        yield paragraph(escape(f"{gettext('Evidence for ketamine:')} {level.label}"))
    yield paragraph(escape(f"{clinic.emergency_text} {clinic.crisis_text}"))


def _dates(page: Any) -> Iterator[str]:
    """The days that stand on the page itself."""
    published = getattr(page, "published_on", None)
    if published:
        yield paragraph(escape(f"{gettext('Published')} {date_format(published, 'DATE_FORMAT')}"))
        updated = page.updated_on
    else:
        updated = timezone.localdate(page.last_changed_at) if page.last_changed_at else None
    if updated:
        yield paragraph(escape(f"{gettext('Updated')} {date_format(updated, 'DATE_FORMAT')}"))


def _person(name: str, url: str) -> str:
    """A name that leads to the page about its bearer, if there is one to tell of."""
    return link(name, url) if url else escape(name)


def _reviewed(review: Any, url: str) -> str:
    """Who answers for the words, since when, and when somebody reads them again."""
    who, day = _person(review.signed_as, url), date_format(review.reviewed_on, "DATE_FORMAT")
    line = f"{escape(gettext('Medically reviewed by'))} {who}, {escape(day)}"
    if review.is_overdue:
        return line
    month = date_format(review.due_on, "YEAR_MONTH_FORMAT")
    return f"{line}. {escape(gettext('Next review:'))} {escape(month)}"


def _body(reading: Reading, to: Setting) -> Iterator[str]:
    for value in reading.values:
        if isinstance(value, BlockValue):
            yield from pieces(value, to)


def _references(reading: Reading) -> Iterator[str]:
    lines = [f"{one.number}. {_source(one.reference)}" for one in reading.citations]
    if lines:
        yield heading(2, gettext("References"))
        yield "\n".join(lines)


def _source(reference: Any) -> str:
    authors, title = map(_stopped, (reference.authors, reference.title))
    year = f" ({reference.year})" if reference.year else ""
    words = f"{authors} {title} {reference.source}{year}."
    said = {
        "retracted": gettext("Retracted."),
        "superseded": gettext("Superseded by a newer version."),
    }.get(reference.status, "")
    found = link(reference.link_text, reference.link) if reference.link else ""
    return " ".join(part for part in (paragraph(escape(words)), escape(said), found) if part)


def _stopped(text: str) -> str:
    return text if text[-1:] in ".?!" else f"{text}."


def _about(clinic: Any, offered: Any | None) -> Iterator[str]:
    yield heading(2, gettext("About this page"))
    if offered:
        yield paragraph(escape(f"{gettext('Treatment:')} {offered.full_name}"))
    yield paragraph(
        escape(
            gettext(
                "The FDA has approved ketamine as an anesthetic. Its use for pain is off-label: "
                "a clinician may prescribe it when they judge it right for a patient, but the FDA "
                "has not approved it for this use."
            )
        )
    )
    yield paragraph(escape(clinic.disclaimer))
    yield paragraph(escape(clinic.interest_disclosure))
