"""Shows an administrator what becomes of the clinic's color, while it is being chosen."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kp_pages.theme import DEFAULT_BRAND, Theme, derive

COLOR = re.compile(r"#[0-9a-fA-F]{6}")


@require_GET
def theme_preview(request: HttpRequest) -> HttpResponse:
    """The two modes of a color, as a piece of HTML; ``color`` is ``#rrggbb``."""
    color = request.GET.get("color", "")
    if not COLOR.fullmatch(color):
        raise BadRequest("color is not of the form #rrggbb.")
    return render(request, "kp_pages/admin/theme_preview.html", shown(color))


def shown(color: str) -> dict[str, Any]:
    """What the preview shows of a color; of what is none, the one that we begin with."""
    theme = derive(color if COLOR.fullmatch(color) else DEFAULT_BRAND)
    return {
        "said": says(theme),
        "modes": [
            (name, _by_attribute(colors), _least(theme, colors))
            for name, colors in ((_("By day"), theme.light), (_("By night"), theme.dark))
        ],
    }


def _by_attribute(colors: dict[str, str]) -> dict[str, str]:
    """The colors by names that a template can ask for."""
    return {name.replace("-", "_"): color for name, color in colors.items()}


def says(theme: Theme) -> str:
    """What is kept of the color, and what is changed so that everybody can read."""
    colors = {"brand": theme.brand, "day": theme.light["brand"], "night": theme.dark["brand"]}
    if theme.light["brand"] == theme.brand:
        text = _(
            "%(brand)s is kept for buttons, links and icons. On dark ground they are %(night)s."
        )
    else:
        text = _(
            "%(brand)s is kept on buttons. For links and icons it becomes %(day)s, so that "
            "everybody can read them, and on dark ground %(night)s."
        )
    return text % colors


def _least(theme: Theme, colors: dict[str, str]) -> list[tuple[str, float, float]]:
    """The least contrast of text, links and button labels, with what they must have."""
    names = {"text": _("Text"), "brand": _("Links"), "on-fill": _("Words on buttons")}
    found: dict[str, tuple[float, float]] = {}
    for pair, _ground, ratio in theme.ratios(colors):
        least = min(ratio, found[pair.name][0]) if pair.name in found else ratio
        found[pair.name] = (least, pair.ratio)
    return [(label, *found[name]) for name, label in names.items()]
