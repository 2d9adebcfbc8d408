"""What the evidence shows: claims, each with its level, its limits and its references."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from kp_pages import schema
from kp_pages.blocks.choosers import SnippetBlock
from kp_pages.blocks.counted import CountedList
from kp_pages.blocks.parts import (
    BENEFIT_LEVELS,
    ContentBlock,
    EvidenceLevel,
    ItemBlock,
    heading,
    line,
    paragraphs,
    prose,
    struct_error,
)
from kp_pages.blocks.values import BlockValue, Heading, sources
from kp_pages.readiness import Backing


class Direction(TextChoices):
    """Which way the studies point."""

    HELPS = "helps", _("Helps")
    NO_DIFFERENCE = "no_difference", _("No clear difference")
    HARMS = "harms", _("Harms")
    UNKNOWN = "unknown", _("Not known")


class ClaimValue(BlockValue):
    @property
    def evidence_level(self) -> EvidenceLevel:
        known = self["level"] in EvidenceLevel.values
        return EvidenceLevel(self["level"] if known else EvidenceLevel.UNCLEAR)

    @property
    def result(self) -> str:
        """The direction in words."""
        known = self["direction"] in Direction.values
        return str(Direction(self["direction"] if known else Direction.UNKNOWN).label)

    def topics(self) -> dict[str, str]:
        return {
            "population": str(_("Who was studied")),
            "comparator": str(_("Compared with")),
            "timeframe": str(_("Over what time")),
        }

    def shows_benefit(self) -> bool:
        """Whether it says so with a source that still stands."""
        return (
            self["level"] in BENEFIT_LEVELS
            and self["direction"] == Direction.HELPS
            and any(source.status != "retracted" for source in sources(self["references"]))
        )

    def backing(self) -> Backing:
        names = ("level", "direction", "population", "comparator", "timeframe")
        return Backing(
            **{name: self.get(name) or "" for name in names},
            affected=self.get("affected"),
            out_of=self.get("out_of"),
            sources=sources(self["references"]),
        )


class ClaimBlock(ItemBlock):
    """One thing that studies looked at, and what they found."""

    statement = blocks.TextBlock(
        max_length=300,
        rows=2,
        label=_("Statement"),
        help_text=_("Plain words: may, some people, for how long."),
    )
    level = blocks.ChoiceBlock(choices=EvidenceLevel.choices, label=_("How sure is this?"))
    direction = blocks.ChoiceBlock(choices=Direction.choices, label=_("What the studies found"))
    population = line(_("Who was studied"), help_text=_("Such as: 60 adults with CRPS."))
    comparator = line(_("Compared with"), required=False, help_text=_("Such as: a placebo."))
    timeframe = line(_("Over what time"), 120, required=False)
    affected = blocks.IntegerBlock(
        required=False, min_value=0, label=_("How many people"), help_text=_("The 3 in “3 of 10”.")
    )
    out_of = blocks.IntegerBlock(
        required=False, min_value=1, label=_("Out of"), help_text=_("The 10 in “3 of 10”.")
    )
    limits = blocks.TextBlock(
        max_length=300, rows=2, label=_("Limits"), help_text=_("What this does not show.")
    )
    references = CountedList(
        SnippetBlock("kp_pages.Reference", label=_("Reference")),
        min_num=1,
        label=_("References"),
        help_text=_("A claim without a reference cannot be published."),
        too_few=_("Add a reference, or delete this claim."),
    )

    def refuse(self, value: ClaimValue) -> None:
        affected, out_of = value["affected"], value["out_of"]
        if (affected is None) != (out_of is None):
            problem = ValidationError(_("Enter both numbers, or neither."))
            struct_error(affected=problem, out_of=problem)
        if affected is not None and affected > out_of:
            struct_error(affected=ValidationError(_("This cannot be more than the whole group.")))

    class Meta:
        icon = "check"
        label = _("Claim")
        label_format = "{statement}"
        value_class = ClaimValue
        anchor = "claim"


class EvidenceValue(BlockValue):
    def headings(self) -> Iterator[Heading]:
        yield from super().headings()
        if self["unknown"]:
            yield Heading(3, str(_("What we do not know")), f"{self.anchor}-unknown")

    def topics(self) -> dict[str, str]:
        return {"unknown": str(_("What we do not know"))}

    def shows_benefit(self) -> bool:
        """Whether a claim says, with moderate certainty at least, that the treatment helps."""
        return any(claim.shows_benefit() for claim in self["claims"])

    def schema_nodes(self, place: schema.Place) -> Iterator[schema.Node]:
        yield from super().schema_nodes(place)
        if place.condition and place.may_claim and self.shows_benefit():
            yield schema.medical_condition(place, is_treated=True)


class EvidenceBlock(ContentBlock):
    """Claims with their level in words, and what is not known."""

    heading = heading(_("What does the evidence show?"))
    intro = prose(_("Introduction"), required=False)
    claims = CountedList(ClaimBlock(), min_num=1, max_num=12, collapsed=True, label=_("Claims"))
    unknown = prose(_("What we do not know"), required=False)

    class Meta:
        icon = "kp-evidence"
        label = _("Evidence")
        label_format = "{heading}"
        value_class = EvidenceValue
        description = _("Claims, each with how sure it is, its limits and its references")
        template = "kp_pages/blocks/evidence.html"
        health_aspect = "Effectiveness"
        anchor = "evidence"
        preview_value = {
            "heading": _("What does the evidence show?"),
            "intro": paragraphs(_("Two small trials compared ketamine with a placebo.")),
            "claims": [
                {
                    "statement": _("Pain was lower for some weeks in some people."),
                    "level": EvidenceLevel.LIMITED,
                    "direction": Direction.HELPS,
                    "population": _("60 adults with CRPS"),
                    "comparator": _("a placebo"),
                    "timeframe": _("up to 12 weeks"),
                    "affected": None,
                    "out_of": None,
                    "limits": _("By week 12 the groups no longer differed."),
                    "references": [],
                }
            ],
            "unknown": paragraphs(_("Nobody knows who will benefit.")),
        }
