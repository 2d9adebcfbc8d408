"""Sends the notifications that wait; several may run at once."""

from typing import Any

from django.core.management.base import BaseCommand

from kp_pages.models import JobRun, RequestNotification
from kp_pages.outbox import deliver


class Command(BaseCommand):
    help = (
        "Send the mails that say that a request has come. Run it every minute: it sends what could "
        "not be sent at once."
    )

    def handle(self, **options: Any) -> None:
        delivery = deliver()
        JobRun.note("kp_outbox")
        if options["verbosity"]:
            waiting = RequestNotification.objects.waiting().count()
            self.stdout.write(f"Sent {delivery.sent}, {waiting} waiting.")
