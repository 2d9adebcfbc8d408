"""A table with a caption and headers."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from kp_pages.blocks.choosers import references
from kp_pages.blocks.parts import ContentBlock, line, prose
from kp_pages.blocks.values import BlockValue


class TableValue(BlockValue):
    def columns(self) -> list[str]:
        """The headers of the columns."""
        return [column["heading"] for column in self["table"].columns] if self["table"] else []

    def facts(self) -> dict[str, Any]:
        return {"columns": tuple(self.columns())}

    def rows(self) -> Iterator[list[tuple[str, Any]]]:
        """The rows, each cell with the header of its column: a phone shows them together."""
        if self["table"]:
            for row in self["table"].rows:
                yield list(zip(self.columns(), row, strict=True))


class TableBlock(ContentBlock):
    """Rows and columns that a phone can show: few columns, short words."""

    caption = line(_("Caption"), 160, help_text=_("What the table shows. Readers need it."))
    table = TypedTableBlock(
        [
            ("text", blocks.CharBlock(label=_("Text"), required=False)),
            ("prose", prose(_("Text with links and lists"), required=False)),
            ("number", blocks.DecimalBlock(label=_("Number"), required=False)),
        ],
        label=_("Table"),
        help_text=_("The first column names the row. Four columns at most fit a phone."),
    )
    references = references()

    class Meta:
        icon = "table"
        label = _("Table")
        label_format = "{caption}"
        value_class = TableValue
        description = _("A table with a caption, headers, and rows that stack on a phone")
        template = "kp_pages/blocks/table.html"
        preview_value: dict[str, object] = {
            "caption": _("Time that a visit takes"),
            "table": None,
            "references": [],
        }
