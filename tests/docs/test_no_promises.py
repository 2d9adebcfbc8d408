"""Nothing in the interface promises what no search engine promises."""

import re

import polib
import pytest
from django.conf import settings

PROMISE = re.compile(
    r"rich\s+(results?|snippets?|cards?)|featured\s+snippets?|resultados?\s+enriquecidos?"
    r"|fragmentos?\s+(enriquecidos?|destacados?)|stars?\s+in\s+(the\s+)?(search|google)"
    r"|rank(s|ing)?\s+(higher|better|first)|(first|top)\s+(page|place|of)\s+(on|in|of)\s+google",
    re.IGNORECASE,
)
FOLDERS = ("kp_pages", "home", "search", "templates")


def interface():
    """Every file and sentence from which people are told something, by its name."""
    for folder in FOLDERS:
        for kind in ("*.py", "*.html", "*.js", "*.toml", "*.txt"):
            for file in (settings.BASE_DIR / folder).rglob(kind):
                yield file.name, file.read_text()
        for file in (settings.BASE_DIR / folder).rglob("*.po"):
            for entry in polib.pofile(file):
                yield entry.msgid, f"{entry.msgid} {entry.msgstr} {entry.msgstr_plural}"


def test_nothing_promises_a_rich_result_or_a_rank():
    assert [name for name, text in interface() if PROMISE.search(text)] == []


@pytest.mark.parametrize(
    "planted",
    [
        "Questions are shown as rich results.",
        "Win the featured snippet.",
        "Aparece en resultados enriquecidos.",
        "Your page ranks higher.",
        "Stars in Google for your clinic.",
    ],
)
def test_a_promise_is_found(planted):
    assert PROMISE.search(planted)
