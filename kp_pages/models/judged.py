"""What the readiness rules are given of a page, and what they find."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any, ClassVar

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.signals import setting_changed
from django.db import models
from django.forms import Field
from django.utils import timezone
from django.utils.module_loading import import_string
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock

from kp_pages import conf
from kp_pages.blocks.complete import Look, is_open, look
from kp_pages.blocks.leaves import is_chooser_of, leaves
from kp_pages.blocks.parts import MaxWordsValidator
from kp_pages.blocks.reading import Reading, read
from kp_pages.blocks.values import ROLES, BlockValue, lines, passages
from kp_pages.models.around import Around
from kp_pages.readiness import (
    Cited,
    Document,
    Finding,
    Part,
    Passage,
    Picture,
    Policy,
    Problem,
    Review,
    Rule,
    Severity,
    check,
)
from kp_pages.readiness.packs import CORE

SEVERITIES = {one.name.lower(): one for one in Severity}


def all_rules() -> tuple[Rule, ...]:
    """Our rules and the site's; one of its own takes the place of ours with the same code."""
    added = [rule for path in conf.load().RULE_PACKS for rule in import_string(path)]
    return tuple({rule.code: rule for rule in (*CORE, *added)}.values())


@cache
def policy() -> Policy:
    """The rules of this site, each at the severity that its settings say."""
    chosen = conf.load().RULES
    wrong = sorted(set(chosen.values()) - SEVERITIES.keys())
    if wrong:
        raise ImproperlyConfigured(f'KP_PAGES["RULES"] knows no severity {", ".join(wrong)}.')
    return Policy(all_rules(), {code: SEVERITIES[name] for code, name in chosen.items()})


def _forget(*, setting: str, **kwargs: Any) -> None:
    if setting == "KP_PAGES":
        policy.cache_clear()


setting_changed.connect(_forget, dispatch_uid="kp_pages_policy")

REQUIRED = Field.default_error_messages["required"]

#: The texts that every page has, and what they are.
EVERY_PAGE = {"title": "title", "seo_title": "seo_title", "search_description": "description"}


