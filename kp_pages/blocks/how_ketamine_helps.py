"""How ketamine may help: what it does in the body, and how sure we are of each step."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

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
from kp_pages.blocks.values import BlockValue, sources
from kp_pages.readiness import Backing


class Basis(TextChoices):
    """How sure a mechanism is."""

    ESTABLISHED = "established", _("Established")
    PLAUSIBLE = "plausible", _("Plausible, not proven")
    LABORATORY = "laboratory", _("Seen only in animals or the laboratory")


class MechanismValue(BlockValue):
    @property
    def basis_label(self) -> str:
        """How sure it is, in words."""
        return str(dict(Basis.choices).get(self["basis"], ""))

    @property
    def basis_icon(self) -> str:
        return {"established": "check", "plausible": "circle-dashed"}.get(
            self["basis"], "flask-conical"
        )

    def backing(self) -> Backing:
        return Backing(basis=self["basis"] or "", sources=sources(self["references"]))


class MechanismBlock(ItemBlock):
    """One way in which it may work."""

    title = line(_("Title"), 120)
    text = prose()
    basis = blocks.ChoiceBlock(
        choices=Basis.choices,
        label=_("How sure is this?"),
        help_text=_("Readers see this beside the title."),
    )
    references = references()

    class Meta:
        icon = "cog"
        label = _("Mechanism")
        label_format = "{title}"
        value_class = MechanismValue
        anchor = "mechanism"


class HowKetamineHelpsBlock(ContentBlock):
    """An introduction, the mechanisms, and a close that belongs to the whole."""

    heading = heading(_("How might ketamine help?"))
    intro = prose(_("Introduction"))
    mechanisms = CountedList(
        MechanismBlock(), min_num=1, max_num=6, collapsed=True, label=_("Mechanisms")
    )
    outro = prose(
        _("After the mechanisms"),
        required=False,
        help_text=_("What is true of all of them together. It stands under the main heading."),
    )

    class Meta:
        icon = "kp-how-ketamine-helps"
        label = _("How ketamine helps")
        label_format = "{heading}"
        description = _("What ketamine does in the body, step by step, and how sure each step is")
        template = "kp_pages/blocks/how_ketamine_helps.html"
        health_aspect = "HowItWorks"
        item_headings = ("mechanisms", "title")
        no_repeats = {"mechanisms": _("Another mechanism has this title. Give each its own.")}
        anchor = "how-ketamine-helps"
        preview_value = {
            "heading": _("How might ketamine help?"),
            "intro": paragraphs(_("Ketamine changes how nerves pass on pain signals.")),
            "mechanisms": [
                {
                    "title": _("It blocks a nerve signal called NMDA"),
                    "text": paragraphs(_("This signal can keep pain pathways over-active.")),
                    "basis": Basis.ESTABLISHED,
                    "references": [],
                },
                {
                    "title": _("It may help nerves form new links"),
                    "text": paragraphs(
                        _("Scientists see this in animals. It is not shown in people.")
                    ),
                    "basis": Basis.LABORATORY,
                    "references": [],
                },
            ],
            "outro": paragraphs(_("How much this helps each person with pain is not known.")),
        }
