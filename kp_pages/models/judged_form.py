"""The forms of our pages and of treatments: before one leaves its editor, its words are judged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from wagtail import blocks
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm
from wagtail.blocks.base import BlockField

from kp_pages import conf
from kp_pages.blocks.choosers import unread
from kp_pages.blocks.places import errors
from kp_pages.models.gate import blocking, may_answer, may_be_overridden, sentence, words
from kp_pages.models.judged import policy
from kp_pages.notices import tell
from kp_pages.readiness import Finding, Path

#: The buttons with which a page leaves its editor. A reviewer who sends it back uses none of them.
LEAVING = ("action-publish", "action-submit", "action-restart-workflow")


def _is_as_live(page: Any) -> bool:
    live = type(page)._base_manager.filter(pk=page.pk, live=True).first()
    return live is not None and words(live) == words(page)


def typed_blocks(form: forms.BaseForm) -> Iterator[tuple[str, Any]]:
    """The fields of blocks as they were sent, also where they cannot be saved.

    Raises ``ValueError`` or ``KeyError`` if they are not what an editor's browser sends.
    """
    for name, field in form.fields.items():
        sent = form.data, form.files, form.add_prefix(name)
        if isinstance(field, BlockField) and not field.widget.value_omitted_from_data(*sent):
            with unread():
                value = _with_numbers(field.block, field.widget.value_from_datadict(*sent))
                stored = field.block.get_prep_value(value)
            yield name, field.block.to_python(stored)


def _with_numbers(block: blocks.Block, value: Any) -> Any:
    """A value as it was sent, with numbers and dates in place of the texts for them."""
    if isinstance(block, blocks.ListBlock):
        for item in value.bound_blocks:
            item.value = _with_numbers(block.child_block, item.value)
    elif isinstance(block, blocks.BaseStreamBlock):
        for item in value:
            item.value = _with_numbers(item.block, item.value)
    elif isinstance(value, blocks.StructValue):
        for name, child in block.child_blocks.items():
            value[name] = _with_numbers(child, value[name])
    elif isinstance(value, str) and isinstance(getattr(block, "field", None), NUMBERS):
        try:
            return block.field.to_python(value)
        except ValidationError:
            return None
    return value


NUMBERS = (
    forms.IntegerField,
    forms.DecimalField,
    forms.DateField,
    forms.TimeField,
    forms.DateTimeField,
)


class JudgedForm(WagtailAdminModelForm):
    """Says beside the fields what keeps something from being submitted or published."""

    def _post_clean(self) -> None:
        super()._post_clean()
        if not self.is_deferred_validation:
            self._measure()
        if self._leaves() and conf.load().GATE == "block":
            # Also what Wagtail refuses to save is judged, so that an editor hears all at once.
            for name, value in typed_blocks(self):
                setattr(self.instance, name, value)
            self.say(self._in_the_way())

    def _measure(self) -> None:
        """Say which fields have more words than they promise; a treatment's promise nothing."""

    def _leaves(self) -> bool:
        """Whether it is to be submitted or published, and not only saved."""
        return not self.is_deferred_validation and any(self.data.get(name) for name in LEAVING)

    def _in_the_way(self) -> list[Finding]:
        """What the gate would refuse, as far as whoever presses the button can do something."""
        is_as_live = self.instance.live and _is_as_live(self.instance)
        return [] if is_as_live else blocking(self.instance)

    def say(self, findings: list[Finding]) -> None:
        """Put each finding beside its field; what is about the whole page stands above all."""
        inside: dict[str, dict[Path, list[str]]] = {}
        for finding in findings:
            name, *rest = finding.path or (NON_FIELD_ERRORS,)
            is_blocks = isinstance(self.fields.get(name), BlockField)
            if is_blocks and rest:
                inside.setdefault(name, {}).setdefault(tuple(rest), []).append(sentence(finding))
            elif is_blocks or name not in self.fields:
                self.add_error(None, sentence(finding))
            elif sentence(finding) not in self.errors.get(name, ()):  # the field may have said it
                self.add_error(name, sentence(finding))
        for name, said in inside.items():
            self._say_inside(name, said)

    def _say_inside(self, name: str, said: dict[Path, list[str]]) -> None:
        found = self.errors[name].as_data()[0] if name in self.errors else None
        value = getattr(self.instance, name)
        error = errors(self.fields[name].block, value, said, found)
        assert error is not None  # noqa: S101  # there is something to say
        number = sum(map(len, said.values()))
        # What the list at the top says; beside the fields stand the sentences themselves.
        error.message = ngettext(
            "One thing to change stands beside its field.",
            "%(number)d things to change stand beside their fields.",
            number,
        ) % {"number": number}
        self.errors.pop(name, None)
        self.add_error(name, error)


class JudgedPageForm(JudgedForm, WagtailAdminPageForm):
    """The same of a page, which a review or somebody's word may still let through."""

    def _measure(self) -> None:
        for name, error in self.instance.too_long():
            self.add_error(name if name in self.fields else None, error)

    def _in_the_way(self) -> list[Finding]:
        found, publishes = super()._in_the_way(), bool(self.data.get("action-publish"))
        if not publishes:
            found = [one for one in found if one.code not in policy().about_review]
        answerable = [one for one in found if may_be_overridden(one.code)]
        page = self.instance
        if not answerable or page.pk is None or not may_answer(page, self.for_user):
            return found
        if publishes and len(answerable) == len(found):
            return []  # the gate itself offers them to answer for it
        way = reverse("kp_pages_override", args=[page.pk]), gettext("Answer for it")
        tell(gettext("You may answer for some of this, and say why."), way=way)
        return found


class JudgedTreatmentForm(JudgedForm):
    """The same of a treatment, whose facts many pages show."""
