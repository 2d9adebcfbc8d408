import pytest
from wagtail.models import Site

from kp_pages.models import ClinicSettings


@pytest.fixture
def clinic(home):
    """The settings of a clinic that has a phone."""
    site = Site.objects.get(is_default_site=True)
    return ClinicSettings.objects.create(site=site, name="Clinic", phone="+15550100199")
