"""What ``manage.py`` can do for the plugin."""

from __future__ import annotations

from argparse import Action
from collections.abc import Iterator

from django.core.management import get_commands, load_command_class
from django.core.management.base import BaseCommand

from kp_pages.management.reference.markdown import row, table


def command_lines() -> Iterator[str]:
    yield "What `manage.py` can do for the plugin, beside Django's and Wagtail's own commands."
    ours = sorted(name for name, app in get_commands().items() if app == "kp_pages")
    for name in ours:
        command = load_command_class("kp_pages", name)
        yield from ["", f"## `{name}`", "", command.help]
        given = list(own_options(command, name))
        if given:
            yield from ["", *table("Option", "Default", "What it does")]
        for option in given:
            default = option.default if option.default not in (None, False) else ""
            cell = f"`{default}`" if default else ""
            yield row([f"`{', '.join(option.option_strings)}`", cell, option.help or ""])


def own_options(command: BaseCommand, name: str) -> Iterator[Action]:
    """The options of a command that not every command has."""
    shared = {text for one in BaseCommand().create_parser("", "")._actions for text in options(one)}
    for option in command.create_parser("manage.py", name)._actions:
        if not shared & set(options(option)):
            yield option


def options(action: Action) -> list[str]:
    return [*action.option_strings] or [action.dest]
