"""One command to the demo clinic: database, content, pictures, search, logins and the server."""

from __future__ import annotations

import argparse
import platform
import sys
from importlib.metadata import version
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.models import Site

from home.demo import build, database, files, interrupt, people, reset, server, terminal, versions
from home.demo.alone import alone
from home.demo.errors import DemoError
from home.demo.state import HOME_KEY, State, state

INTERRUPTED = 130


def port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535.")
    return int(text)


class Command(BaseCommand):
    help = "Build the demo clinic in an empty database, print its logins, and serve it."
    requires_system_checks = []  # the server makes them, and a second run starts in seconds

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=port, default=8000, help="where to serve (8000)")
        parser.add_argument("--no-server", action="store_true", help="build, but do not serve")
        parser.add_argument("--password", help="for all logins; otherwise random ones")
        parser.add_argument(
            "--reset", action="store_true", help="remove the demo clinic and build it anew"
        )
        parser.add_argument(
            "--no-input", action="store_true", help="do not ask before pages of yours are removed"
        )

    def handle(self, **options: Any) -> None:
        self.report = terminal.report(
            self.stdout, quiet=options["verbosity"] < 1, no_color=options["no_color"]
        )
        try:
            with alone(), interrupt.heard() as self.report.stop_if_asked:
                self.prepare(options)
            if not options["no_server"]:
                server.serve(options["port"])
        except DemoError as error:
            raise CommandError(str(error)) from None
        except KeyboardInterrupt:
            self.stderr.write("\nStopped. Run it again at any time: it begins where it can.")
            raise SystemExit(INTERRUPTED) from None

    def prepare(self, options: dict[str, Any]) -> None:
        """Make whatever is missing, and say where it is and how to log in."""
        versions.require_libraries(versions.needed())
        if not settings.DEBUG:
            raise DemoError("The demo clinic is for a development machine: DEBUG must be True.")
        self.check_password(options["password"])
        found = state()
        if found is State.FOREIGN:
            raise DemoError(
                "This database holds a site that the demo did not make, so nothing was touched: "
                "name an empty database in the settings."
            )
        content = files.read()
        wanted = options["port"]
        if not options["no_server"]:
            options["port"] = server.free_port(wanted)
        if found is State.OURS and options["reset"]:
            self.confirm_reset(content, options)
        self.build(content, found, options)
        use_port(options["port"])
        self.say_ready(options, wanted)

    def check_password(self, password: str | None) -> None:
        if password is not None:
            try:
                validate_password(password)
            except ValidationError as error:
                raise DemoError(" ".join(error.messages)) from None

    def confirm_reset(self, content: files.Content, options: dict[str, Any]) -> None:
        """Ask before pages go that the demo did not make."""
        added = reset.added_pages(content)
        if not added or options["no_input"]:
            return
        which = f"{len(added)} pages that you added ({', '.join(added[:5])})"
        if not sys.stdin.isatty():
            raise DemoError(f"This would remove {which}: add --no-input if that is all right.")
        if input(f"This removes {which} too. Type yes to go on: ").strip().lower() != "yes":
            raise DemoError("Nothing was removed.")

    def build(self, content: files.Content, found: State, options: dict[str, Any]) -> None:
        migrations = database.missing_migrations()
        is_new = found is State.EMPTY or options["reset"]
        self.report.steps = bool(migrations) + 3 * is_new
        if self.report.steps:
            self.report.line(heading())
        if migrations:
            with self.report.step("Database", migrations) as advance:
                database.apply_migrations(advance)
        if is_new and found is State.OURS:
            reset.remove()
        if is_new:
            build.build(content, self.report.step)

    def say_ready(self, options: dict[str, Any], wanted: int) -> None:
        given = people.set_passwords(options["password"])
        site = f"http://localhost:{options['port']}/"
        lines = ["The demo clinic is ready.", "", f"Site    {site}", f"Admin   {site}admin/"]
        if options["port"] != wanted:
            lines.append(f"        (port {wanted} is taken)")
        lines += ["", *logins(given, is_chosen=bool(options["password"])), "", *hints(site), ""]
        if options["no_server"]:
            lines.append("To serve it: python manage.py demo")
        else:
            lines.append("Ctrl-C stops the server. The next start takes seconds.")
        self.report.box(lines)


def heading() -> str:
    return (
        f"Demo clinic, on Python {platform.python_version()}, "
        f"Django {version('django')} and Wagtail {version('wagtail')}"
    )


def use_port(number: int) -> None:
    """Links of the site carry its port, which may be another than last time."""
    Site.objects.filter(root_page__translation_key=HOME_KEY, hostname="localhost").exclude(
        port=number
    ).update(port=number)


def logins(given: dict[str, str], *, is_chosen: bool) -> list[str]:
    """Who can log in, and with what."""
    rows = [
        f"{account.role:<18}{account.username:<11}{shown(given, account, is_chosen)}".rstrip()
        for account, _user in people.ours()
    ]
    if is_chosen:
        return [*rows, "All of them have the password that you gave."]
    if given:
        return [*rows, "Keep the passwords: they are not shown again."]
    return [
        *rows,
        "The passwords were printed at the first run. To set a new one for all:",
        "python manage.py demo --password NEW",
    ]


def shown(given: dict[str, str], account: people.Account, is_chosen: bool) -> str:
    return "" if is_chosen else given.get(account.username, "")


def hints(site: str) -> list[str]:
    return [
        "Try this",
        "1. Read about CRPS as a patient does:",
        f"   {site}conditions/complex-regional-pain-syndrome/",
        "2. Log in as the editor, open that page in the admin, change an answer",
        "   under its questions, and watch the preview beside it.",
        "3. Add a page under Conditions: it opens with its whole outline.",
        "4. Under Articles, open the draft about a cure, and try to publish it.",
        "5. Send a page to review as the editor, sign it as the reviewer, publish it",
        "   as the publisher. Then look at Reports, Medical reviews.",
        f"6. Ask for a visit at {site}consultation/, then log in as the front desk.",
    ]
