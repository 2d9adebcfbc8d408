"""Names the stored blocks that have no block class any more; run it before a deployment."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kp_pages.stored import unknown_blocks


class Command(BaseCommand):
    help = "Find blocks in pages, snippets and drafts whose type is no longer defined."

    def handle(self, **options: Any) -> None:
        found = [str(block) for block in unknown_blocks()]
        for line in found:
            self.stdout.write(line)
        if found:
            raise CommandError(f"{len(found)} stored blocks have no block class any more.")
        self.stdout.write("Every stored block is known.")
