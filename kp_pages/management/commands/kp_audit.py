"""Checks the live pages and lists what is wrong, for people, for machines and for CI."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from kp_pages.checks import rule_packs_can_be_imported, rules_are_known
from kp_pages.management.progress import progress
from kp_pages.management.readiness import Audited, audit, count, pages_to_audit
from kp_pages.management.structured_data import check_pages, public_pages
from kp_pages.readiness import Severity
from kp_pages.schema import vocabulary

#: How the findings of each severity are counted, the gravest first.
COUNTED = {
    Severity.BLOCK: ("1 blocks", "%d block"),
    Severity.WARN: ("1 warns", "%d warn"),
    Severity.INFO: ("1 informs", "%d inform"),
}


class Command(BaseCommand):
    help = (
        "Run the readiness rules over all live pages, or check what they say to crawlers. Ends "
        "with exit code 1 when there are findings, and with 2 when it cannot check."
    )
    requires_system_checks = []  # what is wrong with the rules is told here, with exit code 2

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--structured-data",
            action="store_true",
            help="check what the pages say to crawlers against schema.org's vocabulary instead",
        )
        parser.add_argument(
            "--drafts", action="store_true", help="judge the newest draft of each page, too"
        )
        parser.add_argument(
            "--fail-on",
            choices=["block", "warn", "info"],
            default="block",
            help="the mildest finding of a rule that ends with exit code 1",
        )
        parser.add_argument("--json", action="store_true", help="write the findings as JSON")

    def handle(self, **options: Any) -> None:
        try:
            if options["structured_data"]:
                self.check_structured_data(options)
            else:
                self.judge(options)
        except DatabaseError as problem:
            raise CommandError(f"The database cannot be read: {problem}", returncode=2) from None

    def judge(self, options: dict[str, Any]) -> None:
        for wrong in (*rule_packs_can_be_imported(None), *rules_are_known(None)):
            raise CommandError(f"{wrong.msg} {wrong.hint}", returncode=2)
        pages, drafts = pages_to_audit(drafts=options["drafts"]), options["drafts"]
        results = self.progress(
            audit(pages, drafts=drafts), count(pages, drafts=drafts), options["verbosity"]
        )
        checked, wrong_pages = self.collect(results, as_json=options["json"])
        found = Counter(one.severity for page in wrong_pages for one in page.findings)
        if options["json"]:
            counts = {one.name.lower(): found[one] for one in COUNTED}
            self.write_json(checked, wrong_pages, counts=counts)
        summary = f"{_counts(found)} on {len(wrong_pages)} of {checked} pages."
        failing = [one for one in found if one >= Severity[options["fail_on"].upper()]]
        if failing:
            raise CommandError(summary)
        if not options["json"]:
            self.stdout.write(summary if found else f"All {checked} pages are in order.")

    def check_structured_data(self, options: dict[str, Any]) -> None:
        if not vocabulary.is_installed():
            raise CommandError(vocabulary.MISSING, returncode=2)
        pages = public_pages()
        results = self.progress(check_pages(pages), pages.count(), options["verbosity"])
        checked, wrong = self.collect(filter(None, results), as_json=options["json"])
        if options["json"]:
            self.write_json(checked, wrong)
        found = sum(len(one.findings) for one in wrong)
        if found:
            findings = "1 finding" if found == 1 else f"{found} findings"
            raise CommandError(f"{findings} on {len(wrong)} of {checked} pages.")
        if not options["json"]:
            self.stdout.write(f"Structured data is in order on all {checked} pages.")

    def progress(self, results: Iterable[Any], total: int, verbosity: int) -> Iterable[Any]:
        return progress(results, "Checking pages", total, out=self.stderr, quiet=verbosity < 1)

    def collect(self, results: Iterable[Any], *, as_json: bool) -> tuple[int, list[Any]]:
        """How many were checked, and those with findings, which are listed as they come."""
        checked, wrong = 0, []
        for result in results:
            checked += 1
            if result.findings:
                wrong.append(result)
                if not as_json:
                    self.list(result)
        return checked, wrong

    def write_json(self, checked: int, wrong: list[Any], **more: object) -> None:
        document = {"checked": checked, **more, "pages": [one.as_json() for one in wrong]}
        self.stdout.write(json.dumps(document, indent=2, ensure_ascii=False))

    def list(self, result: Any) -> None:
        is_draft = isinstance(result, Audited) and result.is_draft
        self.stdout.write(f"{result.title}{' (draft)' if is_draft else ''}: {result.url}")
        for finding in result.findings:
            self.stdout.write(f"  {finding}")
            if isinstance(result, Audited):
                self.stdout.write(f"    {finding.todo}")


def _counts(found: Counter[Severity]) -> str:
    """Such as: 1 blocks, 3 warn."""
    said = [
        one if found[severity] == 1 else many % found[severity]
        for severity, (one, many) in COUNTED.items()
        if found[severity]
    ]
    findings = "1 finding" if found.total() == 1 else f"{found.total()} findings"
    return f"{findings} ({', '.join(said)})" if said else findings
