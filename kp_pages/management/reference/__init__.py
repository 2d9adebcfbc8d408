"""Writes the reference pages from the code that they describe, one module a page."""

from kp_pages.management.reference.blocks import block_lines
from kp_pages.management.reference.checks import check_lines
from kp_pages.management.reference.commands import command_lines
from kp_pages.management.reference.markdown import page
from kp_pages.management.reference.rules import rule_lines
from kp_pages.management.reference.settings import setting_lines
from kp_pages.management.reference.templates import template_lines


def pages() -> dict[str, str]:
    """Every reference page, by the name of its file."""
    return {
        "blocks.md": page("Blocks", block_lines()),
        "rules.md": page("Rules", rule_lines()),
        "settings.md": page("Settings", setting_lines()),
        "templates.md": page("Templates", template_lines()),
        "commands.md": page("Commands", command_lines()),
        "checks.md": page("System checks", check_lines()),
    }
