"""Headings, anchors and the contents list come from the structure."""

from itertools import pairwise

import pytest
from bs4 import BeautifulSoup

from tests.blocks.samples import sample_values
from tests.factories import (
    ArticleIndexPageFactory,
    ArticlePageFactory,
    ConditionIndexPageFactory,
    ConditionPageFactory,
)

pytestmark = pytest.mark.django_db

KINDS = {
    "condition": (ConditionIndexPageFactory, ConditionPageFactory),
    "article": (ArticleIndexPageFactory, ArticlePageFactory),
}


@pytest.fixture(params=KINDS)
def page(request, home):
    make_index, make_page = KINDS[request.param]
    page = make_page(parent=make_index(parent=home), body=list(sample_values(home).items()))
    page.save_revision().publish()
    return page


@pytest.fixture
def soup(client, page):
    return BeautifulSoup(client.get(page.url).content, "html5lib")


def test_the_one_h1_is_the_title(page, soup):
    assert [tag.get_text(strip=True) for tag in soup.select("h1")] == [page.title]


def test_every_heading_that_a_block_announces_is_on_the_page(page, soup):
    announced = page.read().headings

    missing = [h for h in announced if not soup.find(id=h.anchor)]
    assert missing == []


def test_a_heading_stands_where_its_anchor_leads(page, soup):
    for heading in page.read().headings:
        place = soup.find(id=heading.anchor)
        assert heading.text in " ".join(place.get_text(" ").split()), heading


def test_the_contents_list_leads_to_every_h2_of_the_text(page, soup):
    contents = [link["href"] for link in soup.select(".kp-toc a")]

    for heading in page.read().contents:
        assert f"#{heading.anchor}" in contents


def test_no_id_is_given_twice(soup):
    ids = [tag["id"] for tag in soup.select("[id]")]

    assert sorted(ids) == sorted(set(ids))


def test_every_link_within_the_page_leads_somewhere(soup):
    ids = {tag["id"] for tag in soup.select("[id]")}
    links = {link["href"][1:] for link in soup.select("a[href^='#']")}

    assert links - ids == set()


def test_headings_skip_no_level(soup):
    levels = [int(tag.name[1]) for tag in soup.select("main :is(h1, h2, h3, h4)")]

    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_references_are_linked_there_and_back(soup):
    cited = [link["href"] for link in soup.select("a.kp-cite")]
    back = [link["href"] for link in soup.select(".kp-refs a[href^='#cite-']")]

    assert cited
    assert len(back) == len(cited)
    numbers = [int(link.get_text(strip=True)) for link in soup.select("a.kp-cite")]
    first_seen = list(dict.fromkeys(numbers))
    assert first_seen == sorted(first_seen)
