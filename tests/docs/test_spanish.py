"""The interface in Spanish: every sentence of it, and nothing left over."""

import re
import shutil
import subprocess
import sys

import polib
import pytest
from django.conf import settings

CATALOGS = {"kp_pages": "kp_pages/locale", "site": "home/locale"}
GAP = re.compile(r"%\(\w+\)[sd]|\{\w+\}")


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """A copy of the code, its sentences collected anew."""
    if shutil.which("xgettext") is None:
        pytest.skip("gettext is not installed: apt-get install gettext.")
    copy = tmp_path_factory.mktemp("messages")
    for name in ("kp_pages", "home", "search", "config", "templates", "manage.py"):
        source = settings.BASE_DIR / name
        if source.is_dir():
            shutil.copytree(source, copy / name)
        else:
            shutil.copy(source, copy / name)
    subprocess.run(
        [sys.executable, "manage.py", "makemessages", "--locale", "es", "--no-location"],
        cwd=copy,
        check=True,
        capture_output=True,
        env={"PATH": "/usr/bin:/bin", "DJANGO_SETTINGS_MODULE": "config.settings.dev"},
    )
    return copy


@pytest.mark.parametrize("folder", CATALOGS.values(), ids=CATALOGS)
def test_every_sentence_of_the_code_is_translated(collected, folder):
    here = polib.pofile(settings.BASE_DIR / folder / "es/LC_MESSAGES/django.po")
    found = polib.pofile(collected / folder / "es/LC_MESSAGES/django.po")

    used = {(entry.msgctxt, entry.msgid) for entry in found if not entry.obsolete}
    known = {(entry.msgctxt, entry.msgid) for entry in here if entry.translated()}

    assert sorted(msgid for _context, msgid in used - known) == []
    assert sorted(msgid for _context, msgid in known - used) == []


@pytest.mark.parametrize("folder", CATALOGS.values(), ids=CATALOGS)
def test_what_is_compiled_is_what_is_written(folder):
    here = settings.BASE_DIR / folder / "es/LC_MESSAGES"

    written, compiled = polib.pofile(here / "django.po"), polib.mofile(here / "django.mo")

    assert {one.msgid: one.msgstr for one in compiled} == {
        one.msgid: one.msgstr for one in written if one.translated()
    }


@pytest.mark.parametrize("folder", CATALOGS.values(), ids=CATALOGS)
def test_a_translation_has_the_gaps_of_its_sentence(folder):
    catalog = polib.pofile(settings.BASE_DIR / folder / "es/LC_MESSAGES/django.po")

    wrong = [
        one.msgid
        for one in catalog
        if sorted(GAP.findall(one.msgid)) != sorted(GAP.findall(one.msgstr or one.msgid))
    ]
    assert wrong == []


@pytest.mark.parametrize("folder", CATALOGS.values(), ids=CATALOGS)
def test_quotes_are_those_of_spanish(folder):
    catalog = polib.pofile(settings.BASE_DIR / folder / "es/LC_MESSAGES/django.po")

    said = [text for one in catalog for text in (one.msgstr, *one.msgstr_plural.values())]
    assert [text for text in said if "“" in text or "”" in text] == []


def test_a_page_of_a_spanish_site_speaks_spanish(client, home, settings):
    settings.LANGUAGE_CODE = "es"

    html = client.get("/nowhere/").content.decode()

    assert '<html lang="es" dir="ltr"' in html
    assert "Saltar al contenido principal" in html
    assert "Skip to main content" not in html
