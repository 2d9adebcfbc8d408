"""What every test stands on. The pieces are in ``tests/support``, one subject each."""

import os

import hypothesis
import pytest
from django.core.cache import cache
from django.test import override_settings
from wagtail.models import Page, Site

from tests.factories import HomePageFactory

pytest_plugins = [
    "tests.support.browser",
    "tests.support.database",
    "tests.support.judges",
    "tests.support.lighthouse",
    "tests.support.network",
    "tests.support.processes",
    "tests.support.redis",
    "tests.support.skips",
    "tests.support.smtp",
]


# No test fails because a machine is slow. CI draws the same examples each time, so that it judges
# the change and not its luck; everybody else looks further.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.register_profile("same", deadline=None, derandomize=True)
hypothesis.settings.load_profile("same" if "CI" in os.environ else "untimed")


@pytest.fixture(autouse=True)
def _empty_cache():
    """Wagtail keeps site roots in the cache, which a rolled-back test would leave behind."""
    cache.clear()


@pytest.fixture(autouse=True, scope="session")
def _own_media(tmp_path_factory, django_test_environment):
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        yield


@pytest.fixture
def home(db):
    """The home page of the only site, in place of Wagtail's welcome page."""
    Page.objects.filter(depth=2).delete()
    home = HomePageFactory(parent=Page.objects.get(depth=1), slug="home")
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "port": 80, "root_page": home},
    )
    return home
