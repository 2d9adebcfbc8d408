"""The gate in front of publication: nothing goes live that the site's rules block.

There are many ways to publish, and a new version of Wagtail may bring another. They all end in the
writing of a page that is live, and there the gate stands (``signals.py``). It looks only when
words go live that were not: what is live already can be saved, moved and ordered as it is.

The facts of a treatment pass it too: they stand on many pages at once.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, FieldDoesNotExist, ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.log_actions import log
from wagtail.models import Page

from kp_pages import conf
from kp_pages.blocks.words import Words, stored
from kp_pages.models.judged import policy
from kp_pages.models.records import GateOverride
from kp_pages.notices import tell
from kp_pages.readiness import Finding, Severity
from kp_pages.readiness.digest import Word, digest, plain

logger = logging.getLogger(__name__)

MODES = ("block", "warn", "off")

#: What of Wagtail's own fields of a page the rules read.
OF_PAGE = {"title", "seo_title", "search_description"}

_open: ContextVar[str] = ContextVar("kp_pages_gate_open", default="")


class PublicationRefused(ValidationError):
    """A page or a treatment may not go live as it is; its messages say what to do, by field."""

    def __init__(self, page: Any, findings: Iterable[Finding]) -> None:
        self.page = page
        self.findings = list(findings)
        by_field: dict[str, list[ValidationError]] = {}
        for finding in self.findings:
            error = ValidationError(sentence(finding), code=finding.code)
            by_field.setdefault(_field(page, finding), []).append(error)
        super().__init__(by_field)

    @property
    def codes(self) -> list[str]:
        """The codes of the rules that refuse it, each once."""
        return list(dict.fromkeys(finding.code for finding in self.findings))

    @property
    def may_be_overridden(self) -> bool:
        """Whether somebody with the permission could publish it all the same."""
        return isinstance(self.page, Page) and all(map(may_be_overridden, self.codes))

    @property
    def may_be_answered(self) -> bool:
        """Whether somebody with the permission could answer for a part of it."""
        return isinstance(self.page, Page) and any(map(may_be_overridden, self.codes))


def sentence(finding: Finding) -> str:
    """What a finding says, in the reader's language."""
    return gettext(finding.message) % finding.params


def _field(page: Any, finding: Finding) -> str:
    name = finding.path[0] if finding.path else ""
    try:
        page._meta.get_field(name)
    except FieldDoesNotExist:
        return NON_FIELD_ERRORS
    return name


@contextmanager
def gate_open(reason: str) -> Iterator[None]:
    """Lets everything pass within, for the repair of data; each page that passes is logged."""
    token = _open.set(reason)
    try:
        yield
    finally:
        _open.reset(token)


def blocking(page: Any) -> list[Finding]:
    """What keeps a page, as it is in memory, from going live, less what somebody answers for."""
    found = [one for one in page.findings() if one.severity is Severity.BLOCK]
    answered = overridden(page) if found else set()
    return [one for one in found if one.code not in answered]


def ask(page: Any) -> None:
    """Raise ``PublicationRefused`` if the page, as it is in memory, may not go live."""
    mode = conf.load().GATE
    if mode == "off":
        return
    found = blocking(page)
    if not found:
        return
    codes = ", ".join(dict.fromkeys(one.code for one in found))
    if reason := _open.get():
        logger.warning("The gate is open (%s): %r passes with %s", reason, str(page), codes)
    elif mode == "warn":
        logger.warning("%r goes live with %s", str(page), codes)
        tell(_("“%(title)s” went live with %(codes)s.") % {"title": page, "codes": codes})
    else:
        raise PublicationRefused(page, found)


def guard(page: Any, update_fields: Collection[str] | None) -> None:
    """Ask about a page that is being written, if the writing brings words live."""
    if conf.load().GATE == "off" or not page.live:
        return
    if type(page) is Page:
        _guard_base(page, update_fields)
    elif hasattr(page, "findings") and concerns(page, update_fields):
        kept = type(page)._base_manager.filter(pk=page.pk).first() if page.pk else None
        if kept is None or not kept.live or _leaves(kept, page) or words(kept) != words(page):
            ask(page)


