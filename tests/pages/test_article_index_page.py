import datetime as dt

import pytest

from tests.factories import ArticleIndexPageFactory, ArticlePageFactory


@pytest.fixture
def index(home):
    return ArticleIndexPageFactory(parent=home)


def titles(main):
    return [link.get_text() for link in main.select("article h3 a")]


def test_the_newest_article_stands_first(index, show):
    ArticlePageFactory(parent=index, title="Old", published_on=dt.date(2025, 1, 1))
    ArticlePageFactory(parent=index, title="New", published_on=dt.date(2026, 1, 1))

    assert titles(show(index)) == ["New", "Old"]


def test_only_the_newest_article_leads(index, show):
    ArticlePageFactory.create_batch(3, parent=index)

    assert len(show(index).select(".kp-news__lead")) == 1


def test_no_article_leads_the_second_page(index, show, settings):
    settings.KP_PAGES = {**settings.KP_PAGES, "ARTICLES_PER_PAGE": 1}
    ArticlePageFactory.create_batch(2, parent=index)

    assert not show(f"{index.url}?page=2").select(".kp-news__lead")


def test_a_category_shows_its_articles_alone(index, show):
    ArticlePageFactory(parent=index, title="Study", category="research")
    ArticlePageFactory(parent=index, title="News", category="clinic")

    main = show(f"{index.url}?category=research")

    assert titles(main) == ["Study"]
    assert main.select_one(".kp-filter [aria-current]").get_text() == "Research"


def test_one_category_needs_no_links(index, show):
    ArticlePageFactory.create_batch(2, parent=index, category="research")

    assert not show(index).select(".kp-filter")


def test_the_next_page_keeps_the_category(index, show, settings):
    settings.KP_PAGES = {**settings.KP_PAGES, "ARTICLES_PER_PAGE": 1}
    ArticlePageFactory.create_batch(2, parent=index, category="research")

    link = show(f"{index.url}?category=research").select_one("a[rel=next]")

    assert link["href"] == "?category=research&page=2"


@pytest.mark.parametrize("number", ["abc", "1e20", "-1", "%00", "9999"])
def test_whatever_page_is_asked_for_gets_an_answer(index, show, number):
    ArticlePageFactory(parent=index, title="Only")

    assert titles(show(f"{index.url}?page={number}")) == ["Only"]


def test_a_private_article_is_not_listed(index, show, make_private):
    make_private(ArticlePageFactory(parent=index))

    assert titles(show(index)) == []


def test_an_index_without_articles_says_so(index, show):
    assert "no articles here yet" in show(index).get_text()
