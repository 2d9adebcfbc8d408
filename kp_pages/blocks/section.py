"""A stretch of text under its own heading, with sub-sections; or the opening words of a page."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from kp_pages import schema
from kp_pages.blocks.choosers import references
from kp_pages.blocks.counted import CountedList
from kp_pages.blocks.parts import (
    ContentBlock,
    ItemBlock,
    heading,
    lines,
    paragraphs,
    prose,
    struct_error,
)
from kp_pages.blocks.values import BlockValue


class SectionKind(TextChoices):
    """What a section is about; crawlers are told, readers see the heading."""

    FREE = "free", _("Something else")
    SYMPTOMS = "symptoms", _("Symptoms")
    CAUSES = "causes", _("Causes")
    RISK_FACTORS = "risk_factors", _("Who gets it")
    DIAGNOSIS = "diagnosis", _("How it is diagnosed")
    LIVING_WITH = "living_with", _("Living with it")
    OUTLOOK = "outlook", _("What to expect over time")


class SubsectionBlock(ItemBlock):
    """A part of a section with a heading of its own."""

    heading = heading()
    text = prose()
    references = references()

    class Meta:
        icon = "pilcrow"
        label = _("Sub-section")
        label_format = "{heading}"
        anchor = "part"


#: The aspect of health of each kind, and what its points are of the condition.
KINDS = {
    SectionKind.SYMPTOMS: ("Symptoms", "symptoms"),
    SectionKind.CAUSES: ("Causes", "causes"),
    SectionKind.RISK_FACTORS: ("", "risk_factors"),
    SectionKind.DIAGNOSIS: ("Screening", ""),
    SectionKind.LIVING_WITH: ("LivingWith", ""),
    SectionKind.OUTLOOK: ("Prognosis", ""),
}


class SectionValue(BlockValue):
    def health_aspect(self) -> str:
        return KINDS.get(self["kind"], ("", ""))[0]

    def schema_nodes(self, place: schema.Place) -> Iterator[schema.Node]:
        yield from super().schema_nodes(place)
        _aspect, says = KINDS.get(self["kind"], ("", ""))
        if place.condition and says:
            yield schema.medical_condition(place, **{says: self["points"]})


class SectionBlock(ContentBlock):
    """Symptoms, causes, diagnosis, or anything that has no block of its own."""

    heading = heading(
        required=False,
        help_text=_(
            "Best is the question a patient asks. Only the opening words of a page go without."
        ),
    )
    kind = blocks.ChoiceBlock(
        choices=SectionKind.choices, default=SectionKind.FREE, label=_("What it is about")
    )
    text = prose(required=False)
    points = lines(
        _("Short points"),
        _("Point"),
        help_text=_("One symptom or cause each. Readers see a list."),
        max_num=15,
    )
    references = references()
    subsections = CountedList(
        SubsectionBlock(), default=[], collapsed=True, label=_("Sub-sections")
    )

    def refuse(self, value: BlockValue) -> None:
        parts = value.get("subsections")
        if not (value.get("text") or value.get("points") or parts):
            struct_error(text=ValidationError(_("Write something here, or delete the section.")))
        if parts and not value["heading"]:
            struct_error(heading=ValidationError(_("Enter a heading: this has sub-sections.")))

    class Meta:
        icon = "kp-section"
        label = _("Section")
        label_format = "{heading} {text}"  # the opening of a page has no heading
        description = _("Symptoms, causes, diagnosis or free text, with sub-sections if needed")
        value_class = SectionValue
        template = "kp_pages/blocks/section.html"
        item_headings = ("subsections", "heading")
        preview_value = {
            "heading": _("What are the symptoms?"),
            "kind": SectionKind.SYMPTOMS,
            "text": paragraphs(_("Symptoms differ from person to person. Common ones are:")),
            "points": [_("burning or throbbing pain"), _("swelling"), _("stiff joints")],
            "references": [],
            "subsections": [],
        }
