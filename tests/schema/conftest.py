"""A page of each kind, with one block of each kind on it."""

import pytest

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
    LocationIndexPageFactory,
    StandardPageFactory,
)

KINDS = {
    "condition": lambda home: ConditionPageFactory(
        parent=ConditionIndexPageFactory(parent=home),
        codes=[("code", {"system": "ICD-10-CM", "value": "G90.5"})],
        author=ClinicianPageFactory(parent=ClinicianIndexPageFactory(parent=home)),
    ),
    "article": lambda home: ArticlePageFactory(parent=ArticleIndexPageFactory(parent=home)),
    "clinician": lambda home: ClinicianPageFactory(parent=ClinicianIndexPageFactory(parent=home)),
    "location": lambda home: ClinicLocationPageFactory(
        parent=LocationIndexPageFactory(parent=home),
        hours=[
            (
                "open",
                {"first_day": "monday", "last_day": "friday", "opens": "08:00", "closes": "17:00"},
            )
        ],
        latitude="44.05",
        longitude="-123.02",
        price_range="$250 to $700",
        profiles=[("profile", {"label": "A map", "url": "https://maps.example/clinic"})],
    ),
    "consultation": lambda home: ConsultationPageFactory(parent=home),
    "standard": lambda home: StandardPageFactory(parent=home),
    "home": lambda home: home,
    "conditions": lambda home: ConditionPageFactory(
        parent=ConditionIndexPageFactory(parent=home)
    ).get_parent(),
    "articles": lambda home: ArticlePageFactory(
        parent=ArticleIndexPageFactory(parent=home)
    ).get_parent(),
}


@pytest.fixture(params=KINDS)
def page(request, home, django_capture_on_commit_callbacks):
    page = KINDS[request.param](home).specific
    publish_with_every_block(home, page, capture=django_capture_on_commit_callbacks)
    clinic = ClinicSettings.for_site(home.get_site())
    clinic.main_location = sample_location(home)
    clinic.save()
    return page


def publish_with_every_block(home, *pages, capture):
    """Publish pages with one block of each kind, and have their pictures made."""
    values = list(sample_values(home).items())
    with capture(execute=True):
        for page in pages:
            if hasattr(page, "body"):
                page.body = values
            page.save_revision().publish()


def sample_location(home):
    index = LocationIndexPageFactory(parent=home, slug="places")
    return ClinicLocationPageFactory(parent=index, title="Main place")
