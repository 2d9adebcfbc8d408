import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction, Site

from kp_pages.models import ClinicSettings


@pytest.fixture
def clinic(home):
    """The settings of a clinic that has a phone."""
    site = Site.objects.get(is_default_site=True)
    return ClinicSettings.objects.create(site=site, name="Clinic", phone="+15550100199")


@pytest.fixture
def show(client):
    """The main part of a page, given the page or its address, as a visitor gets it."""

    def show(page, status=200):
        response = client.get(page if isinstance(page, str) else page.url)
        assert response.status_code == status
        return BeautifulSoup(response.content, "html5lib").main

    return show


@pytest.fixture
def make_private():
    def make_private(page):
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

    return make_private
