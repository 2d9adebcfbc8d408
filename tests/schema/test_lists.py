"""Page 2 of a list, and a filtered list, are pages of their own in the graph too."""

import json
import re

import pytest

from tests.factories import ArticleIndexPageFactory, ArticlePageFactory

pytestmark = pytest.mark.django_db

PAGES = ["", "?page=2", "?category=research", "?category=research&page=2"]


@pytest.fixture
def index(home, settings):
    settings.KP_PAGES = {**settings.KP_PAGES, "ARTICLES_PER_PAGE": 2}
    index = ArticleIndexPageFactory(parent=home, slug="articles")
    ArticlePageFactory.create_batch(3, parent=index, category="research")
    ArticlePageFactory(parent=index, category="clinic")
    return index


@pytest.fixture
def nodes(client, index):
    """``nodes(query)``: the graph of a page of the list, by type."""

    def nodes(query):
        html = client.get(f"{index.url}{query}").content.decode()
        found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
        return {node["@type"]: node for node in json.loads(found[1])["@graph"]}

    return nodes


def test_each_says_its_own_address(nodes):
    for query in PAGES:
        assert nodes(query)["CollectionPage"]["url"] == f"http://localhost/articles/{query}"


def test_no_two_things_have_one_name(nodes):
    found = [nodes(query) for query in PAGES]

    for kind in ("CollectionPage", "ItemList"):
        assert len({one[kind]["@id"] for one in found}) == len(PAGES)


def test_the_page_points_at_its_own_list(nodes):
    found = nodes("?page=2")

    assert found["CollectionPage"]["mainEntity"] == {"@id": found["ItemList"]["@id"]}


def test_the_second_page_goes_on_counting(nodes):
    items = nodes("?page=2")["ItemList"]["itemListElement"]

    assert [item["position"] for item in items] == [3, 4]
