"""robots.txt as a crawler reads it."""

import pytest
from django.core.exceptions import ValidationError
from protego import Protego

from kp_pages.models.crawlers import AICrawler

pytestmark = pytest.mark.django_db

SITE = "http://localhost"


@pytest.fixture
def rules(text):
    return lambda: Protego.parse(text("/robots.txt"))


def test_everybody_may_read_the_pages_and_nobody_the_admin(rules, clinic):
    found = rules()

    for agent in ("Googlebot", "bingbot", *AICrawler.values):
        assert found.can_fetch(f"{SITE}/conditions/pain/", agent)
        assert not found.can_fetch(f"{SITE}/admin/", agent)
        assert not found.can_fetch(f"{SITE}/search/?q=pain", agent)


def test_it_names_the_sitemap(rules, clinic):
    assert list(rules().sitemaps) == [f"{SITE}/sitemap.xml"]


@pytest.mark.parametrize("refused", AICrawler.values)
def test_each_ai_service_is_refused_by_its_own_switch(rules, clinic, refused):
    clinic.refused_crawlers = [refused]
    clinic.full_clean()
    clinic.save()

    found = rules()
    for agent in ("Googlebot", "bingbot", *AICrawler.values):
        assert found.can_fetch(f"{SITE}/conditions/pain/", agent) == (agent != refused)


def test_a_name_that_is_none_of_them_is_refused_by_the_form_and_never_printed(text, clinic):
    clinic.refused_crawlers = ["*\nDisallow: /"]
    with pytest.raises(ValidationError):
        clinic.full_clean()
    type(clinic).objects.filter(pk=clinic.pk).update(refused_crawlers=clinic.refused_crawlers)

    assert text("/robots.txt").count("User-agent") == 1
