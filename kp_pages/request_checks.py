"""What a developer is told about the form for patients: its keys, its address, its regular jobs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.core import checks
from django.db import DatabaseError
from django.urls import NoReverseMatch, reverse

from kp_pages import conf, sealing
from kp_pages.models import ConsultationRequest, JobRun, RequestNotification
from kp_pages.models.jobs import LONGEST_WITHOUT_PURGE

CODES = {
    "E020": 'An entry of `KP_PAGES["REQUEST_KEYS"]` is no key. Make one with `python -c "from '
    'cryptography.fernet import Fernet; print(Fernet.generate_key().decode())"`.',
    "E021": '`KP_PAGES["REQUEST_DAYS"]` is no number of days. Set it to 1 or more.',
    "W020": "Patients see no form, because there is no key to encrypt their requests with. Set "
    '`KP_PAGES["REQUEST_KEYS"]`, or say `"CONSULTATION_FORM": False`.',
    "W021": 'Patients see no form, because it has no address. Add `path("", include("kp_pages.urls"'
    "))` to `urls.py`.",
    "W022": "Requests are not deleted when they should be. Run `manage.py kp_purge` every day.",
    "W023": "Notifications of requests have waited for an hour. Run `manage.py kp_outbox` every "
    "minute, and look at what it says and at the mail server.",
    "W024": "Requests cannot be read, because their key is gone. Put it back at the end of "
    '`KP_PAGES["REQUEST_KEYS"]`.',
}


def register_all() -> None:
    checks.register(the_form_can_be_shown)
    checks.register(requests_are_looked_after, checks.Tags.database)


def the_form_can_be_shown(app_configs: Any, **kwargs: Any) -> Iterator[checks.CheckMessage]:
    settings = conf.load()
    for number, key in enumerate(settings.REQUEST_KEYS, start=1):
        if not sealing.is_key(key):
            yield checks.Error(
                f'Key {number} in KP_PAGES["REQUEST_KEYS"] is no key.',
                hint="A key is what cryptography.fernet.Fernet.generate_key() makes.",
                id="kp_pages.E020",
            )
    if not isinstance(settings.REQUEST_DAYS, int) or settings.REQUEST_DAYS < 1:
        yield checks.Error(
            'KP_PAGES["REQUEST_DAYS"] is no number of days.',
            hint="Set it to 1 or more.",
            id="kp_pages.E021",
        )
    if settings.CONSULTATION_FORM and not settings.REQUEST_KEYS:
        yield checks.Warning(
            "Patients see no form: there is no key to encrypt their requests with.",
            hint='Set KP_PAGES["REQUEST_KEYS"], or say "CONSULTATION_FORM": False.',
            id="kp_pages.W020",
        )
    elif settings.CONSULTATION_FORM and not _has_address():
        yield checks.Warning(
            "Patients see no form: it has no address to be sent to.",
            hint='Add path("", include("kp_pages.urls")) to urls.py, before Wagtail\'s own.',
            id="kp_pages.W021",
        )


def _has_address() -> bool:
    try:
        return bool(reverse("kp_pages:ask", args=[1]))
    except NoReverseMatch:
        return False


def requests_are_looked_after(
    app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    if not databases or not sealing.is_ready():
        return []
    try:
        return list(_neglected())
    except DatabaseError:
        return []  # before the first migration there are no tables to look into


def _is_at_work() -> bool:
    """Whether there are requests, or there may be some tomorrow."""
    return conf.load().CONSULTATION_FORM or ConsultationRequest.objects.exists()


def _neglected() -> Iterator[checks.CheckMessage]:
    overdue = ConsultationRequest.objects.left_over().count()
    if overdue or (_is_at_work() and JobRun.is_overdue("kp_purge", LONGEST_WITHOUT_PURGE)):
        wrong = f"{overdue} requests are past their date" if overdue else "it has not run of late"
        yield checks.Warning(
            f"kp_purge does not delete requests when it should: {wrong}.",
            hint="Run manage.py kp_purge every day.",
            id="kp_pages.W022",
        )
    stuck = RequestNotification.objects.stuck().count()
    if stuck:
        yield checks.Warning(
            f"{stuck} notifications have waited for an hour.",
            hint="Run manage.py kp_outbox every minute, and look at the mail server.",
            id="kp_pages.W023",
        )
    unreadable = ConsultationRequest.objects.unreadable()
    if unreadable:
        yield checks.Warning(
            f"{unreadable} requests cannot be read: their key is gone.",
            hint='Put it back at the end of KP_PAGES["REQUEST_KEYS"].',
            id="kp_pages.W024",
        )
