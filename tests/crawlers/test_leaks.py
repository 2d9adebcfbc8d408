"""What is not for everybody is in no file for crawlers: each state against each surface."""

import re

import pytest

from tests.crawlers.conftest import HIDDEN
from tests.factories import ArticlePageFactory, ConditionPageFactory

pytestmark = pytest.mark.django_db


def sitemap(text):
    whole = text("/sitemap.xml")
    parts = re.findall(r"<loc>http://localhost(/[^<]+)</loc>", whole)
    return whole + "".join(text(one) for one in parts)


SURFACES = {
    "sitemap": sitemap,
    "rss": lambda text: text("/feeds/articles.rss"),
    "atom": lambda text: text("/feeds/articles.atom"),
    "llms.txt": lambda text: text("/llms.txt"),
    "api conditions": lambda text: text("/api/v2/conditions/"),
    "api articles": lambda text: text("/api/v2/articles/"),
    "search": lambda text: text("/search/?q=zebra"),
}
#: Surfaces that hold one of the two kinds only.
ONLY = {
    "rss": "article",
    "atom": "article",
    "api conditions": "condition",
    "api articles": "article",
}


@pytest.mark.parametrize("surface", SURFACES)
def test_what_is_for_everybody_is_there(text, clinic, shown, surface):
    found = SURFACES[surface](text)

    for page in shown:
        kind = page.slug.removeprefix("zebra-")
        assert (page.slug in found) == (ONLY.get(surface, kind) == kind)


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("state", HIDDEN)
def test_what_is_hidden_is_in_no_file(text, clinic, conditions, articles, state, surface):
    for make, parent in ((ConditionPageFactory, conditions), (ArticlePageFactory, articles)):
        HIDDEN[state](make, parent)

    found = SURFACES[surface](text)

    assert "zebra-" not in found
    assert "Zebra " not in found


@pytest.mark.parametrize("state", HIDDEN)
def test_what_is_hidden_has_no_twin(client, clinic, conditions, articles, state):
    for make, parent in ((ConditionPageFactory, conditions), (ArticlePageFactory, articles)):
        page = HIDDEN[state](make, parent)
        address = page.get_url_parts()[2]

        assert client.get(f"{address.rstrip('/')}.md").status_code == 404
        negotiated = client.get(address, headers={"accept": "text/markdown"})
        assert not negotiated.headers.get("Content-Type", "").startswith("text/markdown")


@pytest.mark.parametrize("kind", ["conditions", "articles"])
@pytest.mark.parametrize("state", HIDDEN)
def test_what_is_hidden_has_no_entry_of_its_own_in_the_api(
    client, clinic, conditions, articles, state, kind
):
    make, parent = {
        "conditions": (ConditionPageFactory, conditions),
        "articles": (ArticlePageFactory, articles),
    }[kind]
    page = HIDDEN[state](make, parent)

    assert client.get(f"/api/v2/{kind}/{page.pk}/").status_code == 404
    for query in (f"html_path={page.get_url_parts()[2]}", f"id={page.pk}"):
        assert client.get(f"/api/v2/{kind}/find/?{query}").status_code == 404


@pytest.mark.parametrize("state", HIDDEN)
def test_what_is_hidden_is_in_no_graph_of_another_page(text, clinic, conditions, articles, state):
    for make, parent in ((ConditionPageFactory, conditions), (ArticlePageFactory, articles)):
        HIDDEN[state](make, parent)

    for index in (conditions, articles):
        (graph,) = re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', text(index.url)
        )
        assert "zebra" not in graph.lower()


def test_a_page_that_is_kept_out_prints_no_graph(text, clinic, conditions, articles):
    page = HIDDEN["noindexed"](ConditionPageFactory, conditions)

    assert "application/ld+json" not in text(page.url)
