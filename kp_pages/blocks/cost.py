"""What it costs, and what insurance may pay."""

from django.utils.translation import gettext_lazy as _

from kp_pages.blocks.counted import CountedList
from kp_pages.blocks.parts import ContentBlock, ItemBlock, heading, line, paragraphs, prose


class CostItemBlock(ItemBlock):
    """One thing that is paid for."""

    label = line(_("What"), 120)
    amount = line(_("Cost"), 120, help_text=_("An amount, a range, or who will tell."))

    class Meta:
        icon = "tag"
        label = _("Cost")
        label_format = "{label}"


class CostBlock(ContentBlock):
    """Plain about money: amounts where they are known, and who to ask."""

    heading = heading(_("What does it cost?"))
    text = prose(help_text=_("Say whether insurance usually pays, and how to get an estimate."))
    items = CountedList(CostItemBlock(), default=[], max_num=10, label=_("Costs"))

    class Meta:
        icon = "kp-cost"
        label = _("Cost and insurance")
        label_format = "{heading}"
        description = _("What it costs, what insurance may pay, and how to get an estimate")
        template = "kp_pages/blocks/cost.html"
        clinical = False
        health_aspect = "GettingAccess"
        anchor = "cost"
        preview_value = {
            "heading": _("What does it cost?"),
            "text": paragraphs(_("Most plans do not pay. Ask us for a written estimate.")),
            "items": [{"label": _("First visit"), "amount": _("we tell you before you book")}],
        }
