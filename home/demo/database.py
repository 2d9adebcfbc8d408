"""Brings the database up to date, telling every step of the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.management import call_command
from django.core.management.commands import migrate
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def missing_migrations() -> int:
    """How many migrations are yet to be applied."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


class Migrate(migrate.Command):
    """Django's own command, which tells each migration to us instead of printing it."""

    def __init__(self, advance: Callable[[str], None]) -> None:
        super().__init__()
        self.advance = advance

    def migration_progress_callback(
        self, action: str, migration: Any = None, fake: bool = False
    ) -> None:
        if action == "apply_success":
            self.advance(f"{migration.app_label}.{migration.name}")


def apply_migrations(advance: Callable[[str], None]) -> None:
    call_command(Migrate(advance), verbosity=0, interactive=False)
