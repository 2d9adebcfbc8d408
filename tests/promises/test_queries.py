"""A page costs a flat number of queries, and makes nothing while it is read."""

import pytest
from django.db import connection
from django.template import engines
from django.test.utils import CaptureQueriesContext
from wagtail.images import get_image_model
from wagtailseo.models import SeoSettings

from kp_pages.blocks.body import BodyBlock
from kp_pages.models import ClinicSettings
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
    ImageFactory,
    LocationIndexPageFactory,
    StandardPageFactory,
)

pytestmark = pytest.mark.django_db

MOST = 20
#: Of a condition page or an article, with everything on it that there can be.
MOST_OF_A_MEDICAL_PAGE = 12
MOST_OF_HEAD_AND_GRAPH = 4

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


@pytest.mark.once
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


MEDICAL = {
    "condition": (ConditionIndexPageFactory, ConditionPageFactory),
    "article": (ArticleIndexPageFactory, ArticlePageFactory),
}


@pytest.fixture(params=MEDICAL)
def full(request, home, django_capture_on_commit_callbacks):
    """A page with every block, every picture, an author, and a clinic with all that it can have."""
    make_index, make_page = MEDICAL[request.param]
    values = sample_values(home)
    shown = [
        ArticlePageFactory(parent=ArticleIndexPageFactory(parent=home, slug="more")),
        ClinicianPageFactory(parent=ClinicianIndexPageFactory(parent=home, slug="team")),
        ClinicLocationPageFactory(parent=LocationIndexPageFactory(parent=home, slug="places")),
        make_page(parent=make_index(parent=home, slug="own", show_in_menus=True)),
    ]
    article, author, location, page = shown
    values["related"]["pages"].append(article)
    page.body, page.author, page.og_image = list(values.items()), author, ImageFactory()
    consultation = ConsultationPageFactory(parent=home)
    ClinicSettings.objects.create(
        site=home.get_site(),
        main_location=location,
        consultation_page=consultation,
        privacy_page=consultation,
    )
    SeoSettings.objects.create(site=home.get_site(), og_image_default=ImageFactory())
    with django_capture_on_commit_callbacks(execute=True):
        for one in shown:
            one.picture = ImageFactory()
            one.save_revision().publish()
    return page


def test_a_medical_page_costs_at_most_twelve_queries(client, full):
    asked = queries(client, full.url)

    assert len(asked) <= MOST_OF_A_MEDICAL_PAGE, "\n".join(asked)


def test_a_medical_page_of_any_length_costs_the_same(client, full):
    one = queries(client, full.url)
    values = [(block.block_type, block.value) for block in full.body]
    body = BodyBlock().to_python(values * 40)
    type(full).objects.filter(pk=full.pk).update(body=body)

    assert len(queries(client, full.url)) == len(one)


HEAD_AND_GRAPH = '{% load kp_pages %}{% include "kp_pages/meta.html" %}{% structured_data %}'


def test_head_and_graph_cost_at_most_four_queries(client, rf, full):
    client.get(full.url)
    request = rf.get(full.url)
    page, _arguments, _more = full.route_for_request(request, full.url)
    context = page.get_context(request)
    template = engines["django"].from_string(HEAD_AND_GRAPH)

    with CaptureQueriesContext(connection) as captured:
        html = template.render(context, request)

    assert "og:image:alt" in html and '"@type":"Person"' in html and '"@graph"' in html
    asked = [query["sql"] for query in captured]
    assert len(asked) <= MOST_OF_HEAD_AND_GRAPH, "\n".join(asked)


def test_no_visit_makes_a_rendition(client, full, monkeypatch):
    model = get_image_model()
    assert model.get_rendition_model().objects.exists()
    for name in ("create_rendition", "generate_rendition_file", "get_rendition"):
        monkeypatch.delattr(f"wagtail.images.models.AbstractImage.{name}")

    assert client.get(full.url).status_code == 200
