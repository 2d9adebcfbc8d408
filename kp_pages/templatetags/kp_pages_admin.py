"""What the templates of our screens in the admin need."""

from __future__ import annotations

from typing import Any

from django import template

from kp_pages.admin.theme import shown

register = template.Library()


@register.inclusion_tag("kp_pages/admin/theme_preview.html")
def theme_preview(color: str) -> dict[str, Any]:
    """What becomes of a clinic's color in both modes."""
    return shown(color)
