"""A site in two languages, each below its own prefix: crawlers are told of both."""

import json
import re

import feedparser
import pytest
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.models import Locale, Page

from config.urls import urlpatterns as ours
from tests.crawlers.conftest import publish

pytestmark = pytest.mark.django_db

OTHERS = [one for one in ours if not str(one).count("wagtail.urls")]
FILES = path("", include("kp_pages.urls"))
PAGES = path("", include(wagtail_urls))


class FilesBeforeLanguages:
    urlpatterns = [*OTHERS, *i18n_patterns(PAGES)]


class FilesInEachLanguage:
    urlpatterns = [
        *(one for one in OTHERS if not str(one).count("kp_pages.urls")),
        *i18n_patterns(FILES, PAGES),
    ]


class NoPrefixForTheFirst:
    urlpatterns = [*OTHERS, *i18n_patterns(PAGES, prefix_default_language=False)]


@pytest.fixture(params=[FilesBeforeLanguages, FilesInEachLanguage, NoPrefixForTheFirst])
def urls(request, settings):
    settings.ROOT_URLCONF = request.param
    settings.WAGTAIL_I18N_ENABLED = True
    settings.LANGUAGE_CODE = "en"
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("es", "Spanish")]
    where = settings.MIDDLEWARE.index("django.middleware.common.CommonMiddleware")
    settings.MIDDLEWARE = [
        *settings.MIDDLEWARE[:where],
        "django.middleware.locale.LocaleMiddleware",
        *settings.MIDDLEWARE[where:],
    ]
    return request.param


@pytest.fixture
def files(urls):
    """Where the files for crawlers are."""
    return "/en" if urls is FilesInEachLanguage else ""


@pytest.fixture
def spanish(urls, home, conditions, articles, shown):
    """The Spanish condition page and article, each below its Spanish index."""
    locale = Locale.objects.create(language_code="es")
    for one in (home, conditions, articles):
        publish(Page.objects.get(pk=one.pk).specific.copy_for_translation(locale))
    copies = [one.copy_for_translation(locale) for one in shown]
    for copy in copies:
        copy.title, copy.slug = f"Cebra {copy.pk}", f"cebra-{copy.pk}"
        publish(copy)
    return copies


def nodes(html):
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return json.loads(found)["@graph"]


def page_language(html, kind):
    return [node["inLanguage"] for node in nodes(html) if node["@type"] == kind]


def test_each_page_says_its_own_language(text, shown, spanish):
    assert page_language(text(shown[0].url), "MedicalWebPage") == ["en"]
    assert page_language(text(spanish[0].url), "MedicalWebPage") == ["es"]


def test_each_page_has_its_twin_at_its_own_address(text, shown, spanish):
    for page in (*shown, *spanish):
        address = page.markdown_url.removeprefix("http://localhost")

        assert text(address).startswith(f"# {page.title}")
        assert page.markdown_url in text(page.url)


def test_a_twin_speaks_the_language_of_its_page(text, spanish):
    address = spanish[0].markdown_url.removeprefix("http://localhost")

    assert "Sobre esta página" in text(address)


def test_no_language_has_the_twins_of_another(client, shown, spanish):
    address = shown[0].markdown_url.removeprefix("http://localhost")
    wrong = f"/es{address.removeprefix('/en')}"

    assert client.get(wrong).status_code == 404


def test_what_there_is_to_read_names_both(text, files, shown, spanish):
    found = text(f"{files}/llms.txt")

    assert all(page.markdown_url in found for page in (*shown, *spanish))


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_the_feeds_name_both(text, files, shown, spanish, kind):
    found = feedparser.parse(text(f"{files}/feeds/articles.{kind}"))

    links = {entry.link for entry in found.entries}
    assert links == {shown[1].full_url, spanish[1].full_url}
    assert len({entry.id for entry in found.entries}) == 2
