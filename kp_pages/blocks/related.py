"""Pages that a reader may want next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from kp_pages.blocks.choosers import PageBlock
from kp_pages.blocks.counted import CountedList
from kp_pages.blocks.parts import ContentBlock, heading
from kp_pages.blocks.values import BlockValue, Heading


class RelatedValue(BlockValue):
    def headings(self) -> Iterator[Heading]:
        if self.shown():
            yield from super().headings()

    def shown(self) -> list[Any]:
        """The pages that everybody may see, less those that an editor keeps out of lists."""
        return [page for page in self["pages"] if page and not getattr(page, "noindex", False)]


def first_conditions() -> list[Any]:
    """Live condition pages, for previews."""
    return list(apps.get_model("kp_pages", "ConditionPage").objects.live()[:2])


class RelatedBlock(ContentBlock):
    """At most four, shown with their own title and summary."""

    heading = heading(_("Related pages"), help_text="")
    pages = CountedList(
        PageBlock(["kp_pages.ConditionPage", "kp_pages.ArticlePage"], label=_("Page")),
        min_num=1,
        max_num=4,
        label=_("Pages"),
    )

    class Meta:
        icon = "kp-related"
        label = _("Related pages")
        label_format = "{heading}"
        value_class = RelatedValue
        description = _("Up to four pages that a reader may want next")
        template = "kp_pages/blocks/related.html"
        clinical = False
        health_aspect = "RelatedTopics"
        no_repeats = {"pages": _("This page is listed above. Keep one of the two.")}
        in_contents = False
        anchor = "related"

        @staticmethod
        def preview_value() -> dict[str, object]:
            return {"heading": _("Related pages"), "pages": first_conditions()}
