"""Deletes requests that have been kept for as long as patients were told."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from kp_pages.models import ConsultationRequest, JobRun


class Command(BaseCommand):
    help = "Delete the requests that have reached their date. Run it every day."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="say how many would go, and delete none"
        )

    def handle(self, **options: Any) -> None:
        if options["dry_run"]:
            overdue = ConsultationRequest.objects.overdue().count()
            self.stdout.write(f"{overdue} requests would be deleted.")
            return
        purged = ConsultationRequest.objects.purge()
        JobRun.note("kp_purge")
        if options["verbosity"]:
            self.stdout.write(f"Deleted {purged} requests.")
