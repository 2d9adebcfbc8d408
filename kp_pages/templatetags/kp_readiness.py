"""What the rules say, in templates of the admin."""

from __future__ import annotations

from typing import Any

from django import template

from kp_pages.admin.readiness.panel import panel_context
from kp_pages.models import ClinicPage

register = template.Library()


@register.inclusion_tag("kp_pages/admin/readiness/panel.html")
def readiness(page: Any) -> dict[str, Any]:
    """The part of the panel "Checks" that is ours; nothing on a page that is not."""
    if not isinstance(page, ClinicPage):
        return {}
    return panel_context(page) if page.pk else {"page": page}
