"""What a condition or treatment is, in words a patient knows."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from kp_pages import schema
from kp_pages.blocks.choosers import references
from kp_pages.blocks.parts import ContentBlock, heading, lines, paragraphs, prose
from kp_pages.blocks.values import BlockValue


class DescriptionValue(BlockValue):
    def schema_nodes(self, place: schema.Place) -> Iterator[schema.Node]:
        yield from super().schema_nodes(place)
        if place.condition:
            yield schema.medical_condition(
                place, description=self["definition"], alternate_names=self["also_called"]
            )


class DescriptionBlock(ContentBlock):
    """The answer first, in one or two sentences; then more, and other names for it."""

    heading = heading(_("What is it?"))
    definition = blocks.TextBlock(
        max_length=300,
        rows=3,
        label=_("In short"),
        help_text=_("One or two plain sentences that answer the heading. Readers see them large."),
    )
    text = prose(
        _("More about it"),
        required=False,
        help_text=_("How it starts, how it feels, what is known about the cause."),
    )
    also_called = lines(
        _("Also called"),
        _("Name"),
        help_text=_("Other names and short forms that people search for, such as RSD."),
        max_num=8,
    )
    references = references()

    class Meta:
        icon = "kp-description"
        label = _("Description")
        label_format = "{heading}"
        description = _("What a condition or treatment is: the short answer first, then more")
        value_class = DescriptionValue
        template = "kp_pages/blocks/description.html"
        health_aspect = "Overview"
        anchor = "what-it-is"
        preview_value = {
            "heading": _("What is complex regional pain syndrome?"),
            "definition": _(
                "Complex regional pain syndrome (CRPS) is pain that does not go away after an "
                "injury, most often in one arm, hand, leg or foot."
            ),
            "text": paragraphs(
                _(
                    "The pain is stronger than the injury explains. The skin may swell or change "
                    "color, and a light touch can hurt."
                )
            ),
            "also_called": ["CRPS", _("reflex sympathetic dystrophy (RSD)")],
            "references": [],
        }
