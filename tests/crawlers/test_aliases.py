"""An alias shows the words of another page: readers find it, crawlers are sent to the other one."""

import json
import re

import pytest
from wagtail.models import Locale, Page

from tests.crawlers.conftest import publish
from tests.factories import (
    INDEXES,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(params=INDEXES)
def original(request, home, clinic):
    """A page of each kind."""
    make_index, make_page = INDEXES[request.param]
    return publish(make_page(parent=make_index(parent=home), title="Zebra", slug="zebra"))


@pytest.fixture
def alias(original):
    """The same page at a second address beside it."""
    return original.create_alias(update_slug="horse")


def canonical(html):
    return re.findall(r'<link rel="canonical" href="([^"]+)">', html)


def graph(html):
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return json.loads(found)["@graph"]


def test_its_canonical_address_is_the_originals(text, original, alias):
    assert canonical(text(alias.url)) == [original.full_url]


def test_an_alias_of_an_alias_has_that_of_the_first(text, original, alias):
    second = alias.create_alias(update_slug="donkey")

    assert canonical(text(second.url)) == [original.full_url]


def test_without_a_listed_original_it_has_its_own(text, original, alias):
    type(original).objects.filter(pk=original.pk).update(noindex=True)

    assert canonical(text(alias.url)) == [alias.full_url]


def test_its_graph_is_the_originals_less_the_way_there(text, original, alias):
    said = {node["@id"]: node for node in graph(text(original.url))}
    for node in said.values():
        node.pop("breadcrumb", None)

    found = {node["@id"]: node for node in graph(text(alias.url))}
    assert found == {key: node for key, node in said.items() if "breadcrumb" not in key}


def test_it_is_in_none_of_the_files(text, client, original, alias):
    kind = f"{original._meta.app_label}-{original._meta.model_name}"
    for address in (
        f"/sitemap-{kind}-1.xml",
        "/llms.txt",
        "/feeds/articles.rss",
        "/feeds/articles.atom",
        "/api/v2/conditions/",
        "/api/v2/articles/",
        "/search/?q=zebra",
    ):
        assert "/horse" not in text(address), address
    assert client.get(f"{alias.url.rstrip('/')}.md").status_code == 404
    assert ".md" not in text(alias.url)


def test_it_is_not_suggested(client, original, alias):
    found = client.get("/search/suggestions.json", follow=True).content.decode()

    assert "/zebra/" in found
    assert "/horse/" not in found


def test_a_list_shows_nothing_twice(text, home, original, alias):
    for page in (home, Page.objects.get(pk=original.get_parent().pk)):
        assert "/horse/" not in text(page.url)


def test_a_list_without_the_original_shows_it_to_readers_alone(text, home, original):
    index = type(original.get_parent().specific)(title="More", slug="more", summary="Summary.")
    home.add_child(instance=index)
    original.create_alias(parent=index)

    html = text(index.url)
    assert "/more/zebra/" in html
    assert "ItemList" not in {node["@type"] for node in graph(html)}


def test_a_page_that_waits_for_its_translation_stands_for_the_original(
    settings, text, home, original
):
    settings.WAGTAIL_I18N_ENABLED = True
    spanish = Locale.objects.create(language_code="es")
    publish(home.copy_for_translation(spanish))
    index = original.get_parent().specific
    publish(index.copy_for_translation(spanish))
    alias = original.copy_for_translation(spanish, alias=True)
    alias.slug = "cebra"

    assert alias.head(None).canonical == original.full_url
    assert alias.head(None).languages == original.head(None).languages == []


def test_a_page_that_is_no_alias_asks_for_nothing(original, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert original.original is original