class Judged:
    """Gives the rules what they read of a page: its own texts, its blocks, its sources."""

    #: What kind of document the rules take it for.
    document_kind = "page"
    #: What the page's own fields are for a reader, by name; a field that is not named here is
    #: text, and one that is named as empty is not shown.
    field_roles: ClassVar[dict[str, str]] = {"summary": "summary"}
    #: The most words that a field has when the page is published, by name.
    most_words: ClassVar[dict[str, int]] = {"summary": 60}

    def document(self: Any, around: Around | None = None) -> Document:
        """The page as the rules read it; of a draft, as it is in memory."""
        around = around or Around()
        reading = read(self.body, around.private) if hasattr(self, "body") else None
        seen = look(self._streams(), around.private, reading)
        return Document(
            kind=self.document_kind,
            own=tuple(self.own_passages()),
            parts=tuple(_parts(reading)) if reading else (),
            sources=tuple(one.reference.as_source() for one in reading.citations)
            if reading
            else (),
            review=self.review_for_rules(),
            facts={**self._facts(around, seen), **self.facts_for_rules(around)},
            links=seen.links,
            pictures=tuple(self._pictures(reading)),
            problems=(*self._problems(), *seen.problems),
        )

    def findings(self, around: Around | None = None) -> list[Finding]:
        """What the rules find on this page."""
        return check(self.document(around), policy())

    def own_passages(self: Any) -> Iterator[Passage]:
        """The texts of the page besides its body, by the names of their fields."""
        for field in self._own_fields():
            role = EVERY_PAGE.get(field.name) or self.field_roles.get(field.name, "text")
            value = getattr(self, field.name)
            if role and isinstance(value, StreamValue):
                yield from _stream_passages(value, field.name)
            elif role and isinstance(value, str) and value.strip():
                yield Passage(value, (field.name,), role)
        alt = self.picture.description if getattr(self, "picture", None) else ""
        if alt:
            yield Passage(alt, ("picture",), "alt")

    def review_for_rules(self: Any) -> Review | None:
        """How the page stands with its clinicians; None for a page that needs no review."""
        return None

    def facts_for_rules(self: Any, around: Around) -> dict[str, Any]:
        """What else the rules ask of this kind of page, by name."""
        return {}

    def _own_fields(self: Any) -> Iterator[Any]:
        """The fields with text that are the page's own, the body left out."""
        for field in self._meta.concrete_fields:
            is_text = isinstance(field, models.CharField | models.TextField | StreamField)
            is_ours = issubclass(field.model, Judged) or field.name in EVERY_PAGE
            is_address = isinstance(field, models.URLField | models.SlugField)
            if (
                is_text
                and is_ours
                and field.editable
                and not is_address
                and not field.choices
                and field.name != "body"
            ):
                yield field

    def _streams(self: Any) -> dict[str, StreamValue]:
        fields = [field for field in self._meta.concrete_fields if isinstance(field, StreamField)]
        return {field.name: getattr(self, field.name) for field in fields}

    def _problems(self: Any) -> Iterator[Problem]:
        """What the page's own plain fields ask for before publication."""
        for field in self._meta.concrete_fields:
            is_ours = issubclass(field.model, Judged) or field.name in EVERY_PAGE
            is_plain = not isinstance(field, StreamField) and not field.is_relation
            if is_ours and is_plain and field.editable:
                try:
                    field.clean(getattr(self, field.attname), self)
                except ValidationError as error:
                    yield from (Problem((field.name,), said) for said in _sentences(error))
        for name, found in self.too_long():
            yield from (Problem((name,), sentence) for sentence in found.messages)

    def too_long(self: Any) -> Iterator[tuple[str, ValidationError]]:
        """The fields with more words than they promise, each with what is said of it."""
        for name, most in self.most_words.items():
            try:
                MaxWordsValidator(most)(getattr(self, name))
            except ValidationError as error:
                yield name, error

    def _pictures(self: Any, reading: Reading | None) -> Iterator[Picture]:
        if getattr(self, "picture", None):
            yield Picture(("picture",), self.picture.description)
        for block in reading.blocks if reading else ():
            for leaf in leaves(block.block, block.value, ("body", block.id)):
                if isinstance(leaf.block, ImageBlock) and leaf.value is not None:
                    alt = leaf.value.contextual_alt_text or ""
                    yield Picture((*leaf.path, "alt_text"), alt, bool(leaf.value.decorative))

    def _facts(self: Any, around: Around, seen: Look) -> dict[str, Any]:
        settings, clinic = conf.load(), around.clinic(self)
        return {
            "today": timezone.localdate(),
            "treatments": around.treatments,
            "missing_references": seen.missing_references,
            "emergency_text": clinic.emergency_text,
            "crisis_text": clinic.crisis_text,
            "disclaimer": clinic.disclaimer,
            "interest_disclosure": clinic.interest_disclosure,
            "noindex": self.noindex,
            "consultation_is_open": is_open(clinic.consultation_page, around.private),
            "head_title": self.seo_pagetitle,
            "head_description": self.seo_description or self.summary,
            "reading_grade": settings.READING_GRADE,
            "review_days_before": settings.REVIEW_DAYS_BEFORE,
            "review_months_max": settings.REVIEW_MONTHS_MAX,
            **around.like(self),
        }


def _sentences(error: ValidationError) -> Iterator[str]:
    """What is said of a field; of an empty one, the same as its form says."""
    for one in error.error_list:
        is_empty = one.code in ("blank", "null")
        yield from [str(REQUIRED)] if is_empty else one.messages


def _stream_passages(value: StreamValue, name: str) -> Iterator[Passage]:
    """The texts of a stream beside the body, such as a clinician's certifications."""
    for item in value:
        for leaf in leaves(item.block, item.value, (name, item.id or ""), item.block_type):
            text, role = lines(leaf.value), ROLES.get(leaf.name, "text")
            if text and role:
                yield Passage(text, leaf.path, role)


def _parts(reading: Reading) -> Iterator[Part]:
    for block in reading.blocks:
        path, value = ("body", block.id), block.value
        is_ours = isinstance(value, BlockValue)
        said = value.passages() if is_ours else passages(block.block, value)
        texts = (replace(one, path=(*path, *one.path), part=block.block_type) for one in said)
        facts = value.facts() if is_ours else {}
        yield Part(block.block_type, path, tuple(texts), facts, tuple(_cites(block, path)))


def _cites(block: Any, path: tuple[str, ...]) -> Iterator[Cited]:
    """What a block cites: in the fields for it, and otherwise in its text."""
    fields = set()
    for leaf in leaves(block.block, block.value, path):
        if leaf.value is not None and is_chooser_of(leaf.block, "kp_pages.Reference"):
            fields.add(leaf.value.pk)
            yield Cited(leaf.value.as_source(), leaf.path)
    if isinstance(block.value, BlockValue):
        for reference in block.value.references():
            if reference.pk not in fields:
                yield Cited(reference.as_source(), path)
