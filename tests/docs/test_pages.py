"""What is written leads somewhere, and says what there is."""

import re

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR
PAGES = sorted(
    page
    for page in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
    if not page.name.startswith(".")
)
PICTURES = ROOT / "docs" / "pictures"
LINK = re.compile(r"!?\[([^\]]*)\]\(([^)\s]+)\)")

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


def links(page):
    return LINK.findall(page.read_text(encoding="utf-8"))


def anchors(page):
    """The places in a page that a link can lead to, as GitHub names them."""
    for heading in re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE):
        yield re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@each_page
def test_every_link_leads_somewhere(page):
    for _words, target in links(page):
        if target.startswith(("https://", "mailto:")):
            continue
        path, _hash, place = target.partition("#")
        found = (page.parent / path).resolve() if path else page
        assert found.exists(), target
        assert not place or place in anchors(found), target


@each_page
def test_every_picture_is_described(page):
    text = page.read_text(encoding="utf-8")

    assert all(len(words) > 20 for words in re.findall(r"!\[([^\]]*)\]", text))


def test_every_picture_is_shown_and_small():
    shown = {
        (page.parent / target).resolve()
        for page in PAGES
        for _words, target in links(page)
        if target.endswith(".png")
    }

    assert set(PICTURES.glob("*.png")) == shown
    assert all(picture.stat().st_size <= 200_000 for picture in shown)


@each_page
def test_every_page_of_the_documentation_can_be_found(page):
    index = ROOT / "docs" / "index.md"
    if page.parent == ROOT or page == index:
        return
    assert page in {(index.parent / target).resolve() for _words, target in links(index)}


def test_every_variable_of_the_environment_is_explained():
    code = (ROOT / "config" / "settings" / "production.py").read_text()
    read = set(re.findall(r'environment\.\w+\(\s*"(\w+)"', code))
    explained = (ROOT / "docs" / "how-to" / "deploy.md").read_text()

    assert len(read) > 15
    assert all(f"`{name}`" in explained for name in read)
