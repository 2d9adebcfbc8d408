import pytest
from bs4 import BeautifulSoup

from kp_pages.models import ClinicSettings
from tests.blocks.samples import sample_values
from tests.factories import (
    ClinicianIndexPageFactory,
    ClinicianPageFactory,
    ConditionIndexPageFactory,
    ConditionPageFactory,
    ConsultationPageFactory,
)


@pytest.fixture
def clinic(home):
    """The clinic's settings: a phone number, and a page to ask for a visit."""
    return ClinicSettings.objects.create(
        site=home.get_site(),
        name="The clinic",
        phone="+15550100199",
        consultation_page=ConsultationPageFactory(parent=home),
    )


@pytest.fixture
def condition(home, clinic):
    """A condition page with every block of the vocabulary on it."""
    index = ConditionIndexPageFactory(parent=home, show_in_menus=True)
    page = ConditionPageFactory(
        parent=index,
        title="Pain of <some> kind",
        body=list(sample_values(home).items()),
        author=ClinicianPageFactory(parent=ClinicianIndexPageFactory(parent=home, slug="team")),
    )
    page.make_renditions()
    return page


@pytest.fixture
def soup_of(client):
    """``soup_of(page)`` is what a visitor gets, as a tree."""

    def soup(page):
        response = client.get(page.url)
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser")

    return soup
