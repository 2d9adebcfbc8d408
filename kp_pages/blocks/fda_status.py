"""What the FDA has approved the treatment for, and what off-label use means."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from kp_pages.blocks.choosers import treatment
from kp_pages.blocks.parts import ContentBlock, heading, paragraphs, prose
from kp_pages.blocks.treated import FROM_TREATMENT, TreatedValue, first_treatment
from kp_pages.readiness import Passage


class FdaStatusValue(TreatedValue):
    def treatment_says(self) -> dict[str, Any]:
        return {"legal_status": " ".join(self.treatment_texts("regulatory_status"))}

    def passages(self) -> Iterator[Passage]:
        yield from self.treatment_passages("regulatory_status")
        yield from super().passages()


class FdaStatusBlock(ContentBlock):
    """The treatment's regulatory status, and what is particular to this page."""

    heading = heading(_("Is it approved by the FDA?"))
    treatment = treatment()
    text = prose(_("For this condition"), required=False, help_text=FROM_TREATMENT)

    class Meta:
        icon = "kp-fda-status"
        label = _("FDA status")
        label_format = "{heading}"
        value_class = FdaStatusValue
        description = _("What the FDA has approved it for, and what off-label use means")
        template = "kp_pages/blocks/fda_status.html"
        health_aspect = "Safety"
        anchor = "fda-status"

        @staticmethod
        def preview_value() -> dict[str, object]:
            return {
                "heading": _("Is it approved by the FDA?"),
                "treatment": first_treatment(),
                "text": paragraphs(_("The FDA has not approved ketamine to treat CRPS.")),
            }
