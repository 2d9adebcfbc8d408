"""What is forgiven: another name, another form, a wrong letter, a word too many."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kp_pages.search.synonyms import COMMON
from kp_pages.search.words import tokens
from tests.factories import ArticlePageFactory, ConditionPageFactory
from tests.search.conftest import SEARCH
from tests.search.test_search import text


def test_a_page_is_found_by_another_name_of_the_condition(conditions, find):
    ConditionPageFactory(parent=conditions, title="Regional pain", also_called="RSD, causalgia")

    assert find("rsd") == ["Regional pain"]


def test_another_name_finds_the_pages_that_have_the_first(conditions, articles, find, ask):
    ConditionPageFactory(parent=conditions, title="Horse (HRS)", also_called="Pony, small mount")
    ArticlePageFactory(parent=articles, title="Living with HRS")

    for name in ("pony", "small mount", "horse"):
        assert find(name) == ["Horse (HRS)", "Living with HRS"]
    assert "Also searched for: " in text(ask("pony"))


def test_another_name_counts_as_much_among_other_words(conditions, articles, find):
    ConditionPageFactory(parent=conditions, title="Horse", also_called="small mount")
    ArticlePageFactory(parent=articles, title="Food for a horse")
    ArticlePageFactory(parent=articles, title="Food for a dog")

    assert find("small mount food") == ["Food for a horse"]


def test_rsd_finds_crps_without_anybody_s_doing(articles, find):
    ArticlePageFactory(parent=articles, title="Living with CRPS")

    assert find("RSD") == ["Living with CRPS"]


def test_a_site_adds_synonyms_of_its_own(articles, find, settings):
    settings.KP_PAGES = {**settings.KP_PAGES, "SYNONYMS": [["Zebra", "striped horse"]]}
    ArticlePageFactory(parent=articles, title="Living with a striped horse")

    assert find("zebra") == find("zebras") == ["Living with a striped horse"]


def test_no_name_stands_in_two_groups_of_synonyms():
    names = [" ".join(tokens(name)) for group in COMMON for name in group]

    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("form", ["infusion", "infusions", "INFUSIONS", "Infusión", "infusion’s"])
def test_the_form_of_a_word_makes_no_difference(form, articles, find):
    ArticlePageFactory(parent=articles, title="Your first infusion")

    assert find(form) == ["Your first infusion"]


@pytest.mark.parametrize(
    "question",
    [
        "What is a zebra?",
        "Are there many zebras near me?",
        "How much is a zebra?",
        "List of zebras",
    ],
)
def test_a_question_finds_what_it_is_about(question, conditions, ask, find):
    ConditionPageFactory(parent=conditions, title="Zebras")

    assert find(question) == ["Zebras"]
    assert "some of them" not in text(ask(question))


def test_the_beginning_of_a_word_is_enough(conditions, find):
    ConditionPageFactory(parent=conditions, title="Arthralgia of the knee")

    assert find("arthr") == ["Arthralgia of the knee"]
    assert find("arthr knee") == ["Arthralgia of the knee"]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("fibromialgia", "Fibromyalgia"),
        ("fybromialgia", "Fibromyalgia"),
        ("fibro myalgia", "Fibromyalgia"),
        ("migrane", "Migraine"),
        ("migriane", "Migraine"),
        ("imgraine", "Migraine"),
        ("siatica", "Sciatica"),
        ("ketamin", "Ketamine"),
        ("neuropahty", "Neuropathy"),
        ("backpain", "Back pain"),
    ],
)
def test_a_misspelling_is_forgiven_and_said(typed, title, conditions, ask, find):
    for one in ("Fibromyalgia", "Migraine", "Sciatica", "Ketamine", "Neuropathy", "Back pain"):
        ConditionPageFactory(parent=conditions, title=one)

    assert find(typed) == [title]
    main = text(ask(typed))
    if not title.lower().startswith(typed):
        assert f"Showing results for {title.lower()}" in main


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("medicare", "Medicine"),
        ("dolor", "Door"),
        ("medicaid", "Medicine"),
        ("migrnes", "Migraine"),
        ("zibromialgia", "Fibromyalgia"),
    ],
)
def test_another_word_is_no_misspelling(typed, title, conditions, ask, find):
    ConditionPageFactory(parent=conditions, title=title)

    assert find(typed) == []
    assert title.lower() not in text(ask(typed).select_one(".kp-section"))


@pytest.mark.parametrize(
    ("typed", "title"), [("pian", "Pain"), ("nigraine", "Migraine"), ("doar", "Door")]
)
def test_where_a_correction_is_not_sure_it_is_asked(typed, title, conditions, ask, find):
    ConditionPageFactory(parent=conditions, title=title)

    link = ask(typed).select_one(".kp-understood a")

    assert find(typed) == []
    assert text(link.parent) == f"Did you mean {title.lower()}?"
    assert find(link["href"].removeprefix("?q=")) == [title]


def test_it_is_asked_also_of_one_word_among_others(conditions, ask, find):
    ConditionPageFactory(parent=conditions, title="Back pain")

    link = ask("back pian").select_one(".kp-understood a")

    assert link["href"] == "?q=back%20pain"
    assert find("back pian") == ["Back pain"]


def test_a_sure_correction_and_an_unsure_one(conditions, ask):
    ConditionPageFactory(parent=conditions, title="Chronic pain")

    main = text(ask("cronic pian"))

    assert "Did you mean chronic pain?" in main
    assert "some of them" in main


def test_a_right_word_is_not_taken_apart(conditions, articles, find):
    ConditionPageFactory(parent=conditions, title="Medi care")

    assert find("medicare") == []


def test_one_misspelt_word_among_others_is_corrected(conditions, find):
    ConditionPageFactory(parent=conditions, title="Chronic migraine")
    ConditionPageFactory(parent=conditions, title="Chronic tiredness")

    assert find("cronic migrane") == ["Chronic migraine"]


def test_of_two_near_words_the_one_that_more_pages_have_is_meant(conditions, articles, find):
    ConditionPageFactory(parent=conditions, title="Tendon")
    ArticlePageFactory.create_batch(2, parent=articles, summary="About the tender.")

    assert set(find("tendxr")) != {"Tendon"}


@pytest.mark.parametrize("typed", ["xyzzyplugh", "ab", "qqqqq"])
def test_what_is_near_to_nothing_stays_as_it_is(typed, conditions, find, ask):
    ConditionPageFactory(parent=conditions, title="Migraine", summary="Arm.")

    assert find(typed) == []
    assert "Showing results" not in text(ask(typed))


def test_where_no_page_has_all_the_words_some_are_enough(conditions, ask, find):
    ConditionPageFactory(parent=conditions, title="Migraine")
    ConditionPageFactory(parent=conditions, title="Sciatica")

    assert sorted(find("migraine sciatica")) == ["Migraine", "Sciatica"]
    assert "These pages have some of them" in text(ask("migraine sciatica"))


def test_a_correction_and_a_word_too_many(conditions, ask):
    ConditionPageFactory(parent=conditions, title="Migraine")

    assert "Migraine" in text(ask("migrane qqqqq"))


@pytest.mark.parametrize(
    "query",
    ["summary", "qqqqq", "cronic migrane", "thier backpain arthr stripes qqqqq zzzzz xxxxx"],
)
def test_an_answer_costs_the_same_number_of_queries_however_many_pages_there_are(
    query, conditions, articles, client
):
    def cost():
        with CaptureQueriesContext(connection) as captured:
            client.get(SEARCH, {"q": query})
        return len(captured)

    ConditionPageFactory(parent=conditions, title="Chronic migraine", also_called="Stripes")
    ArticlePageFactory.create_batch(2, parent=articles)
    cost()
    few = cost()
    ConditionPageFactory.create_batch(5, parent=conditions, also_called="Stripes")
    ArticlePageFactory.create_batch(5, parent=articles)

    # Fewer where the first ten are of fewer kinds.
    assert cost() <= few <= 40
