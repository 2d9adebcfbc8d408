"""The short guide in the help menu: how to say it, what each block is for, how to publish it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.blocks import Block

from kp_pages.models import ConditionPage


class GuideView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "kp_pages/admin/guide.html"
    page_title = _("How to write for patients")
    header_icon = "help"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["groups"] = vocabulary()
        return context


def vocabulary() -> list[tuple[str, list[Block]]]:
    """The blocks of a condition page as its editor meets them: by group, in order."""
    blocks = ConditionPage._meta.get_field("body").stream_block.child_blocks.values()
    grouped: dict[str, list[Block]] = {}
    for block in blocks:
        grouped.setdefault(str(block.meta.group), []).append(block)
    return list(grouped.items())
