"""Checks the live pages and lists what is wrong, for people, for machines and for CI."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kp_pages.management.progress import progress
from kp_pages.management.structured_data import Checked, check_pages, public_pages
from kp_pages.schema import vocabulary


class Command(BaseCommand):
    help = (
        "Check all live pages. Ends with exit code 1 when there are findings, and with 2 when "
        "it cannot check."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--structured-data",
            action="store_true",
            help="check what the pages say to crawlers against schema.org's vocabulary",
        )
        parser.add_argument("--json", action="store_true", help="write the findings as JSON")

    def handle(self, **options: Any) -> None:
        if not options["structured_data"]:
            raise CommandError("Say what to check: --structured-data.", returncode=2)
        if not vocabulary.is_installed():
            raise CommandError(vocabulary.MISSING, returncode=2)
        pages = public_pages()
        results = progress(
            check_pages(pages),
            "Checking pages",
            pages.count(),
            out=self.stderr,
            quiet=options["verbosity"] < 1,
        )
        self.report(results, as_json=options["json"])

    def report(self, results: Any, *, as_json: bool) -> None:
        checked, wrong = 0, []
        for result in filter(None, results):
            checked += 1
            if result.findings:
                wrong.append(result)
                if not as_json:
                    self.list(result)
        if as_json:
            document = {"checked": checked, "pages": [one.as_json() for one in wrong]}
            self.stdout.write(json.dumps(document, indent=2, ensure_ascii=False))
        found = sum(len(one.findings) for one in wrong)
        if found:
            findings = "1 finding" if found == 1 else f"{found} findings"
            raise CommandError(f"{findings} on {len(wrong)} of {checked} pages.")
        if not as_json:
            self.stdout.write(f"Structured data is in order on all {checked} pages.")

    def list(self, result: Checked) -> None:
        self.stdout.write(f"{result.title}: {result.url}")
        for finding in result.findings:
            self.stdout.write(f"  {finding}")
