"""Writes the reference from the code, or says where it is behind."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from kp_pages.management.reference import pages


class Command(BaseCommand):
    help = "Write the reference of blocks, rules, settings, templates, commands and checks."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--directory", type=Path, default=Path("docs/reference"), help="where the pages are"
        )
        parser.add_argument(
            "--check", action="store_true", help="write nothing; fail if a page is behind the code"
        )

    def handle(self, **options: Any) -> None:
        directory: Path = options["directory"]
        with translation.override("en"):
            written = {directory / name: text for name, text in pages().items()}
        behind = [file for file, text in written.items() if not is_up_to_date(file, text)]
        if options["check"] and behind:
            names = ", ".join(file.as_posix() for file in behind)
            raise CommandError(f"Behind the code: {names}. Run manage.py kp_reference.")
        directory.mkdir(parents=True, exist_ok=True)
        for file in behind:
            file.write_text(written[file], encoding="utf-8")
            self.stdout.write(f"Wrote {file.as_posix()}.")
        if not behind:
            self.stdout.write("Every page is up to date.")


def is_up_to_date(file: Path, text: str) -> bool:
    return file.exists() and file.read_text(encoding="utf-8") == text
