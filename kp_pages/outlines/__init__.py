"""Outlines: pages to start from. They are data, and a site adds its own in a setting."""

from __future__ import annotations

from django.utils.module_loading import import_string

from kp_pages import conf
from kp_pages.outlines.article import ARTICLE, NEWS
from kp_pages.outlines.condition import CONDITION
from kp_pages.outlines.outline import Outline, OutlineError, refuse_unknown

__all__ = [
    "Outline",
    "OutlineError",
    "all_outlines",
    "default_for",
    "outlines_for",
    "refuse_unknown",
]


def all_outlines() -> dict[str, Outline]:
    """Ours and the site's, by key; the site's wins where both use one."""
    ours = {outline.key: outline for outline in (CONDITION, ARTICLE, NEWS)}
    return ours | {key: import_string(path) for key, path in conf.load().OUTLINES.items()}


def outlines_for(model_label: str) -> dict[str, Outline]:
    """The outlines that fit pages of this model, by key, in the order of their definition."""
    return {
        key: outline
        for key, outline in all_outlines().items()
        if outline.page_model.lower() == model_label.lower()
    }


def default_for(model_label: str) -> Outline | None:
    """The outline that a new page of this model opens with."""
    return next(iter(outlines_for(model_label).values()), None)
