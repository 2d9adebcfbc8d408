"""Sends what waits in the outbox: that a request has come, and where to read it. No more.

It is tried once right after a request was stored, in a thread of its own, so that a patient never
waits for a mail server. What that misses, ``manage.py kp_outbox`` sends.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from smtplib import SMTPDataError, SMTPRecipientsRefused
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import OperationalError, connections
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_admin_base_url
from wagtail.permission_policies import ModelPermissionPolicy

from kp_pages.models import ConsultationRequest, RequestNotification

logger = logging.getLogger(__name__)

#: Seconds that a mail server may stay silent, unless the site says otherwise.
TIMEOUT = 10
#: What is wrong with one mail; any other failure is the server's, and would meet the next mail too.
OF_ONE_MAIL = (SMTPDataError, SMTPRecipientsRefused)
NOBODY = "nobody to tell"

#: Held while a thread of this process sends.
sending = threading.Lock()


@dataclass
class Delivery:
    """What became of the mails that were due."""

    sent: int = 0
    failed: int = 0


def deliver() -> Delivery:
    """Send what is due, until nothing is or the mail server fails."""
    delivery = Delivery()
    while (note := RequestNotification.objects.claim()) is not None:
        recipients = recipients_of(note)
        if not recipients:
            note.put_off(NOBODY)
            delivery.failed += 1
            continue
        try:
            send(note, recipients)
        except OSError as error:  # smtplib's errors are among them
            delivery.failed += 1
            put_off(note, error)
            if not isinstance(error, OF_ONE_MAIL):
                break
        else:
            delivery.sent += 1
            patiently(note.note_sent)
    return delivery


def send(note: RequestNotification, recipients: list[str]) -> None:
    timeout = getattr(settings, "EMAIL_TIMEOUT", None) or TIMEOUT
    with get_connection(timeout=timeout) as connection:
        mail_about(note, recipients, connection).send()


def mail_about(
    note: RequestNotification, recipients: list[str], connection: BaseEmailBackend
) -> EmailMessage:
    base = get_admin_base_url() or ""
    url = base + reverse("kp_pages_requests:edit", args=[note.request_id])
    host = urlsplit(base).hostname or "localhost"
    return EmailMessage(
        _("Somebody asked for a consultation"),
        _("Somebody asked for a consultation on the website. Read the request here:")
        + f"\n\n{url}\n\n"
        + _("This mail says nothing about the person. Please don't forward what you read there."),
        to=recipients,
        # The same at every try: a mail that arrives twice can be told from two mails.
        headers={
            "Message-ID": f"<{note.request.reference}@{host}>",
            "Auto-Submitted": "auto-generated",
        },
        connection=connection,
    )


def recipients_of(note: RequestNotification) -> list[str]:
    """The addresses that the consultation page names; else everybody whose work it is."""
    if note.page and note.page.notified:
        return list(note.page.notified)
    people = ModelPermissionPolicy(ConsultationRequest).users_with_permission("change")
    return addresses_of(people.filter(is_superuser=False)) or addresses_of(people)


def addresses_of(people: QuerySet[Any]) -> list[str]:
    field = get_user_model().get_email_field_name()
    return [address for address in people.values_list(field, flat=True).distinct() if address]


def put_off(note: RequestNotification, error: OSError) -> None:
    # Its type alone: the message of an SMTP error quotes addresses.
    name = type(error).__name__
    logger.warning("A notification could not be sent and will be tried again: %s.", name)
    patiently(lambda: note.put_off(name))


def patiently(change: Callable[[], object], tries: int = 5) -> None:
    """Write down what became of a mail, also while the database is locked for some seconds."""
    for left in reversed(range(tries)):
        try:
            change()
            break
        except OperationalError:
            if not left:
                raise
            time.sleep(1)


def wake() -> None:
    """Send what is due in a thread of its own, unless one is at it already."""
    if sending.acquire(blocking=False):
        try:
            threading.Thread(target=_work, name="kp_outbox", daemon=True).start()
        except RuntimeError:  # no further thread can be started; the job sends it
            sending.release()


def _work() -> None:
    try:
        deliver()
    finally:
        connections.close_all()
        sending.release()
