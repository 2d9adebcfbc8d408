"""Who should not have the treatment, and who must talk to the clinic first."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from kp_pages.blocks.choosers import treatment
from kp_pages.blocks.parts import ContentBlock, heading, lines, paragraphs, prose
from kp_pages.blocks.treated import FROM_TREATMENT, TreatedValue, first_treatment
from kp_pages.blocks.values import Heading
from kp_pages.readiness import Passage


class SuitabilityValue(TreatedValue):
    def headings(self) -> Iterator[Heading]:
        yield from super().headings()
        for one, _points in self.groups():
            yield one

    def groups(self) -> Iterator[tuple[Heading, list[str]]]:
        """Who should not have it and who must tell us first, each under its heading."""
        for field, also, anchor in (
            ("should_not_have", "also_not", "not"),
            ("tell_us_first", "also_tell", "tell"),
        ):
            points = [*self.treatment_texts(field), *self[also]]
            if points:
                yield Heading(3, self.topics()[field], f"{self.anchor}-{anchor}"), points

    def topics(self) -> dict[str, str]:
        never, first = str(_("You should not have it if you")), str(_("Tell us first if you"))
        return {
            "should_not_have": never,
            "also_not": never,
            "tell_us_first": first,
            "also_tell": first,
        }

    def treatment_says(self) -> dict[str, Any]:
        return {"contraindications": [*self.treatment_texts("should_not_have"), *self["also_not"]]}

    def passages(self) -> Iterator[Passage]:
        yield from self.treatment_passages("should_not_have", "tell_us_first")
        yield from super().passages()


class SuitabilityBlock(ContentBlock):
    """The treatment's reviewed limits, and what is particular to this page."""

    heading = heading(_("Who is it not for?"))
    treatment = treatment()
    text = prose(_("Introduction"), required=False, help_text=FROM_TREATMENT)
    also_not = lines(_("Also should not have it"), _("If you"), max_num=8)
    also_tell = lines(_("Also tell us first"), _("If you"), max_num=8)

    class Meta:
        icon = "kp-suitability"
        label = _("Who should not have it")
        label_format = "{heading}"
        value_class = SuitabilityValue
        description = _("Who should not have the treatment, and who must talk to us first")
        template = "kp_pages/blocks/suitability.html"
        health_aspect = "Safety"
        anchor = "suitability"

        @staticmethod
        def preview_value() -> dict[str, object]:
            return {
                "heading": _("Who is it not for?"),
                "treatment": first_treatment(),
                "text": paragraphs(_("It is not for everyone. We check before we begin.")),
                "also_not": [],
                "also_tell": [_("have had surgery on this limb in the last month")],
            }
