"""Makes the groups of those who work here, and the editors' workflow. Safe to repeat."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Site

from kp_pages.admin.roles import set_up


class Command(BaseCommand):
    help = (
        "Make the groups Marketing editors, Medical reviewers, Publishers and Front desk with "
        "their permissions, and the workflow Medical content: medical review, then publication. "
        "What exists already stays as it is."
    )

    def handle(self, **options: Any) -> None:
        if not Site.objects.exists():
            raise CommandError("There is no site yet. Add one under Settings, then run this again.")
        for line in set_up():
            self.stdout.write(line)
        self.stdout.write("Groups and workflow are ready.")
