"""Codes that say which condition is meant, for crawlers; readers never see them."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from kp_pages.blocks.body import LockedStreamBlock
from kp_pages.blocks.drafts import DraftFriendly
from kp_pages.blocks.parts import struct_error


class CodeSystem(TextChoices):
    ICD10CM = "ICD-10-CM", "ICD-10-CM"
    MESH = "MeSH", "MeSH"
    SNOMED = "SNOMED CT", "SNOMED CT"


PATTERNS = {
    CodeSystem.ICD10CM: re.compile(r"^[A-TV-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$"),
    CodeSystem.MESH: re.compile(r"^[CDF]\d{6,9}$"),
    CodeSystem.SNOMED: re.compile(r"^\d{6,18}$"),
}


class CodeBlock(DraftFriendly, blocks.StructBlock):
    """One code of one system."""

    system = blocks.ChoiceBlock(choices=CodeSystem.choices, label=_("System"))
    value = blocks.CharBlock(max_length=20, label=_("Code"))

    def refuse(self, value: blocks.StructValue) -> None:
        pattern = PATTERNS.get(value["system"])
        if pattern and value["value"] and not pattern.match(value["value"]):
            struct_error(
                value=ValidationError(
                    _("This is not a code of %(system)s. Check it, or choose another system."),
                    params={"system": value["system"]},
                )
            )

    class Meta:
        icon = "tag"
        label = _("Code")
        label_format = "{system} {value}"


class CodesBlock(LockedStreamBlock):
    """The codes of one condition."""

    code = CodeBlock()

    class Meta:
        collapsed = True
