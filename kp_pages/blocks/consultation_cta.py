"""The call to action: ask for a consultation, with the clinic's phone number beside it."""

from __future__ import annotations

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from kp_pages.blocks.choosers import PageBlock
from kp_pages.blocks.counted import CountedStream
from kp_pages.blocks.parts import (
    ContentBlock,
    HttpsBlock,
    PhoneBlock,
    ShortTextBlock,
    heading,
    line,
)
from kp_pages.blocks.values import BlockValue


class Placement(TextChoices):
    """How much room it takes."""

    CARD = "card", _("Card in the text")
    BAND = "band", _("Dark band across the page")
    LINE = "line", _("One line")


class TargetBlock(CountedStream):
    """Where the button leads: exactly one of these."""

    consultation = blocks.StaticBlock(
        icon="calendar-check",
        label=_("The consultation page"),
        admin_text=_("Leads to the clinic's consultation page."),
    )
    page = PageBlock(label=_("Another page"))
    phone = PhoneBlock(icon="mobile-alt", help_text=_("With country code: +1 555 010 0199."))
    url = HttpsBlock(icon="link-external", label=_("An address on another site"))

    class Meta:
        min_num = 1
        max_num = 1
        too_few = _("Choose where the button leads.")
        too_many = _("A button leads to one place. Delete this one, or the other.")
        icon = "link"


class ConsultationCTAValue(BlockValue):
    @property
    def target(self) -> Any | None:
        """The one target, or None while a draft has none."""
        return next(iter(self["target"]), None)

    @property
    def icon(self) -> str:
        kind = self.target.block_type if self.target else ""
        return {"phone": "phone", "url": "external-link", "page": "arrow-right"}.get(
            kind, "calendar-check"
        )

    @property
    def counted(self) -> str:
        """As what a click on the button is counted; empty where it leads elsewhere."""
        kind = self.target.block_type if self.target else ""
        return {"phone": "call", "consultation": "form"}.get(kind, "")

    def facts(self) -> dict[str, Any]:
        leads = self.target.block_type if self.target else ""
        return {"placement": self["placement"], "leads": leads}

    def url_with(self, consultation_page: Any | None, phone: str = "") -> str:
        """Where the button leads, given the clinic's consultation page; empty if nowhere.

        Empty too if it leads to the clinic's own ``phone``, whose button stands beside it.
        """
        if not self.target:
            return ""
        if self.target.block_type == "phone":
            return "" if self.target.value == phone else f"tel:{self.target.value}"
        if self.target.block_type == "url":
            return str(self.target.value)
        page = consultation_page if self.target.block_type == "consultation" else self.target.value
        return page.url or "" if page and page.live else ""


class ConsultationCTABlock(ContentBlock):
    """It asks and never promises; the phone stands beside it with the same weight."""

    heading = heading(
        _("Ask whether this could help you"),
        help_text=_("Ask, don't promise. No relief, no urgency."),
    )
    text = ShortTextBlock(
        40, max_length=300, rows=2, label=_("Text"), help_text=_("At most 40 words.")
    )
    eligibility_note = line(
        _("Who it may not be for"),
        200,
        default=_("It is not right for everyone. We will tell you if it is not right for you."),
    )
    button_label = line(_("Button"), 40, default=_("Request a visit"))
    target = TargetBlock(label=_("Where the button leads"), default=[("consultation", None)])
    placement = blocks.ChoiceBlock(
        choices=Placement.choices, default=Placement.CARD, label=_("Placement")
    )

    class Meta:
        icon = "kp-consultation-cta"
        label = _("Consultation call to action")
        label_format = "{heading}"
        value_class = ConsultationCTAValue
        description = _("Asks whether a visit makes sense, with the phone number beside it")
        template = "kp_pages/blocks/consultation_cta.html"
        clinical = False
        in_contents = False
        preview_value = {
            "heading": _("Ask whether this could help you"),
            "text": _("A first visit takes 30 minutes. If ketamine isn't right, we'll say so."),
            "eligibility_note": _("It is not right for everyone."),
            "button_label": _("Request a visit"),
            "target": [("consultation", None)],
            "placement": Placement.CARD,
        }
