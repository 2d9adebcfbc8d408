"""What is not for everybody is in no file for crawlers: each state against each surface."""

import datetime as dt
import re

import pytest

from kp_pages.models import ClinicSettings
from tests.crawlers.conftest import HIDDEN, publish
from tests.factories import (
    ArticlePageFactory,
    ClinicianIndexPageFactory,
    ClinicianPageFactory,
    ClinicLocationPageFactory,
    ConditionPageFactory,
    LocationIndexPageFactory,
)

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
FEEDS = ("/feeds/articles.rss", "/feeds/articles.atom")
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


def graph_of(html):
    (graph,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    return graph


@pytest.mark.parametrize("state", HIDDEN)
def test_what_is_hidden_is_in_no_list_of_related_pages(text, shown, conditions, articles, state):
    condition = HIDDEN[state](ConditionPageFactory, conditions)
    article = HIDDEN[state](ArticlePageFactory, articles)
    reader, seen = shown
    reader.body = [
        ("related", {"heading": "Related", "pages": [condition, article, seen]}),
        ("conditions", {"heading": "All", "items": [("page", condition)]}),
    ]
    publish(reader)

    html = text(reader.url)

    assert seen.title in html
    assert condition.title not in html
    assert article.title not in html


@pytest.mark.parametrize("state", HIDDEN)
def test_what_is_hidden_is_not_on_the_home_page(text, home, shown, conditions, state):
    condition = HIDDEN[state](ConditionPageFactory, conditions)

    html = text(home.url)

    assert shown[0].title in html
    assert condition.title not in html


def clinician(state, home):
    """A clinician in a state, and the pages that would name them: author, and one of the team."""
    person = HIDDEN[state](ClinicianPageFactory, ClinicianIndexPageFactory(parent=home))
    team = {"heading": "Clinic", "text": "<p>Text.</p>", "clinicians": [person]}
    return person, {"author": person, "body": [("clinic", team)]}


@pytest.mark.parametrize("state", [state for state in HIDDEN if state != "noindexed"])
def test_a_clinician_with_a_hidden_page_is_named_nowhere(text, home, shown, state):
    person, says = clinician(state, home)
    for page in shown:
        page.author, page.body = says["author"], says["body"]
        publish(page)

    for address in (*(page.url for page in shown), f"{shown[0].url[:-1]}.md", *FEEDS):
        assert person.title not in text(address)


def test_a_clinician_who_is_kept_out_is_named_to_crawlers_and_no_address_given(text, home, shown):
    person, says = clinician("noindexed", home)
    page = shown[0]
    page.author, page.body = says["author"], says["body"]
    publish(page)

    graph = graph_of(text(page.url))

    assert person.title in graph
    assert person.slug not in graph


@pytest.mark.parametrize("state", HIDDEN)
def test_a_hidden_place_is_in_no_graph_and_at_the_foot_of_no_page(text, home, shown, state):
    place = HIDDEN[state](ClinicLocationPageFactory, LocationIndexPageFactory(parent=home))
    ClinicSettings.objects.update_or_create(site=home.get_site(), defaults={"main_location": place})

    html = text(shown[0].url)

    is_named = state == "noindexed"  # readers may know it, crawlers are not led to it
    assert (place.title in html) == is_named
    assert place.slug not in graph_of(html)


@pytest.mark.parametrize("state", ["draft", "expired", "noindexed"])
def test_a_hidden_page_above_is_no_step_of_the_trail(text, home, conditions, shown, state):
    page = shown[0]
    type(conditions).objects.filter(pk=conditions.pk).update(
        title="Zebras", **STATES_OF_A_PARENT[state]
    )

    assert "Zebras" not in graph_of(text(page.url))


STATES_OF_A_PARENT = {
    "draft": {"live": False},
    "expired": {"expire_at": dt.datetime(2020, 1, 1, tzinfo=dt.UTC)},
    "noindexed": {"noindex": True},
}


def test_an_alias_is_as_private_as_the_page_that_it_shows(client, text, home, conditions):
    page = HIDDEN["private"](ConditionPageFactory, conditions)
    alias = page.create_alias(parent=conditions, update_slug="zebra-alias")
    again = alias.create_alias(parent=conditions, update_slug="zebra-again")

    for one in (page, alias, again):
        assert client.get(one.url).status_code == 302
    for surface in SURFACES.values():
        found = surface(text)
        assert "zebra-" not in found
        assert page.title not in found
