"""Opening hours, a row for the days that share them."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from kp_pages import schema
from kp_pages.blocks.body import LockedStreamBlock
from kp_pages.blocks.drafts import DraftFriendly
from kp_pages.blocks.parts import struct_error


class Weekday(TextChoices):
    MONDAY = "monday", _("Monday")
    TUESDAY = "tuesday", _("Tuesday")
    WEDNESDAY = "wednesday", _("Wednesday")
    THURSDAY = "thursday", _("Thursday")
    FRIDAY = "friday", _("Friday")
    SATURDAY = "saturday", _("Saturday")
    SUNDAY = "sunday", _("Sunday")


class OpenValue(blocks.StructValue):
    """One row of hours, and the days it speaks of."""

    @property
    def days(self) -> str:
        """The days in words, such as: Monday to Thursday."""
        first, last = (self._label(key) for key in ("first_day", "last_day"))
        if last and first != last:
            first = gettext("%(first)s to %(last)s") % {"first": first, "last": last}
        return capfirst(first)

    def _label(self, key: str) -> str:
        return str(dict(Weekday.choices).get(self.get(key) or "", ""))

    def schema_node(self) -> schema.Node:
        days = [day.value.title() for day in Weekday if self.covers(day)]
        opens, closes = (self[key].isoformat() if self[key] else "" for key in ("opens", "closes"))
        return schema.opening_hours(days, opens, closes)

    def covers(self, day: Weekday) -> bool:
        """Whether this row says when we are open on that day."""
        week = Weekday.values
        first, last = self.get("first_day"), self.get("last_day") or self.get("first_day")
        if first not in week or last not in week:
            return False
        return week.index(first) <= week.index(day) <= week.index(last)


class OpenBlock(DraftFriendly, blocks.StructBlock):
    """From one day to another, from one hour to another."""

    first_day = blocks.ChoiceBlock(choices=Weekday.choices, label=_("From"))
    last_day = blocks.ChoiceBlock(
        choices=[("", _("the same day")), *Weekday.choices], required=False, label=_("To")
    )
    opens = blocks.TimeBlock(label=_("Opens"))
    closes = blocks.TimeBlock(label=_("Closes"))

    def refuse(self, value: blocks.StructValue) -> None:
        opens, closes = value["opens"], value["closes"]
        if opens and closes and closes <= opens:
            struct_error(closes=ValidationError(_("Enter a time after the opening.")))
        if value["last_day"] and value["first_day"]:
            first, last = (Weekday.values.index(value[key]) for key in ("first_day", "last_day"))
            if last < first:
                struct_error(last_day=ValidationError(_("Choose a day after the first.")))

    class Meta:
        icon = "time"
        label = _("Open")
        label_format = _("{first_day} to {last_day}, {opens} to {closes}")
        value_class = OpenValue


class HoursBlock(LockedStreamBlock):
    """When a location is open."""

    open = OpenBlock()

    class Meta:
        collapsed = True
