"""A page costs a flat number of queries, whatever its length."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kp_pages.blocks.body import BodyBlock
from tests.blocks.samples import sample_values
from tests.factories import (
    ArticleIndexPageFactory,
    ArticlePageFactory,
    ClinicianIndexPageFactory,
    ClinicianPageFactory,
    ClinicLocationPageFactory,
    ConditionIndexPageFactory,
    ConditionPageFactory,
    ConsultationPageFactory,
    LocationIndexPageFactory,
    StandardPageFactory,
)

pytestmark = pytest.mark.django_db

MOST = 20

WITH_A_BODY = {
    "condition": lambda home: ConditionPageFactory(parent=ConditionIndexPageFactory(parent=home)),
    "article": lambda home: ArticlePageFactory(parent=ArticleIndexPageFactory(parent=home)),
    "clinician": lambda home: ClinicianPageFactory(parent=ClinicianIndexPageFactory(parent=home)),
    "location": lambda home: ClinicLocationPageFactory(
        parent=LocationIndexPageFactory(parent=home)
    ),
    "consultation": lambda home: ConsultationPageFactory(parent=home),
    "standard": lambda home: StandardPageFactory(parent=home),
    "home": lambda home: home,
}
INDEXES = {
    "conditions": (ConditionIndexPageFactory, ConditionPageFactory),
    "articles": (ArticleIndexPageFactory, ArticlePageFactory),
    "clinicians": (ClinicianIndexPageFactory, ClinicianPageFactory),
    "locations": (LocationIndexPageFactory, ClinicLocationPageFactory),
}


def queries(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url)
    assert response.status_code == 200
    return [query["sql"] for query in captured]


@pytest.mark.parametrize("kind", WITH_A_BODY)
def test_a_page_with_40_of_every_block_costs_what_it_costs_with_one(client, home, kind):
    page = WITH_A_BODY[kind](home)
    values = sample_values(home)

    def cost(times):
        body = BodyBlock().to_python([pair for _ in range(times) for pair in values.items()])
        # Straight into the table: only the reading is looked at.
        type(page).objects.filter(pk=page.pk).update(body=body)
        return queries(client, page.url)

    one, forty = cost(1), cost(40)

    assert len(forty) == len(one)
    assert len(forty) <= MOST, "\n".join(forty)


@pytest.mark.parametrize("kind", INDEXES)
def test_an_index_of_ten_costs_what_it_costs_with_two(client, home, kind):
    make_index, make_page = INDEXES[kind]
    index = make_index(parent=home)

    make_page.create_batch(2, parent=index)
    two = queries(client, index.url)
    make_page.create_batch(8, parent=index)
    ten = queries(client, index.url)

    assert len(ten) == len(two)
    assert len(ten) <= MOST, "\n".join(ten)


def test_the_search_page_costs_little(client, home):
    ConditionPageFactory.create_batch(3, parent=ConditionIndexPageFactory(parent=home))

    assert len(queries(client, "/search/?q=condition")) <= MOST
