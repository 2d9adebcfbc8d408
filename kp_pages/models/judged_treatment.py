"""What the rules about words find in the facts of a treatment.

What must be there, in which order, and whether a clinician has signed is asked of the pages that
show them. The titles of its sources are what others wrote, and nobody is to change them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kp_pages.models.around import Around
from kp_pages.models.judged import policy
from kp_pages.readiness import Document, Finding, Part, Passage, check

NAMES = ("name", "drug_name", "brand_names")
#: The blocks of a page that show its facts, as the rules know them.
SHOWN_IN = {
    "fda_status": ("regulatory_status",),
    "risks": ("common_risks", "serious_risks", "repeated_use_risks", "monitoring"),
    "suitability": ("should_not_have", "tell_us_first"),
}


class JudgedTreatment:
    """Gives the rules the words of a treatment, as they would read them on a page."""

    #: The fields whose words the gate looks at.
    judged_fields = (*NAMES, "summary", *(name for names in SHOWN_IN.values() for name in names))

    def document(self: Any) -> Document:
        own = [text for name in NAMES for text in getattr(self, name).split(",")]
        names = (*Around().treatments, *(text.strip() for text in own if text.strip()))
        return Document(
            kind="page",
            own=(*self._passages(*NAMES, role="label"), *self._passages("summary")),
            parts=tuple(
                Part(kind, (), tuple(self._passages(*fields, part=kind)))
                for kind, fields in SHOWN_IN.items()
            ),
            facts={"treatments": tuple(dict.fromkeys(names))},
        )

    def findings(self) -> list[Finding]:
        """What the rules find in its words."""
        return [one for one in check(self.document(), policy()) if one.path and one.words]

    def _passages(self: Any, *fields: str, role: str = "text", part: str = "") -> Iterator[Passage]:
        for field in fields:
            value = getattr(self, field)
            if isinstance(value, str):
                if value.strip():
                    yield Passage(value, (field,), role, part)
            else:
                for point in value:
                    yield Passage(point.value, (field, point.id or ""), "point", part)
