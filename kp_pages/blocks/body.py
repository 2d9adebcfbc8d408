"""The table of contents: which blocks there are, in which group and order."""

from __future__ import annotations

from threading import RLock
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StructBlockValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError

from kp_pages import conf
from kp_pages.blocks.callout import CalloutBlock
from kp_pages.blocks.choosers import SnippetBlock
from kp_pages.blocks.clinic import ClinicBlock
from kp_pages.blocks.conditions import ConditionsBlock
from kp_pages.blocks.consultation_cta import ConsultationCTABlock
from kp_pages.blocks.cost import CostBlock
from kp_pages.blocks.counted import CountedStream
from kp_pages.blocks.description import DescriptionBlock
from kp_pages.blocks.drafts import DraftFriendly
from kp_pages.blocks.evidence import EvidenceBlock
from kp_pages.blocks.faq import FAQBlock
from kp_pages.blocks.fda_status import FdaStatusBlock
from kp_pages.blocks.figure import FigureBlock
from kp_pages.blocks.how_ketamine_helps import HowKetamineHelpsBlock
from kp_pages.blocks.key_facts import KeyFactsBlock
from kp_pages.blocks.questions_to_ask import QuestionsToAskBlock
from kp_pages.blocks.related import RelatedBlock
from kp_pages.blocks.risks import RisksBlock
from kp_pages.blocks.section import SectionBlock
from kp_pages.blocks.steps import StepsBlock
from kp_pages.blocks.suitability import SuitabilityBlock
from kp_pages.blocks.table import TableBlock
from kp_pages.blocks.treatment_options import TreatmentOptionsBlock
from kp_pages.blocks.video import VideoBlock

EXPLAIN = _("Explain")
EVIDENCE = _("Evidence and safety")
VISIT = _("Your visit")
MORE = _("More")

# While a draft is saved, Wagtail 7.4 switches `required` off on the block definitions, which all
# threads share. One lock around both ways of cleaning keeps a publish elsewhere from noticing.
_cleaning = RLock()


class LockedStreamBlock(CountedStream):
    """A stream whose drafts never loosen what is asked of a page published at the same time."""

    def clean(self, value: blocks.StreamValue) -> blocks.StreamValue:
        with _cleaning:
            return super().clean(value)

    def clean_deferred(self, value: blocks.StreamValue) -> blocks.StreamValue:
        with _cleaning:
            return super().clean_deferred(value)


class BodyBlock(DraftFriendly, LockedStreamBlock):
    """What an editor can put on a page."""

    key_facts = KeyFactsBlock(group=EXPLAIN)
    description = DescriptionBlock(group=EXPLAIN)
    section = SectionBlock(group=EXPLAIN)
    how_ketamine_helps = HowKetamineHelpsBlock(group=EXPLAIN)
    conditions = ConditionsBlock(group=EXPLAIN)

    evidence = EvidenceBlock(group=EVIDENCE)
    treatment_options = TreatmentOptionsBlock(group=EVIDENCE)
    fda_status = FdaStatusBlock(group=EVIDENCE)
    risks = RisksBlock(group=EVIDENCE)
    suitability = SuitabilityBlock(group=EVIDENCE)
    callout = CalloutBlock(group=EVIDENCE)

    steps = StepsBlock(group=VISIT)
    cost = CostBlock(group=VISIT)
    questions_to_ask = QuestionsToAskBlock(group=VISIT)
    clinic = ClinicBlock(group=VISIT)
    consultation_cta = ConsultationCTABlock(group=VISIT)

    faq = FAQBlock(group=MORE)
    figure = FigureBlock(group=MORE)
    video = VideoBlock(group=MORE)
    table = TableBlock(group=MORE)
    related = RelatedBlock(group=MORE)

    def __init__(self, local_blocks: Any = None, **kwargs: Any) -> None:
        added = [(name, import_string(path)()) for name, path in conf.load().BLOCKS.items()]
        super().__init__([*(local_blocks or []), *added], **kwargs)

    def refuse(self, value: blocks.StreamValue) -> None:
        """Text without a heading would seem to belong to the part above it."""
        nameless = [
            position
            for position, part in enumerate(value)
            if position and part.block_type == "section" and not part.value["heading"]
        ]
        if nameless:
            problem = ValidationError(
                _("Enter a heading. Only the first part of a page goes without one.")
            )
            error = StructBlockValidationError(block_errors={"heading": problem})
            raise StreamBlockValidationError(block_errors=dict.fromkeys(nameless, error))

    class Meta:
        collapsed = True
        block_counts = {
            "key_facts": {"max_num": 1},
            "description": {"max_num": 1},
            "how_ketamine_helps": {"max_num": 1},
            "conditions": {"max_num": 1},
            "evidence": {"max_num": 1},
            "treatment_options": {"max_num": 1},
            "fda_status": {"max_num": 1},
            "risks": {"max_num": 1},
            "suitability": {"max_num": 1},
            "consultation_cta": {"max_num": 3},
            "faq": {"max_num": 1},
            "related": {"max_num": 1},
        }


class PointsBlock(LockedStreamBlock):
    """Short points, one line each, for the lists of a treatment."""

    point = blocks.CharBlock(max_length=200, label=_("Point"), icon="list-ul")


class ReferencesBlock(LockedStreamBlock):
    """References, for what is not a page."""

    reference = SnippetBlock("kp_pages.Reference", label=_("Reference"))
