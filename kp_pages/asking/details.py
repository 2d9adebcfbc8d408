"""What a patient tells us: who to ask for, how, and when. Nothing about their health."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from django.db.models import TextChoices
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class Channel(TextChoices):
    """How to reach somebody."""

    PHONE = "phone", _("Call me")
    EMAIL = "email", _("Email me")


class Time(TextChoices):
    """When to reach somebody."""

    ANY = "any", _("Any time")
    MORNING = "morning", _("Morning")
    AFTERNOON = "afternoon", _("Afternoon")
    EVENING = "evening", _("Evening")


@dataclass(frozen=True)
class Details:
    """One patient's wish to be called."""

    name: str
    channel: str
    contact: str
    time: str
    may_leave_message: bool = False

    @classmethod
    def from_json(cls, text: str) -> Details:
        return cls(**json.loads(text))

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @property
    def channel_label(self) -> str:
        by_phone = self.channel == Channel.PHONE
        return gettext("Phone number") if by_phone else gettext("Email address")

    @property
    def time_label(self) -> str:
        return str(Time(self.time).label)

    @property
    def link(self) -> str:
        """An address that calls or writes to the patient."""
        if self.channel == Channel.EMAIL:
            return f"mailto:{self.contact}"
        kept = [one for one in self.contact if one.isdigit() or one == "+"]
        return f"tel:{''.join(kept)}"

    def fingerprint(self, *others: object) -> str:
        """A keyed digest: the same for the same wish and ``others``, and it tells nothing."""
        contact = self.contact if self.channel == Channel.EMAIL else self.link
        said = (self.name, self.channel, contact, self.time, self.may_leave_message)
        return digest(*(str(word).casefold() for word in said), *others)


def digest(*parts: object) -> str:
    """Keyed with the site's secret, so that nobody can find the words by trying."""
    text = json.dumps([str(part) for part in parts])
    return salted_hmac("kp_pages.asking", text, algorithm="sha256").hexdigest()
