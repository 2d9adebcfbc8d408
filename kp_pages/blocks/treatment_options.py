"""The choices that a patient has, ketamine being one of them."""

from django.utils.translation import gettext_lazy as _

from kp_pages.blocks.choosers import references
from kp_pages.blocks.counted import CountedList
from kp_pages.blocks.parts import (
    ContentBlock,
    ItemBlock,
    heading,
    line,
    paragraphs,
    prose,
)


class OptionBlock(ItemBlock):
    """One choice, described fairly."""

    title = line(_("Option"), 120)
    text = prose(help_text=_("What it is, what it can do, what speaks against it."))
    references = references()

    class Meta:
        icon = "list-ul"
        label = _("Option")
        label_format = "{title}"
        anchor = "option"


class TreatmentOptionsBlock(ContentBlock):
    """At least two choices, so that a reader can compare."""

    heading = heading(_("What are the treatment options?"))
    intro = prose(_("Introduction"), required=False)
    options = CountedList(
        OptionBlock(),
        min_num=2,
        max_num=10,
        collapsed=True,
        label=_("Options"),
        help_text=_("Waiting, or no treatment, is an option too."),
    )

    class Meta:
        icon = "kp-treatment-options"
        label = _("Treatment options")
        label_format = "{heading}"
        description = _("The choices a patient has, described fairly, ketamine being one of them")
        template = "kp_pages/blocks/treatment_options.html"
        health_aspect = "Treatments"
        item_headings = ("options", "title")
        no_repeats = {"options": _("This option is listed above. Keep one of the two.")}
        anchor = "options"
        preview_value = {
            "heading": _("What are the treatment options?"),
            "intro": paragraphs(_("Most people try more than one.")),
            "options": [
                {
                    "title": _("Physical therapy"),
                    "text": paragraphs(_("Gentle movement is often the first step.")),
                    "references": [],
                },
                {
                    "title": _("Medicines"),
                    "text": paragraphs(_("Some medicines can calm nerve pain.")),
                    "references": [],
                },
            ],
        }
