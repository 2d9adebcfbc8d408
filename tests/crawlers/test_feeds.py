"""RSS and Atom as a feed reader reads them."""

import feedparser
import pytest
from bs4 import BeautifulSoup

from tests.crawlers.conftest import publish
from tests.factories import ArticlePageFactory

pytestmark = pytest.mark.django_db

SIGNS = [
    "Pain <5 of 10 & <script>alert(1)</script> at AT&amp;T",
    "<b>bold</b>",
    "&lt;b&gt;",
    "5 < 6 > 4",
]

FEEDS = {"rss": "/feeds/articles.rss", "atom": "/feeds/articles.atom"}


@pytest.fixture(params=FEEDS)
def feed(request, text):
    return lambda: feedparser.parse(text(FEEDS[request.param]))


def test_a_reader_finds_all_it_needs(feed, clinic, shown):
    found = feed()

    assert found.bozo == 0
    assert found.feed.title == "Articles | Clinic & Sons"
    assert found.feed.link == "http://localhost/articles/"
    (entry,) = found.entries
    assert entry.title == "Zebra article"
    assert entry.link == "http://localhost/articles/zebra-article/"
    assert entry.summary == "Summary of the article zebra."
    assert entry.published_parsed
    assert any(
        link.rel == "self" and link.href.startswith("http://localhost/feeds/articles.")
        for link in found.feed.links
    )


def test_the_guid_survives_another_title_and_another_address(feed, clinic, shown):
    (before,) = (entry.id for entry in feed().entries)
    article = shown[1]
    article.title, article.slug = "Other", "other"
    publish(article)

    assert [entry.id for entry in feed().entries] == [before]


def test_newest_first_and_no_more_than_twenty(feed, clinic, articles):
    for day in range(1, 26):
        ArticlePageFactory(parent=articles, title=f"Day {day}", published_on=f"2026-01-{day:02}")

    titles = [entry.title for entry in feed().entries]
    assert titles == [f"Day {day}" for day in range(25, 5, -1)]


@pytest.mark.parametrize("hostile", ["a</title><x>", "]]>", "a \x0b\x1f b", "& < > \" '", "\ud7ff"])
def test_hostile_titles_leave_it_whole(feed, clinic, articles, hostile):
    ArticlePageFactory(parent=articles, title=hostile, summary=hostile, slug="one")

    found = feed()
    assert found.bozo == 0
    assert len(found.entries) == 1


@pytest.mark.parametrize("summary", SIGNS)
def test_a_summary_is_read_as_it_was_written(feed, clinic, articles, summary):
    articles.summary = summary
    articles.save()
    ArticlePageFactory(parent=articles, summary=summary)

    found = feed()
    assert as_read(found.feed, "subtitle") == summary
    assert as_read(found.entries[0], "summary") == summary


def as_read(said, name):
    """What a reader sees of a text in a feed, of whatever type it says to be."""
    detail = said[f"{name}_detail"]
    if detail.type == "text/plain":
        return detail.value
    soup = BeautifulSoup(detail.value, "html5lib")
    assert not soup.body.find_all()
    return soup.get_text()


def test_a_site_without_articles_has_an_empty_feed(feed, clinic):
    found = feed()

    assert found.bozo == 0
    assert found.entries == []
