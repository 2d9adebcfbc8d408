"""Letters to the people who work on pages, from templates in ``kp_pages/letters/``."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import translation

logger = logging.getLogger(__name__)


def send(users: Iterable[Any], name: str, context: Mapping[str, Any]) -> int:
    """Write to each of these people who has an address, in their language; answers how many.

    The first line of the template is the subject. A letter that cannot be sent is logged, and keeps
    nobody from their work.
    """
    sent = 0
    for user in users:
        if not user.is_active or not user.email:
            continue
        with translation.override(language_of(user)):
            subject, _gap, text = written(user, name, context).partition("\n")
        try:
            sent += send_mail(subject.strip(), text.strip() + "\n", None, [user.email])
        except (OSError, SMTPException):
            logger.exception("A letter to user %s could not be sent", user.pk)
    return sent


def written(user: Any, name: str, context: Mapping[str, Any]) -> str:
    """The letter as this person gets it."""
    admin = getattr(settings, "WAGTAILADMIN_BASE_URL", "")
    said = {**context, "user": user, "admin": admin}
    return render_to_string(f"kp_pages/letters/{name}.txt", said).strip()


def language_of(user: Any) -> str:
    """The language that somebody has chosen for the admin."""
    profile = getattr(user, "wagtail_userprofile", None)
    return profile.get_preferred_language() if profile else settings.LANGUAGE_CODE
