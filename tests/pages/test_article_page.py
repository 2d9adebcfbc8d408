import datetime as dt

import pytest
from django.utils import timezone

from tests.factories import (
    ArticleIndexPageFactory,
    ArticlePageFactory,
    ClinicianIndexPageFactory,
    ClinicianPageFactory,
)


@pytest.fixture
def index(home):
    return ArticleIndexPageFactory(parent=home)


def test_the_category_stands_above_the_title(index, show):
    article = ArticlePageFactory(parent=index, category="living_with_pain")

    assert show(article).select_one(".kp-eyebrow").get_text() == "Living with pain"


def test_the_day_of_publication_is_shown(index, show):
    article = ArticlePageFactory(parent=index, published_on=dt.date(2026, 3, 1))
    type(article).objects.update(changed_at=None)

    times = [time["datetime"] for time in show(article).select(".kp-review time")]

    assert times == ["2026-03-01"]


def test_the_day_of_a_later_change_is_shown_too(index, show):
    article = ArticlePageFactory(parent=index, published_on=dt.date(2026, 3, 1))
    changed = dt.datetime(2026, 4, 2, 12, tzinfo=timezone.get_current_timezone())
    type(article).objects.update(changed_at=changed)

    times = [time["datetime"] for time in show(article).select(".kp-review time")]

    assert times == ["2026-03-01", "2026-04-02"]


def test_the_author_leads_to_the_profile(home, index, show):
    author = ClinicianPageFactory(parent=ClinicianIndexPageFactory(parent=home), title="Kim Lee")
    article = ArticlePageFactory(parent=index, author=author)

    link = show(article).select_one(".kp-review a")

    assert (link.get_text(), link["href"]) == ("Kim Lee, MD", author.url)


def test_the_emergency_line_stands_near_the_top(clinic, index, show):
    hero = show(ArticlePageFactory(parent=index)).select_one(".kp-hero")

    assert str(clinic.emergency_text) in hero.get_text()
