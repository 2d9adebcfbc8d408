"""What a developer is told at start about the gate and the reviews; ``checks.py`` registers it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.core import checks
from django.db import DatabaseError

from kp_pages import conf
from kp_pages.models import ClinicianPage, MedicalReviewTask
from kp_pages.models.gate import MODES
from kp_pages.models.reviewed import reviewed_models


def settings_mean_something(app_configs: Any, **kwargs: Any) -> Iterator[checks.CheckMessage]:
    settings = conf.load()
    wrong = {
        "GATE": settings.GATE not in MODES,
        "REVIEW_AFTER_DUE": settings.REVIEW_AFTER_DUE not in {"hide", "keep"},
        "REVIEW_MONTHS": not 1 <= settings.REVIEW_MONTHS <= settings.REVIEW_MONTHS_MAX,
        "REVIEW_SPREAD_DAYS": settings.REVIEW_SPREAD_DAYS < 0,
    }
    hints = {
        "GATE": 'Write "block", "warn" or "off".',
        "REVIEW_AFTER_DUE": 'Write "hide" or "keep".',
        "REVIEW_MONTHS": "Write a number from 1 to REVIEW_MONTHS_MAX.",
        "REVIEW_SPREAD_DAYS": "Write a number of days, or 0.",
    }
    for name in (name for name, is_wrong in wrong.items() if is_wrong):
        yield checks.Error(
            f'KP_PAGES["{name}"] is {getattr(settings, name)!r}, which means nothing.',
            hint=hints[name],
            id="kp_pages.E010",
        )


def somebody_can_sign(
    app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """Asked only of a site that has pages to be signed, or a new one would begin with a warning."""
    if not databases or conf.load().GATE != "block":
        return []
    try:
        waits = any(model.objects.exists() for model in reviewed_models())
        lacking = waits and not _has_a_reviewer()
    except DatabaseError:
        return []  # before the first migration there are no tables to look into
    if not lacking:
        return []
    return [
        checks.Warning(
            "No condition page or article can go live: nobody can sign a medical review.",
            hint="Run manage.py kp_setup. Put a clinician's account into the group Medical "
            "reviewers, and choose it on their page under Clinicians.",
            id="kp_pages.W010",
        )
    ]


def _has_a_reviewer() -> bool:
    """Whether an account of a clinician is in a group that signs."""
    signing = MedicalReviewTask.objects.filter(active=True).values("groups")
    return ClinicianPage.objects.filter(
        live=True, is_active=True, user__is_active=True, user__groups__in=signing
    ).exists()
