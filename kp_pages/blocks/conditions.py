"""The conditions that a page covers: chosen pages and written items, in any order."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError

from kp_pages import schema
from kp_pages.blocks.choosers import PageBlock
from kp_pages.blocks.counted import CountedStream
from kp_pages.blocks.drafts import DraftFriendly
from kp_pages.blocks.parts import (
    ContentBlock,
    ItemBlock,
    folded,
    heading,
    line,
    paragraphs,
    prose,
)
from kp_pages.blocks.values import BlockValue, Heading
from kp_pages.readiness import Passage


class WrittenConditionBlock(ItemBlock):
    """A condition that has no page of its own."""

    title = line(_("Condition"), 120)
    text = prose(help_text=_("What it is. Say what is known, and promise nothing."))

    class Meta:
        icon = "edit"
        label = _("Written condition")
        label_format = "{title}"
        anchor = "condition"


class ConditionItemsBlock(DraftFriendly, CountedStream):
    """Chosen condition pages and written conditions, mixed."""

    page = PageBlock("kp_pages.ConditionPage", label=_("Condition page"), icon="doc-full")
    written = WrittenConditionBlock()

    def refuse(self, value: blocks.StreamValue) -> None:
        seen: set[Hashable] = set()
        errors = {}
        for position, item in enumerate(value):
            name = _name(item)
            if name and name in seen:
                errors[position] = ValidationError(
                    _("This condition is listed above. Keep one of the two.")
                )
            seen.add(name)
        if errors:
            raise StreamBlockValidationError(block_errors=errors)

    class Meta:
        min_num = 1
        too_few = _("Add a condition, or delete this block.")


def _name(item: Any) -> str:
    title = item.value.title if item.block_type == "page" and item.value else ""
    if item.block_type == "written":
        title = item.value["title"]
    return folded(title)


class ConditionsValue(BlockValue):
    def shown(self) -> list[Any]:
        """The items that a visitor sees: a page that is not public or kept out is left out."""
        return [
            item
            for item in self["items"]
            if item.value and not getattr(item.value, "noindex", False)
        ]

    def headings(self) -> Iterator[Heading]:
        yield from super().headings()
        for item in self.shown():
            if item.block_type == "written":
                yield Heading(3, item.value["title"], item.value.anchor)
            else:
                yield Heading(3, item.value.title, f"condition-{item.value.slug}")

    def passages(self) -> Iterator[Passage]:
        yield from super().passages()
        for item in self.shown():
            if item.block_type == "page":
                yield Passage(item.value.title, ("items", item.id or ""), "heading")
                yield Passage(item.value.summary, ("items", item.id or ""))

    def schema_nodes(self, place: schema.Place) -> Iterator[schema.Node]:
        pages = [item.value for item in self.shown() if item.block_type == "page"]
        items = [(page.title, page.full_url) for page in pages]
        yield schema.item_list(place.part(self.anchor), self["heading"], items)
        yield {"@id": place.page, "mentions": [schema.ref(place.part(self.anchor))]}


class ConditionsBlock(ContentBlock):
    """A page's own title, summary and evidence level are shown; nothing is typed twice."""

    heading = heading(_("Conditions people ask us about"))
    intro = prose(_("Introduction"), required=False)
    items = ConditionItemsBlock(label=_("Conditions"), collapsed=True)

    class Meta:
        icon = "kp-conditions"
        label = _("Conditions")
        label_format = "{heading}"
        value_class = ConditionsValue
        description = _("The conditions that this page covers: chosen pages or written items")
        template = "kp_pages/blocks/conditions.html"
        anchor = "conditions"
        preview_value = {
            "heading": _("Conditions people ask us about"),
            "intro": paragraphs(_("Each page says what the studies show, and what they do not.")),
            "items": [
                {
                    "type": "written",
                    "value": {
                        "title": _("Fibromyalgia"),
                        "text": paragraphs(_("Pain and tenderness in many parts of the body.")),
                    },
                },
            ],
        }
