"""Seals every request with the newest key, so that older keys can be dropped."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from kp_pages import sealing
from kp_pages.models import ConsultationRequest


class Command(BaseCommand):
    help = (
        "Encrypt every request with the first of the keys. After that, the other keys can go. It "
        "can be stopped and run again."
    )

    def handle(self, **options: Any) -> None:
        if not sealing.is_ready():
            raise CommandError('KP_PAGES["REQUEST_KEYS"] holds no key.')
        changed = unreadable = 0
        keys = list(ConsultationRequest.objects.values_list("pk", flat=True))
        for pk in keys:
            try:
                changed += reseal(pk)
            except sealing.Unreadable:
                unreadable += 1
        if options["verbosity"]:
            self.stdout.write(f"Encrypted {changed} of {len(keys)} requests with the newest key.")
        if unreadable:
            raise CommandError(
                f"{unreadable} requests cannot be read with any of the keys. Put the key that is "
                "missing behind the others, and run this again."
            )


def reseal(pk: int) -> bool:
    """Under a lock of the row, so that a note written meanwhile is not lost."""
    with transaction.atomic():
        request = ConsultationRequest.objects.select_for_update().filter(pk=pk).first()
        return request is not None and request.reseal()
