"""Where the clinic is and who works there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from kp_pages import schema
from kp_pages.blocks.choosers import PageBlock
from kp_pages.blocks.counted import CountedList
from kp_pages.blocks.parts import ContentBlock, heading, lines, paragraphs, prose
from kp_pages.blocks.values import BlockValue


class ClinicValue(BlockValue):
    def team(self) -> list[Any]:
        """The chosen clinicians who have a public page."""
        return [clinician for clinician in self["clinicians"] if clinician]

    def schema_nodes(self, place: schema.Place) -> Iterator[schema.Node]:
        people = [clinician.schema_node(place) for clinician in self.team()]
        places = [self["location"].schema_node(place)] if self["location"] else []
        yield from [*people, *places]
        yield {"@id": place.page, "mentions": [schema.ref(one["@id"]) for one in people + places]}


class ClinicBlock(ContentBlock):
    """Place and people come from their own pages; nothing is typed twice."""

    heading = heading(_("About our clinic"))
    text = prose()
    what_we_do = lines(_("What we do"), _("We"), max_num=8)
    location = PageBlock("kp_pages.ClinicLocationPage", required=False, label=_("Location"))
    clinicians = CountedList(
        PageBlock("kp_pages.ClinicianPage", label=_("Clinician")),
        default=[],
        max_num=4,
        label=_("Clinicians"),
    )

    class Meta:
        icon = "kp-clinic"
        label = _("Clinic")
        label_format = "{heading}"
        value_class = ClinicValue
        description = _("What the clinic does, where it is, and who works there")
        template = "kp_pages/blocks/clinic.html"
        clinical = False
        anchor = "clinic"
        preview_value = {
            "heading": _("About our clinic"),
            "text": paragraphs(_("We look at your history and talk through every option.")),
            "what_we_do": [_("review what you have tried"), _("tell you what we would not do")],
            "location": None,
            "clinicians": [],
        }
