"""The style sheet, the script, the font and the icons: small, whole, and from nowhere else."""

import re
from pathlib import Path

import brotli
import pytest
from django.apps import apps

import kp_pages

HERE = Path(kp_pages.__file__).parent
STATIC = HERE / "static" / "kp_pages"
CSS = (STATIC / "site.css").read_text() + (STATIC / "form.css").read_text()
ROOTS = [
    Path(app.path) / "templates"
    for app in apps.get_app_configs()
    if "site-packages" not in app.path
]
ROOTS.append(HERE.parent / "templates")
TEMPLATES = "".join(path.read_text() for root in ROOTS for path in root.rglob("*.html"))
TAGS = (HERE / "templatetags" / "kp_pages.py").read_text()

#: Bytes after brotli, as they go over the wire.
BUDGETS = {
    "site.css": 6_500,
    "form.css": 1_000,
    "search.css": 900,
    "site.js": 2_000,
    "suggest.js": 2_000,
    "icons.svg": 1_400,
    "icon.svg": 400,
    "figtree-latin-wght-normal.woff2": 21_000,
}


@pytest.mark.parametrize("name", BUDGETS)
def test_a_file_stays_within_its_budget(name):
    data = (STATIC / name).read_bytes()
    size = len(data) if name.endswith("woff2") else len(brotli.compress(data))

    assert size <= BUDGETS[name]


@pytest.mark.parametrize("path", sorted(STATIC.rglob("*.css")), ids=lambda path: path.name)
def test_every_rule_ends(path):
    text = path.read_text()

    assert text.count("{") == text.count("}")


def test_no_file_asks_another_host_for_anything():
    assert re.findall(r"url\(\"?([^\")]+)", CSS) == ["figtree-latin-wght-normal.woff2"]
    assert "@import" not in CSS
    for name in ("search.css", "site.js", "suggest.js"):
        assert not re.search(r"https?:|@import|url\(", (STATIC / name).read_text())


def test_each_licence_lies_beside_what_it_covers():
    assert "SIL Open Font License" in (STATIC / "LICENSE-figtree.txt").read_text()
    assert "ISC License" in (STATIC / "LICENSE-lucide.txt").read_text()


def test_every_icon_that_is_drawn_is_in_the_sprite():
    drawn = set(re.findall(r"{% kp_icon \"([\w-]+)\"", TEMPLATES))
    sprite = set(re.findall(r'<symbol id="([\w-]+)"', (STATIC / "icons.svg").read_text()))

    assert drawn
    assert drawn <= sprite


def test_the_style_sheet_styles_nothing_that_no_template_has():
    styled = set(re.findall(r"\.(kp-[\w-]+)", CSS))
    named = set(re.findall(r"(?<![\w-])kp-[\w-]+", TEMPLATES + TAGS))
    #: Written by a template from a value: kp-note--{{ value.kind }}.
    written = tuple(name for name in named if name.endswith("--"))

    assert sorted(name for name in styled - named if not name.startswith(written)) == []


def test_sides_are_named_by_the_direction_of_the_text():
    sides = r"(?<!safe-area-)(?:margin|padding|border|inset)-(?:left|right|top|bottom)\b"

    assert re.findall(sides, CSS) == []
