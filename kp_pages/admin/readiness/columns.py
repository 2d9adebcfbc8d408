"""Two columns of lists of pages: what there is to change, and how the medical review stands.

Whoever shows them gives each page its ``kp_kept`` and its ``kp_standing``.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn

from kp_pages.admin.readiness.words import GRAVITIES
from kp_pages.models import PageReadiness
from kp_pages.models.standing import Standing, State
from kp_pages.readiness import Severity


class PageColumn(TitleColumn):
    """A page by its title, with what it is and who answered for it in smaller words."""

    cell_template_name = "kp_pages/admin/readiness/page_cell.html"


class SaidColumn(Column):
    """A cell of a few words, with an icon that says whether they are good ones."""

    cell_template_name = "kp_pages/admin/readiness/cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        value = context["raw_value"]
        return {**context, **(self.said(value) if value is not None else {"value": ""})}

    def said(self, value: Any) -> dict[str, Any]:
        """The words, the smaller ones under them, the icon, and its tone."""
        raise NotImplementedError


class ReadinessColumn(SaidColumn):
    def __init__(self, **kwargs: Any) -> None:
        kwargs = {"label": _("Readiness"), "accessor": "kp_kept", "width": "15%", **kwargs}
        super().__init__("readiness", sort_key="kp_readiness__must_change", **kwargs)

    def said(self, value: PageReadiness) -> dict[str, Any]:
        must, should = (
            str(GRAVITIES[severity].counted % {"number": number}) if number else ""
            for severity, number in (
                (Severity.BLOCK, value.must_change),
                (Severity.WARN, value.should_change),
            )
        )
        return {
            "value": must or gettext("Ready"),
            "more": should,
            "icon": "warning" if must else "circle-check",
            "tone": "must" if must else "calm",
        }


class ReviewColumn(SaidColumn):
    def __init__(self, **kwargs: Any) -> None:
        kwargs = {"label": _("Review"), "accessor": "kp_standing", "width": "14%", **kwargs}
        super().__init__("review", **kwargs)

    def said(self, value: Standing) -> dict[str, Any]:
        is_calm = value.is_shown and not value.is_due_soon
        icon = {State.CURRENT: "circle-check", State.NONE: "radio-empty"}.get(value.state, "time")
        return {
            "value": standing_label(value),
            "icon": "time" if value.is_due_soon else icon,
            "tone": "calm" if is_calm else "quiet" if value.state == State.NONE else "should",
        }


def standing_label(standing: Standing) -> str:
    """How a page stands with its clinicians, in a word or two."""
    if standing.state == State.CURRENT and standing.record:
        label = gettext("Due %(day)s") if standing.is_due_soon else gettext("Until %(day)s")
        return label % {"day": f"{standing.record.due_on:%Y-%m}"}
    return {
        State.OVERDUE: gettext("Overdue"),
        State.CHANGED: gettext("Changed"),
    }.get(standing.state, gettext("Not reviewed"))
