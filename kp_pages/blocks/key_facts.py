"""The few facts that a reader wants first."""

from django.utils.translation import gettext_lazy as _

from kp_pages.blocks.counted import CountedList
from kp_pages.blocks.parts import ContentBlock, ItemBlock, heading, line


class FactBlock(ItemBlock):
    """One row: what it is about, and the fact."""

    label = line(_("About"), 40)
    fact = line(_("Fact"), 200)

    class Meta:
        icon = "tick-inverse"
        label = _("Fact")
        label_format = "{label}"


class KeyFactsBlock(ContentBlock):
    """Two to eight facts at a glance, approval status first."""

    heading = heading(_("At a glance"), help_text="")
    facts = CountedList(FactBlock(), min_num=2, max_num=8, label=_("Facts"))

    class Meta:
        icon = "kp-key-facts"
        label = _("Key facts")
        label_format = "{heading}"
        description = _("Two to eight facts at a glance: approval, evidence, time, who drives home")
        template = "kp_pages/blocks/key_facts.html"
        in_contents = False
        anchor = "at-a-glance"
        preview_value = {
            "heading": _("At a glance"),
            "facts": [
                {"label": _("Approval"), "fact": _("Off-label. Not approved by the FDA for pain.")},
                {"label": _("What it may do"), "fact": _("Ease pain for weeks in some people")},
                {"label": _("Time per visit"), "fact": _("2 to 4 hours. You need a ride home.")},
            ],
        }
