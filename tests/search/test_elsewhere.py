"""A site that searches through another backend of Wagtail's, by a setting alone."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from wagtail.search.backends import get_search_backend

from kp_pages.models import SearchEntry
from kp_pages.search import databases
from tests.factories import ArticlePageFactory, ConditionPageFactory
from tests.search.test_search import labels, text

pytestmark = pytest.mark.usefixtures("another_backend")


def test_a_page_is_found_and_its_words_are_marked(conditions, ask):
    ConditionPageFactory(parent=conditions, title="Fibromyalgia", summary="Pain <b>of</b> muscles.")
    ConditionPageFactory(parent=conditions, title="Migraine")

    (result,) = ask("muscles").select(".kp-results li")

    assert text(result) == "Condition Fibromyalgia Pain <b>of</b> muscles."
    assert [mark.get_text() for mark in result.select("mark")] == ["muscles"]


def test_our_index_is_left_alone(conditions):
    ConditionPageFactory(parent=conditions)

    assert not SearchEntry.objects.exists()


def test_the_beginning_of_a_title_is_enough(conditions, find):
    ConditionPageFactory(parent=conditions, title="Fibromyalgia")

    assert find("fibro") == ["Fibromyalgia"]


def test_what_is_hidden_is_never_shown(conditions, find, make_private):
    ConditionPageFactory(parent=conditions, title="Zebra draft", live=False)
    ConditionPageFactory(parent=conditions, title="Zebra kept out", noindex=True)
    make_private(ConditionPageFactory(parent=conditions, title="Zebra of somebody"))

    assert find("zebra") == []


def test_results_can_be_narrowed_by_kind(home, conditions, articles, ask, find):
    ConditionPageFactory.create_batch(2, parent=conditions, summary="Pain.")
    ArticlePageFactory(parent=articles, title="News of pain")
    articles.summary = "No pain."
    articles.save()

    kinds = ["Everything", "Conditions (2)", "Articles (1)", "Other pages (1)"]
    assert labels(ask("pain")) == kinds
    assert find("pain", kind="article") == ["News of pain"]
    assert find("pain", kind="page") == ["News"]
    assert labels(ask("pain", kind="clinician"))[1:3] == ["Clinicians (0)", "Conditions (2)"]


def test_there_are_pages_of_results(conditions, find):
    ConditionPageFactory.create_batch(12, parent=conditions, summary="Pain.")

    assert len(find("pain")) == 10
    assert len(find("pain", page=2)) == 2


def test_nothing_and_no_words_are_answered(home, ask):
    assert "No page of ours has “zebra”" in text(ask("zebra"))
    assert "No page" not in text(ask(""))


def test_a_database_that_we_cannot_search_is_named_at_once(settings, monkeypatch):
    settings.WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "kp_pages.search.backend"}}
    monkeypatch.setattr(databases, "VENDORS", {})
    databases._has_search.cache_clear()

    with pytest.raises(ImproperlyConfigured, match="needs PostgreSQL, or SQLite with FTS5"):
        get_search_backend()
    databases._has_search.cache_clear()
