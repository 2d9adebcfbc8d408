"""A note, a caution, or "get help now", set apart from the text."""

import re

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from kp_pages.blocks.citing import cited_keys
from kp_pages.blocks.parts import ContentBlock, as_list, heading, prose, struct_error
from kp_pages.blocks.values import BlockValue


class CalloutKind(TextChoices):
    NOTE = "note", _("Note")
    CAUTION = "caution", _("Caution")
    HELP = "help", _("Get help now")


class CalloutValue(BlockValue):
    @property
    def icon(self) -> str:
        return {"help": "triangle-alert", "caution": "circle-alert"}.get(self["kind"], "info")

    @property
    def spoken(self) -> str:
        """What a screen reader says before the heading, so that color is not the only sign."""
        words = {"help": _("Important:"), "caution": _("Caution:")}
        return str(words.get(self["kind"], ""))


class CalloutBlock(ContentBlock):
    """Few on a page: readers skip what stands between two boxes."""

    kind = blocks.ChoiceBlock(
        choices=CalloutKind.choices, default=CalloutKind.NOTE, label=_("Kind")
    )
    heading = heading(help_text=_("Such as: Call 911 if after a visit you have"))
    text = prose(help_text=_("Short. “Get help now” holds no links, so that nobody reads on."))

    def refuse(self, value: BlockValue) -> None:
        text = value["text"].source
        links = [link for link in re.findall(r"<a\s[^>]*>", text) if 'href="tel:' not in link]
        if value["kind"] == CalloutKind.HELP and (links or cited_keys(text)):
            struct_error(
                text=ValidationError(
                    _("Take the links out: who needs help now must not be sent to more reading.")
                )
            )

    class Meta:
        icon = "kp-callout"
        label = _("Callout")
        label_format = "{heading}"
        value_class = CalloutValue
        description = _("A note, a caution, or “get help now”, set apart from the text")
        template = "kp_pages/blocks/callout.html"
        in_contents = False
        preview_value = {
            "kind": CalloutKind.HELP,
            "heading": _("Call 911 if after a visit you have"),
            "text": as_list(
                [_("chest pain or trouble breathing"), _("thoughts of harming yourself")]
            ),
        }