def _guard_base(page: Page, update_fields: Collection[str] | None) -> None:
    """A page that is written as a mere ``Page`` takes its title and its being live with it."""
    specific = page.specific_class
    if specific is None or not hasattr(specific, "findings") or page.pk is None:
        return
    written = {"live", *OF_PAGE} & set(update_fields or {"live", *OF_PAGE})
    kept = specific._base_manager.filter(pk=page.pk).first()
    if kept is None or all(getattr(kept, name) == getattr(page, name) for name in written):
        return
    for name in written:
        setattr(kept, name, getattr(page, name))
    ask(kept)


def concerns(page: Any, update_fields: Collection[str] | None) -> bool:
    """Whether the writing touches what the rules read, or whether the page is live at all."""
    if update_fields is None:
        return True
    names = {"live", "alias_of", "alias_of_id", *(field.name for field in _fields(page))}
    return bool(names & set(update_fields))


def _leaves(kept: Any, page: Any) -> bool:
    """Whether an alias becomes a page of its own, and stands for its words itself from now on."""
    return isinstance(page, Page) and kept.alias_of_id is not None and page.alias_of_id is None


def _fields(page: Any) -> list[models.Field]:
    """The fields of a page that its editors fill in; of a treatment, those that rules read."""
    if not isinstance(page, Page):
        return [page._meta.get_field(name) for name in page.judged_fields]
    return [
        field
        for field in page._meta.concrete_fields
        if (field.model is not Page or field.name in OF_PAGE)
        and field.editable
        and not field.primary_key
    ]


def words(page: Any) -> list[Word]:
    """All that the editors of a page filled in, as it is in memory."""
    return [word for field in _fields(page) for word in _said(page, field)]


def _said(page: Any, field: models.Field) -> Iterator[Word]:
    value = getattr(page, field.attname)
    if isinstance(field, StreamField):
        yield from Words().of(value.stream_block, stored(value), field.name)
    elif text := plain(_as_text(value)):
        yield field.name, text


def _as_text(value: Any) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return json.dumps(value, cls=DjangoJSONEncoder, sort_keys=True)


# Somebody answers for it


def may_be_overridden(code: str) -> bool:
    """Whether the rule, or else the site, lets somebody publish despite its finding."""
    if code in conf.load().OVERRIDABLE:
        return True
    return any(rule.code == code and rule.may_be_overridden for rule in policy().rules)


def may_answer(page: Any, user: Any) -> bool:
    """Whether this person may answer for publishing the page despite findings."""
    may = bool(user and user.has_perm("kp_pages.publish_despite_findings"))
    return may and bool(page.permissions_for_user(user).can_publish())


def overrides(page: Any) -> list[GateOverride]:
    """What people answered for about exactly these words of this page, the newest first."""
    if not isinstance(page, Page):
        return []
    keys = {page.pk, page.alias_of_id} - {None}
    return list(GateOverride.objects.filter(page__in=keys, digest=fingerprint(page)))


def overridden(page: Any) -> set[str]:
    """The rules for which somebody answers, for exactly these words of this page."""
    codes = {code for one in overrides(page) for code in one.codes}
    return {code for code in codes if may_be_overridden(code)}


def fingerprint(page: Any) -> str:
    """Of all words of a page, also those that it shows of a treatment."""
    shown = page.medical_words() if hasattr(page, "medical_words") else []
    return digest([*words(page), *shown])


def record_override(page: Any, user: Any, codes: Iterable[str], reason: str) -> GateOverride:
    """Somebody answers for publishing these words of the page despite these rules."""
    codes = sorted(set(codes))
    override = GateOverride.objects.create(
        page_id=page.pk,
        page_title=page.title,
        digest=fingerprint(page),
        codes=codes,
        reason=reason,
        user=user,
        user_name=user.get_full_name() or user.get_username(),
    )
    log(
        instance=page,
        action="kp_pages.gate.override",
        user=user,
        data={"codes": codes, "reason": reason},
    )
    return override
