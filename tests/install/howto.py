"""Reads the how-to pages as a person does: what to write into which file, and what to run."""

import re
from pathlib import Path

from django.conf import settings

HOW_TO = settings.BASE_DIR / "docs" / "how-to"
#: A box of code, and the sentence above it that names the file.
BOX = re.compile(
    r"`([\w/.]+\.\w+)`[^`]*:\n\n```(?:python|django|css)\n(.*?)^```", re.MULTILINE | re.DOTALL
)
COMMAND = re.compile(r"^python manage\.py (.+)$", re.MULTILINE)


def text(name):
    return (HOW_TO / f"{name}.md").read_text(encoding="utf-8")


def write(name, site: Path):
    """Do what the page says: add each of its boxes to the end of the file that it names."""
    boxes = BOX.findall(text(name))
    assert boxes
    for file, code in boxes:
        path = site / file
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(f"{before}\n\n{code}" if before else code, encoding="utf-8")


def access_log_format():
    """How a web server may log without writing down who visits, as the how-to has it."""
    return re.search(r"--access-logformat '([^']+)'", text("deploy"))[1]


def commands(name):
    """What the page says to run with manage.py."""
    return [line.split() for line in COMMAND.findall(text(name))]
