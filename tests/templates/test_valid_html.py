"""The HTML of every kind of page, as the checker of the W3C reads it."""

import pytest
from bs4 import BeautifulSoup
from django.template import engines

from kp_pages.pictures import make_renditions
from tests.browser.site import ADDRESSES, build
from tests.factories import ConditionIndexPageFactory, ConditionPageFactory, ImageFactory
from tests.schema.drawing import HOSTILE

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def test_every_kind_of_page_is_valid(client, html_errors):
    build()

    pages = {name: client.get(address).content.decode() for name, address in ADDRESSES.items()}

    assert html_errors(pages) == []


def test_hostile_words_leave_a_page_valid(client, home, html_errors):
    page = ConditionPageFactory(parent=ConditionIndexPageFactory(parent=home))
    pages = {}
    for number, hostile in enumerate(HOSTILE):
        page.title = page.summary = page.search_description = hostile
        page.save(clean=False)
        pages[f"page-{number}"] = client.get(page.url).content.decode()

    assert html_errors(pages) == []


def test_a_small_picture_has_one_file_of_each_width():
    picture = ImageFactory(file__width=100, file__height=80)
    make_renditions(picture, "text")
    template = engines["django"].from_string("{% load kp_pages %}{% picture picture %}")

    (avif, webp) = BeautifulSoup(template.render({"picture": picture}), "lxml").select("source")

    assert avif["srcset"].endswith(" 100w") and avif["srcset"].count(",") == 0
    assert webp["srcset"].endswith(" 100w") and webp["srcset"].count(",") == 0


PAGE = '<!doctype html><html lang="en"><title>CRPS</title><body><main>{}</main></body></html>'
DATA = '<script type="application/ld+json">{{"name":"{}"}}</script>'
PLANTED = {
    "a picture without words": '<img src="hand.png">',
    "a heading that skips a level": "<h1>Pain</h1><h3>At night</h3>",
    "an id twice": '<p id="pain">Pain</p><p id="pain">Pain</p>',
    "an element that ends too late": "<p><strong>Pain</p></strong>",
    "a title that ends the script": DATA.format("</script><script>alert(1)</script>"),
    "a title that swallows the page": DATA.format("<!-- <script>"),
    "a button within a link": '<a href="/"><button>Call</button></a>',
}


def test_it_finds_planted_errors(html_errors):
    pages = {name: PAGE.format(html) for name, html in {**PLANTED, "good": "<p>Pain"}.items()}

    assert {name for name, _said, _at in html_errors(pages)} == PLANTED.keys()
