"""The index for suggestions: small, for everybody, and never older than it says."""

import json

import brotli
import pytest
from django.urls import reverse

from kp_pages.search.facets import Kind
from kp_pages.search.suggestions import MOST
from tests.crawlers.conftest import HIDDEN
from tests.factories import (
    ArticlePageFactory,
    ClinicianIndexPageFactory,
    ClinicianPageFactory,
    ConditionPageFactory,
    StandardPageFactory,
)

pytestmark = pytest.mark.django_db

WHERE = "/search/suggestions.json"
#: Bytes after brotli when every kind has as many pages as are suggested, with long names.
BUDGET = 16_000


@pytest.fixture
def rows(client):
    def rows():
        response = client.get(WHERE, follow=True)
        assert response.status_code == 200
        return json.loads(response.content)

    return rows


def test_a_page_stands_in_it_with_its_address_and_its_kind(home, conditions, rows):
    page = ConditionPageFactory(parent=conditions, title="Zebra")
    ClinicianPageFactory(parent=ClinicianIndexPageFactory(parent=home), title="Kim Lee")
    plain = StandardPageFactory(parent=home, title="Costs")

    found = {row[0]: row[1:] for row in rows()}

    assert found["Zebra"] == [page.url, "Condition"]
    assert found["Kim Lee"][1] == "Clinician"
    assert found["Costs"] == [plain.url, "Page"]


def test_a_condition_brings_its_other_names(conditions, rows):
    ConditionPageFactory(parent=conditions, title="Zebra", also_called="Stripes, horse")

    assert next(row for row in rows() if row[0] == "Zebra")[3] == "Stripes, horse"


def test_conditions_come_first_and_new_articles_before_old_ones(conditions, articles, rows):
    ArticlePageFactory(parent=articles, title="Old")
    ArticlePageFactory(parent=articles, title="New")
    ConditionPageFactory(parent=conditions, title="Zebra")

    titles = [row[0] for row in rows()]

    assert titles.index("Zebra") < titles.index("New") < titles.index("Old")


@pytest.mark.parametrize("state", HIDDEN)
def test_what_is_hidden_is_not_in_it(state, home, conditions, articles, rows):
    for make, parent in ((ConditionPageFactory, conditions), (ArticlePageFactory, articles)):
        HIDDEN[state](make, parent)

    assert "zebra" not in json.dumps(rows()).lower()


def test_its_name_is_its_content_and_browsers_may_keep_it_for_ever(home, client):
    where = client.get(WHERE)
    assert "no-cache" in where["Cache-Control"]

    response = client.get(where["Location"])

    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["Content-Type"] == "application/json"
    assert not response.cookies
    StandardPageFactory(parent=home)
    assert client.get(WHERE)["Location"] != where["Location"]


def test_who_asks_for_an_old_one_is_sent_to_the_new_one(home, client):
    old = reverse("search_suggestions_file", args=["0" * 16])

    response = client.get(old)

    assert response["Location"] == client.get(WHERE)["Location"]
    assert "no-cache" in response["Cache-Control"]


def test_it_is_compressed_on_its_way(home, client):
    StandardPageFactory.create_batch(10, parent=home)
    where = client.get(WHERE)["Location"]

    response = client.get(where, headers={"accept-encoding": "gzip"})

    assert response["Content-Encoding"] == "gzip"


def test_it_stays_small_and_costs_the_same_however_many_pages_there_are(
    home, conditions, articles, client, rows, monkeypatch, django_assert_max_num_queries
):
    monkeypatch.setitem(MOST, Kind.ARTICLE, (2, "-pk"))
    ArticlePageFactory.create_batch(4, parent=articles)
    ConditionPageFactory.create_batch(4, parent=conditions)
    rows()

    with django_assert_max_num_queries(14):
        found = rows()

    assert sum(row[2] == "Article" for row in found) == 2


def test_the_most_that_it_can_hold_is_within_the_budget():
    pages = sum(most for most, _order in MOST.values())
    names = "Long-term pain, reflex sympathetic dystrophy, causalgia"
    rows = [
        [f"Pain of kind {number}", f"/conditions/pain-of-kind-{number}/", "Condition", names]
        for number in range(pages)
    ]

    assert len(brotli.compress(json.dumps(rows).encode(), quality=5)) <= BUDGET


def test_a_form_carries_no_index_along(conditions, client):
    html = client.get(conditions.url).content.decode()

    assert f'data-suggestions="{WHERE}"' in html
    assert 'autocomplete="off"' in html
