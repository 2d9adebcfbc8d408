"""A page says the same days wherever it says them: to readers, in its graph, its twin, the feed."""

import datetime as dt
import json
import re
from zoneinfo import ZoneInfo

import feedparser
import pytest

from tests.crawlers.conftest import publish

pytestmark = pytest.mark.django_db

#: Evening in Oregon: in Greenwich it is the next day already.
EVENING = dt.datetime(2026, 4, 2, 20, tzinfo=ZoneInfo("America/Los_Angeles"))


@pytest.fixture(autouse=True)
def _oregon(settings):
    settings.TIME_ZONE = "America/Los_Angeles"


@pytest.fixture
def article(shown):
    article = publish(shown[1])
    type(article).objects.update(published_on="2026-03-01", changed_at=EVENING)
    return article


def nodes(html):
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return json.loads(found)["@graph"]


def test_an_article_was_published_on_one_day(text, article):
    html = text(article.url)

    said = {node["datePublished"] for node in nodes(html) if "datePublished" in node}
    said |= set(re.findall(r'article:published_time" content="([^"]+)"', html))
    assert said == {"2026-03-01"}
    assert html.count('<time datetime="2026-03-01">March 1, 2026</time>') == 1
    assert "Published March 1, 2026" in text(f"{article.url.rstrip('/')}.md")
    (entry,) = feedparser.parse(text("/feeds/articles.rss")).entries
    assert entry.published.startswith("Sun, 01 Mar 2026")


def test_an_article_changed_on_one_day_and_it_is_the_clinics(text, article):
    html = text(article.url)

    said = {node["dateModified"] for node in nodes(html) if "dateModified" in node}
    said |= set(re.findall(r'article:modified_time" content="([^"]+)"', html))
    assert said == {"2026-04-02"}
    assert '<time datetime="2026-04-02">' in html
    assert "Updated April 2, 2026" in text(f"{article.url.rstrip('/')}.md")


def test_a_condition_page_changed_on_the_day_at_the_clinic(text, shown):
    page = shown[0]
    type(page).objects.update(changed_at=EVENING)
    html = text(page.url)

    assert [node["dateModified"] for node in nodes(html) if "dateModified" in node] == [
        EVENING.isoformat()
    ]
    assert '<time datetime="2026-04-02">' in html
    assert "Updated April 2, 2026" in text(f"{page.url.rstrip('/')}.md")
