"""The search page: what it finds, what it never shows, and what it survives."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse_lazy
from wagtail.models import PageViewRestriction

from kp_pages.search.words import LONGEST_QUERY, typed
from tests.factories import (
    ArticleIndexPageFactory,
    ArticlePageFactory,
    ConditionIndexPageFactory,
    ConditionPageFactory,
)

SEARCH = reverse_lazy("kp_pages:search")


@pytest.fixture
def conditions(home):
    return ConditionIndexPageFactory(parent=home)


@pytest.fixture
def find(client):
    """Search for words as a visitor; answers with the titles that are shown."""

    def find(query, **parameters):
        response = client.get(SEARCH, {"q": query, **parameters})
        assert response.status_code == 200
        links = soup(response).select(".kp-results h2 a")
        return [link.get_text() for link in links]

    return find


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def make_private(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def test_a_page_is_found_by_a_word_of_its_title(conditions, find):
    ConditionPageFactory(parent=conditions, title="Fibromyalgia")
    ConditionPageFactory(parent=conditions, title="Migraine")

    assert find("fibromyalgia") == ["Fibromyalgia"]


def test_a_page_is_found_by_a_word_of_its_body(conditions, find):
    body = [("section", {"heading": "Symptoms", "text": "<p>Tingling.</p>"})]
    ConditionPageFactory(parent=conditions, title="Nerve pain", body=body)

    assert find("tingling") == ["Nerve pain"]


def test_a_page_is_found_by_another_name_of_the_condition(conditions, find):
    ConditionPageFactory(parent=conditions, title="Regional pain", also_called="RSD, causalgia")

    assert find("rsd") == ["Regional pain"]


def test_the_beginning_of_a_title_is_enough(conditions, find):
    ConditionPageFactory(parent=conditions, title="Fibromyalgia")

    assert find("fibro") == ["Fibromyalgia"]


def test_every_word_counts(conditions, find):
    ConditionPageFactory(parent=conditions, title="Nerve pain")
    ConditionPageFactory(parent=conditions, title="Cancer pain")

    assert find("cancer pain") == ["Cancer pain"]


def test_a_draft_is_never_shown(conditions, find):
    ConditionPageFactory(parent=conditions, title="Fibromyalgia", live=False)

    assert find("fibromyalgia") == []


def test_an_unpublished_page_is_never_shown(conditions, find):
    page = ConditionPageFactory(parent=conditions, title="Fibromyalgia")

    page.unpublish()

    assert find("fibromyalgia") == []


def test_a_private_page_is_never_shown(conditions, find):
    make_private(ConditionPageFactory(parent=conditions, title="Fibromyalgia"))

    assert find("fibromyalgia") == []


def test_a_child_of_a_private_page_is_never_shown(conditions, find):
    ConditionPageFactory(parent=conditions, title="Fibromyalgia")
    make_private(conditions)

    assert find("fibromyalgia") == []


def test_an_editor_sees_what_a_visitor_sees(conditions, find, client, admin_user):
    make_private(ConditionPageFactory(parent=conditions, title="Fibromyalgia"))
    client.force_login(admin_user)

    assert find("fibromyalgia") == []


def test_a_page_of_another_site_is_never_shown(home, find):
    ConditionPageFactory(parent=home.get_parent(), title="Fibromyalgia")

    assert find("fibromyalgia") == []


def test_a_result_says_what_it_is_and_what_it_is_about(conditions, client):
    ConditionPageFactory(parent=conditions, title="Fibromyalgia", summary="Pain in many places.")

    result = soup(client.get(SEARCH, {"q": "fibromyalgia"})).select_one(".kp-results li")

    assert "Condition" in result.get_text()
    assert "Pain in many places." in result.get_text()


def test_a_description_for_search_goes_before_the_summary(home, client):
    index = ArticleIndexPageFactory(parent=home)
    ArticlePageFactory(parent=index, title="Sleep", summary="Long.", search_description="Short.")

    result = soup(client.get(SEARCH, {"q": "sleep"})).select_one(".kp-results li")

    assert "Article" in result.get_text()
    assert "Short." in result.get_text()
    assert "Long." not in result.get_text()


def test_the_number_of_results_is_said(conditions, client):
    for number in range(12):
        ConditionPageFactory(parent=conditions, title=f"Pain {number}")

    text = soup(client.get(SEARCH, {"q": "pain"})).main.get_text(" ", strip=True)

    assert "12 pages" in text


def test_the_second_page_shows_the_rest(conditions, find):
    for number in range(12):
        ConditionPageFactory(parent=conditions, title=f"Pain {number}")

    assert len(find("pain")) == 10
    assert len(find("pain", page=2)) == 2


def test_more_results_cost_no_more_queries(conditions, client, django_assert_max_num_queries):
    for number in range(10):
        ConditionPageFactory(parent=conditions, title=f"Pain {number}")

    with django_assert_max_num_queries(20):
        client.get(SEARCH, {"q": "pain"})


def test_nothing_found_offers_conditions_and_the_phone(conditions, client, clinic):
    ConditionPageFactory(parent=conditions, title="Fibromyalgia")

    main = soup(client.get(SEARCH, {"q": "zebra"})).main

    assert "Fibromyalgia" in main.get_text()
    assert main.select_one(f'a[href="tel:{clinic.phone}"]')


def test_without_words_the_form_is_shown_and_nothing_is_said_to_be_missing(home, client):
    main = soup(client.get(SEARCH)).main

    assert main.select_one('form[role="search"] input[name="q"]')
    assert "No page" not in main.get_text()


def test_the_words_stand_in_the_form_again(home, client):
    field = soup(client.get(SEARCH, {"q": "bad back"})).select_one('main input[name="q"]')

    assert field["value"] == "bad back"


def test_search_engines_are_asked_to_stay_away(home, client):
    response = client.get(SEARCH, {"q": "pain"})

    assert response["X-Robots-Tag"] == "noindex"


def test_no_cookie_is_set(home, client):
    assert not client.get(SEARCH, {"q": "pain"}).cookies


def test_a_form_cannot_be_posted_to_it(home, client):
    assert client.post(SEARCH, {"q": "pain"}).status_code == 405


def test_markup_in_the_words_stays_words(home, client):
    html = client.get(SEARCH, {"q": "<script>alert(1)</script>"}).content.decode()

    assert "<script>alert" not in html
    assert "alert(1)" not in html


@pytest.mark.parametrize(
    "query",
    [
        "\0",
        "pain\0pain",
        "'\"&|!():*<->\\",
        "pain AND",
        "NOT pain",
        "OR",
        "NEAR(a b, 2)",
        "title:pain",
        "pain*",
        "^pain",
        "'",
        "’",
        "-",
        "--",
        "_",
        "%",
        "%s %(name)s",
        '"pain',
        "pain'; DROP TABLE wagtailcore_page; --",
        "O'Brien",
        "O’Brien",
        "\u202epain",
        "\ufeff",
        "é" * 200,
        "痛み",
        "🙂",
        "a " * 200,
        "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    ],
)
def test_whatever_is_typed_gets_an_answer(query, conditions, find):
    ConditionPageFactory(parent=conditions, title="Pain")

    find(query)


def test_a_megabyte_of_words_gets_an_answer(conditions, find):
    find("pain " * 200_000)


@pytest.mark.parametrize("number", ["abc", "1e20", "-1", "0", "", "\0", "9" * 5000, "٣", "1.5"])
def test_whatever_page_is_asked_for_gets_an_answer(number, conditions, find):
    ConditionPageFactory(parent=conditions, title="Pain")

    assert find("pain", page=number) == ["Pain"]


def test_operators_do_not_reach_the_search_engine():
    assert typed('title:"pain" -back* (neck)') == "title pain back neck"


def test_words_with_an_apostrophe_or_a_hyphen_stay_whole():
    assert typed("crohn's off-label") == "crohn's off-label"


def test_a_long_query_is_cut():
    assert len(typed("a" * 1000)) == LONGEST_QUERY
