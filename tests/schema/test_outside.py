"""A page that stands in no site has no address and no graph, and can be previewed all the same."""

import pytest
from wagtail.models import Page, Site

from tests.factories import HomePageFactory
from tests.schema.conftest import KINDS

pytestmark = pytest.mark.django_db


def of_another(home):
    """The site is that of another home page."""
    other = HomePageFactory(parent=Page.objects.get(depth=1), slug="other")
    Site.objects.update(root_page=other)


def of_none(home):
    Site.objects.all().delete()


@pytest.mark.parametrize("site", [of_another, of_none])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_outside_of_any_site_can_be_previewed(home, kind, site):
    page = KINDS[kind](home).specific
    site(home)
    page = type(page).objects.get(pk=page.pk)

    for mode, _label in page.preview_modes:
        response = page.make_preview_request(preview_mode=mode)
        assert response.status_code == 200
        assert b"ld+json" not in response.render().content
