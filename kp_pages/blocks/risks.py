"""Side effects and risks: common, serious, and with repeated use."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from kp_pages.blocks.choosers import references, treatment
from kp_pages.blocks.parts import ContentBlock, heading, lines, paragraphs, prose
from kp_pages.blocks.treated import FROM_TREATMENT, TreatedValue, first_treatment
from kp_pages.blocks.values import Heading
from kp_pages.readiness import Passage

RISK_FIELDS = ("common_risks", "serious_risks", "repeated_use_risks", "monitoring")


class RisksValue(TreatedValue):
    def headings(self) -> Iterator[Heading]:
        yield from super().headings()
        for _kind, one, _points in self.groups():
            yield one

    def references(self) -> Iterator[Model]:
        yield from self.treatment_references()
        yield from super().references()

    def groups(self) -> Iterator[tuple[str, Heading, list[str]]]:
        """The treatment's risks: common, serious or repeated, the heading, and the risks."""
        groups = self["treatment"].risk_groups() if self["treatment"] else ()
        for field, label in groups:
            kind = field.split("_")[0]
            title = Heading(3, label, f"{self.anchor}-{kind}")
            yield kind, title, self.treatment_texts(field)

    def topics(self) -> dict[str, str]:
        groups = self["treatment"].risk_groups() if self["treatment"] else ()
        return {**dict(groups), "also": str(_("With this condition there can also be:"))}

    def treatment_says(self) -> dict[str, Any]:
        return {
            "adverse_outcomes": [
                *self.treatment_texts("common_risks"),
                *self.treatment_texts("repeated_use_risks"),
                *self["also"],
            ],
            "serious_adverse_outcomes": self.treatment_texts("serious_risks"),
        }

    def passages(self) -> Iterator[Passage]:
        yield from self.treatment_passages(*RISK_FIELDS)
        yield from super().passages()


class RisksBlock(ContentBlock):
    """The treatment's reviewed risks, and what is particular to this page."""

    heading = heading(_("What are the side effects and risks?"))
    treatment = treatment()
    also = lines(
        _("Risks with this condition"),
        _("Risk"),
        help_text=_("Only risks that the treatment does not list already."),
        max_num=10,
    )
    text = prose(_("More about the risks"), required=False, help_text=FROM_TREATMENT)
    references = references()

    class Meta:
        icon = "kp-risks"
        label = _("Risks and side effects")
        label_format = "{heading}"
        value_class = RisksValue
        description = _("Common and serious risks and those of repeated use, always in the open")
        template = "kp_pages/blocks/risks.html"
        health_aspect = "SideEffects"
        anchor = "risks"
        #: Tells the editor's script that the sources of the treatment are cited here.
        form_attrs = {"data-kp-cites": ""}

        @staticmethod
        def preview_value() -> dict[str, object]:
            return {
                "heading": _("What are the side effects and risks?"),
                "treatment": first_treatment(),
                "also": [_("a flare of pain in the days after a visit")],
                "text": paragraphs(_("Tell us how you felt after earlier treatments.")),
                "references": [],
            }
