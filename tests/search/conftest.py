import pytest
from bs4 import BeautifulSoup
from django.urls import reverse_lazy
from wagtail.models import PageViewRestriction, Site

from kp_pages.models import ClinicSettings
from tests.factories import ArticleIndexPageFactory, ConditionIndexPageFactory

SEARCH = reverse_lazy("search")


@pytest.fixture
def clinic(home):
    """The settings of a clinic that has a phone."""
    site = Site.objects.get(is_default_site=True)
    return ClinicSettings.objects.create(site=site, name="Clinic", phone="+15550100199")


@pytest.fixture
def conditions(home):
    return ConditionIndexPageFactory(parent=home, title="Everything")


@pytest.fixture
def articles(home):
    return ArticleIndexPageFactory(parent=home, title="News")


@pytest.fixture
def ask(client):
    """``ask("bad back", kind="article")`` is the main part of the page that answers."""

    def ask(query, **parameters):
        response = client.get(SEARCH, {"q": query, **parameters})
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser").main

    return ask


@pytest.fixture
def find(ask):
    """Search for words as a visitor; answers with the titles that are shown."""

    def find(query, **parameters):
        links = ask(query, **parameters).select(".kp-results h2 a")
        return [link.get_text() for link in links]

    return find


@pytest.fixture
def make_private():
    def make_private(page):
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

    return make_private


@pytest.fixture
def another_backend(settings):
    """The site searches as Wagtail does by itself, as it would with OpenSearch."""
    settings.WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
