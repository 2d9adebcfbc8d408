"""What happens, one step after the other."""

from django.utils.translation import gettext_lazy as _

from kp_pages.blocks.counted import CountedList
from kp_pages.blocks.parts import ContentBlock, ItemBlock, heading, line, paragraphs, prose


class StepBlock(ItemBlock):
    """One step: what happens, and how long it takes."""

    title = line(_("Step"), 120)
    text = prose()
    duration = line(_("How long"), 60, required=False, help_text=_("Such as: about 30 minutes."))

    class Meta:
        icon = "order"
        label = _("Step")
        label_format = "{title}"
        anchor = "step"


class StepsBlock(ContentBlock):
    """Before, during and after a visit; no doses."""

    heading = heading(_("What happens at a visit?"))
    intro = prose(_("Introduction"), required=False)
    steps = CountedList(StepBlock(), min_num=2, max_num=10, collapsed=True, label=_("Steps"))

    class Meta:
        icon = "kp-steps"
        label = _("Steps")
        label_format = "{heading}"
        description = _("What to expect before, during and after a visit, in order")
        template = "kp_pages/blocks/steps.html"
        health_aspect = "HowOrWhere"
        item_headings = ("steps", "title")
        anchor = "visit"
        preview_value = {
            "heading": _("What happens at a visit?"),
            "intro": "",
            "steps": [
                {
                    "title": _("We check"),
                    "text": paragraphs(_("Blood pressure, heart rate and your medicines.")),
                    "duration": _("about 30 minutes"),
                },
                {
                    "title": _("You rest"),
                    "text": paragraphs(_("A nurse stays with you. Then someone drives you home.")),
                    "duration": _("1 to 2 hours"),
                },
            ],
        }
