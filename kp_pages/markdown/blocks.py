"""Each block as Markdown. A block that is not named here is written field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import singledispatch
from typing import Any
from urllib.parse import urljoin

from django.db.models import Model
from django.utils.translation import gettext
from wagtail import blocks

from kp_pages.blocks.callout import CalloutValue
from kp_pages.blocks.clinic import ClinicValue
from kp_pages.blocks.conditions import ConditionsValue
from kp_pages.blocks.consultation_cta import ConsultationCTAValue
from kp_pages.blocks.description import DescriptionValue
from kp_pages.blocks.evidence import ClaimValue, EvidenceValue
from kp_pages.blocks.fda_status import FdaStatusValue
from kp_pages.blocks.figure import FigureValue
from kp_pages.blocks.how_ketamine_helps import MechanismValue
from kp_pages.blocks.prose import Prose
from kp_pages.blocks.related import RelatedValue
from kp_pages.blocks.risks import RisksValue
from kp_pages.blocks.suitability import SuitabilityValue
from kp_pages.blocks.table import TableValue
from kp_pages.blocks.treated import TreatedValue
from kp_pages.blocks.values import ROLES, BlockValue
from kp_pages.blocks.video import VideoValue
from kp_pages.markdown.text import bullets, escape, from_html, heading, link, paragraph

Pieces = Iterator[str]


@dataclass(frozen=True)
class Setting:
    """What the blocks of one page are written with."""

    #: The page's own absolute address: links begin there.
    base: str
    #: Reference key to its number in the list at the end.
    numbers: dict[Any, int]
    consultation_page: Any = None
    phone: str = ""

    def marks(self, references: Iterable[Model | None]) -> str:
        """The numbers of these references, as they stand behind a text."""
        numbers = [self.numbers[one.pk] for one in references if one and one.pk in self.numbers]
        return "".join(f" [{number}]" for number in sorted(set(numbers)))

    def prose(self, text: Any) -> Pieces:
        html = text.with_marks(self.in_a_sentence) if isinstance(text, Prose) else str(text)
        yield from from_html(html, self.base) if text else ()

    def in_a_sentence(self, references: list[Any]) -> str:
        numbers = sorted(self.numbers[one.pk] for one in references if one.pk in self.numbers)
        return "".join(f"<sup>{number}</sup>" for number in numbers)

    def page_link(self, page: Any, words: object = "") -> str:
        return link(words or page.title, page.full_url or "")

    def absolute(self, url: str) -> str:
        return urljoin(self.base, url)


@singledispatch
def pieces(value: BlockValue, to: Setting) -> Pieces:
    """The paragraphs, lists and headings of a block from top to bottom."""
    yield from _heading(value)
    yield from _fields(value, to)


def _heading(value: BlockValue) -> Pieces:
    if value.get("heading"):
        yield heading(2, value["heading"])


def _fields(value: BlockValue, to: Setting, *without: str) -> Pieces:
    """Every field but the heading in order; references become marks behind the last text."""
    written: list[str] = []
    _items, title = getattr(value.block.meta, "item_headings", ("", ""))
    for name, block in value.block.child_blocks.items():
        if name == "references" and written:
            written[-1] += to.marks(value[name])
        elif name not in {"heading", *without} and value.get(name):
            written += _field(block, value[name], to, title)
    yield from written


def _field(block: blocks.Block, value: Any, to: Setting, title: str) -> Pieces:
    if isinstance(value, Prose):
        yield from to.prose(value)
    elif isinstance(block, blocks.ListBlock) and isinstance(block.child_block, blocks.CharBlock):
        yield bullets(escape(item) for item in value)
    elif isinstance(block, blocks.ListBlock):
        yield from _items(value, to, title)
    elif isinstance(value, str) and ROLES.get(block.name, "text"):
        yield paragraph(escape(value))


def _items(items: Iterable[Any], to: Setting, title: str) -> Pieces:
    """The items of a list: under headings of their own, else a row each."""
    entries = [item for item in items if isinstance(item, BlockValue)]
    if title:
        for item in entries:
            yield heading(3, item[title])
            if isinstance(item, MechanismValue):
                yield paragraph(escape(f"{gettext('How sure is this?')} {item.basis_label}"))
            yield from _fields(item, to, title)
    elif entries:
        yield bullets(": ".join(_row(item)) for item in entries)


def _row(item: BlockValue) -> Iterator[str]:
    for name in item.block.child_blocks:
        if isinstance(item[name], str) and item[name]:
            yield escape(item[name])


def _labeled(label: str, text: object) -> str:
    return f"{escape(label)}: {escape(text)}"


@pieces.register
def description(value: DescriptionValue, to: Setting) -> Pieces:
    yield from _heading(value)
    text = [paragraph(escape(value["definition"])), *to.prose(value["text"])]
    text[-1] += to.marks(value["references"])
    yield from text
    if value["also_called"]:
        yield _labeled(gettext("Also called"), ", ".join(value["also_called"]))


@pieces.register
def callout(value: CalloutValue, to: Setting) -> Pieces:
    yield heading(2, f"{value.spoken} {value['heading']}".strip())
    yield from to.prose(value["text"])


@pieces.register
def evidence(value: EvidenceValue, to: Setting) -> Pieces:
    yield from _heading(value)
    yield from to.prose(value["intro"])
    for claim in value["claims"]:
        yield paragraph(escape(claim["statement"])) + to.marks(claim["references"])
        yield bullets(_labeled(label, text) for label, text in _facts(claim) if text)
    if value["unknown"]:
        yield heading(3, gettext("What we do not know"))
        yield from to.prose(value["unknown"])


def _facts(claim: ClaimValue) -> Iterator[tuple[str, str]]:
    numbers = {"affected": claim["affected"], "out_of": claim["out_of"]}
    people = gettext("%(affected)s of %(out_of)s people") % numbers if claim["out_of"] else ""
    yield gettext("How sure is this?").rstrip("?"), str(claim.evidence_level.label)
    yield gettext("What the studies found"), claim.result
    yield gettext("How many people"), people
    yield gettext("Who was studied"), claim["population"]
    yield gettext("Compared with"), claim["comparator"]
    yield gettext("Over what time"), claim["timeframe"]
    yield gettext("What this does not show"), claim["limits"]


def _treated(value: TreatedValue) -> Pieces:
    yield from _heading(value)
    if value["treatment"]:
        yield paragraph(escape(f"{gettext('Treatment:')} {value['treatment'].full_name}"))


@pieces.register
def risks(value: RisksValue, to: Setting) -> Pieces:
    yield from _treated(value)
    for _kind, title, points in value.groups():
        yield heading(3, title.text)
        yield bullets(escape(point) for point in points)
    if value["also"]:
        yield paragraph(escape(gettext("With this condition there can also be:")))
        yield bullets(escape(risk) for risk in value["also"])
    if value["treatment"]:
        yield paragraph(escape(value["treatment"].monitoring))
    text = list(to.prose(value["text"])) or [""]
    text[-1] += to.marks(value["references"])
    yield from text


@pieces.register
def suitability(value: SuitabilityValue, to: Setting) -> Pieces:
    yield from _treated(value)
    yield from to.prose(value["text"])
    for title, points in value.groups():
        yield heading(3, title.text)
        yield bullets(escape(point) for point in points)


@pieces.register
def fda_status(value: FdaStatusValue, to: Setting) -> Pieces:
    yield from _treated(value)
    for text in value.treatment_texts("regulatory_status"):
        yield paragraph(escape(text))
    yield from to.prose(value["text"])


@pieces.register
def conditions(value: ConditionsValue, to: Setting) -> Pieces:
    yield from _heading(value)
    yield from to.prose(value["intro"])
    for item in value.shown():
        if item.block_type == "written":
            yield heading(3, item.value["title"])
            yield from to.prose(item.value["text"])
            continue
        yield f"### {to.page_link(item.value)}"
        yield paragraph(escape(item.value.summary))
        if item.value.evidence:
            yield _labeled(gettext("Evidence for ketamine"), item.value.evidence.label)


@pieces.register
def clinic(value: ClinicValue, to: Setting) -> Pieces:
    yield from _heading(value)
    yield from _fields(value, to, "location", "clinicians")
    place = value["location"]
    if place:
        yield f"### {to.page_link(place)}"
        town = f"{place.city}, {place.region} {place.postal_code}"
        yield paragraph(escape(f"{place.street}, {town}. {place.phone_display}"))
    if value.team():
        yield bullets(f"{to.page_link(one, one.name)}: {escape(one.role)}" for one in value.team())


@pieces.register
def consultation_cta(value: ConsultationCTAValue, to: Setting) -> Pieces:
    yield from _heading(value)
    yield paragraph(escape(value["text"]))
    url = value.url_with(to.consultation_page)
    ways = [escape(to.phone), link(value["button_label"], to.absolute(url)) if url else ""]
    if any(ways):
        yield bullets(way for way in ways if way)
    yield paragraph(escape(value["eligibility_note"]))


@pieces.register
def figure(value: FigureValue, to: Setting) -> Pieces:
    if value["picture"] is None:
        return
    seen = value["picture"].contextual_alt_text or ""
    for label, text in (
        (gettext("Picture"), seen),
        (gettext("Caption"), value["caption"]),
        (gettext("Credit"), value["credit"]),
    ):
        if text:
            yield _labeled(label, text)


@pieces.register
def video(value: VideoValue, to: Setting) -> Pieces:
    yield from _heading(value)
    yield link(gettext("Watch on %(site)s") % {"site": value.site}, value["url"] or "")
    yield paragraph(escape(value["duration"]))
    yield from to.prose(value["transcript"])


@pieces.register
def table(value: TableValue, to: Setting) -> Pieces:
    yield paragraph(escape(value["caption"])) + to.marks(value["references"])
    rows = [[escape(column) for column in value.columns()]]
    rows += [[_cell(cell.value, to) for _label, cell in row] for row in value.rows()]
    lines = [f"| {' | '.join(row)} |" for row in rows if row]
    if lines:
        yield "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])


def _cell(value: Any, to: Setting) -> str:
    if isinstance(value, Prose):
        return " ".join(to.prose(value)).replace("\\\n", " ").replace("\n", " ")
    return escape("" if value is None else value)


@pieces.register
def related(value: RelatedValue, to: Setting) -> Pieces:
    if value.shown():
        yield from _heading(value)
        yield bullets(f"{to.page_link(page)}: {escape(page.teaser)}" for page in value.shown())
