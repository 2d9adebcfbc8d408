"""The search page: what it shows, what it never shows, and what it survives."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories import (
    ArticlePageFactory,
    ClinicianIndexPageFactory,
    ClinicianPageFactory,
    ClinicLocationPageFactory,
    ConditionPageFactory,
    LocationIndexPageFactory,
    StandardPageFactory,
)
from tests.search.conftest import SEARCH


def text(element):
    return " ".join(element.get_text().split())


def labels(main, number=0):
    """The links of a row that narrows the results."""
    return [text(link) for link in main.select(".kp-filter")[number].select("a")]


def test_a_page_is_found_by_a_word_of_its_title(conditions, find):
    ConditionPageFactory(parent=conditions, title="Fibromyalgia")
    ConditionPageFactory(parent=conditions, title="Migraine")

    assert find("fibromyalgia") == ["Fibromyalgia"]


def test_a_page_is_found_by_a_word_of_its_body(conditions, find):
    body = [("section", {"heading": "Symptoms", "text": "<p>Tingling.</p>"})]
    ConditionPageFactory(parent=conditions, title="Nerve pain", body=body)

    assert find("tingling") == ["Nerve pain"]


def test_every_word_counts(conditions, find):
    ConditionPageFactory(parent=conditions, title="Nerve pain")
    ConditionPageFactory(parent=conditions, title="Cancer pain")

    assert find("cancer pain") == ["Cancer pain"]


def test_clinicians_locations_and_plain_pages_are_found(home, find):
    clinicians = ClinicianIndexPageFactory(parent=home)
    locations = LocationIndexPageFactory(parent=home)
    ClinicianPageFactory(parent=clinicians, title="Kim Lee", specialty="Zebras")
    ClinicLocationPageFactory(parent=locations, title="Harbor", city="Zebra City")
    StandardPageFactory(parent=home, title="How we treat zebras")

    assert sorted(find("zebra")) == ["Harbor", "How we treat zebras", "Kim Lee"]


def test_a_title_that_says_it_goes_before_a_text_that_does(conditions, articles, find):
    ArticlePageFactory(parent=articles, title="Zebras at night")
    body = [("section", {"heading": "Zebras", "text": "<p>Zebras, zebras, zebras.</p>"})]
    ConditionPageFactory(parent=conditions, title="Horses", body=body)

    assert find("zebra") == ["Zebras at night", "Horses"]


def test_a_person_or_place_goes_after_the_pages_whose_text_says_it(home, conditions, find):
    clinicians = ClinicianIndexPageFactory(parent=home)
    locations = LocationIndexPageFactory(parent=home)
    ClinicianPageFactory(parent=clinicians, title="Kim Lee", summary="Zebras.")
    ClinicLocationPageFactory(parent=locations, title="Harbor", summary="Zebras.")
    long = [("section", {"heading": "Horses", "text": f"<p>{'Horses. ' * 50}Zebras.</p>"})]
    ConditionPageFactory(parent=conditions, title="Horses", body=long)

    assert find("zebra")[0] == "Horses"


def test_a_person_whose_name_says_it_goes_first(home, conditions, find):
    ConditionPageFactory(parent=conditions, title="Horses", summary="Zebras.")
    ClinicianPageFactory(parent=ClinicianIndexPageFactory(parent=home), title="Kim Zebra")

    assert find("zebra") == ["Kim Zebra", "Horses"]


def test_a_draft_is_never_shown(conditions, find):
    ConditionPageFactory(parent=conditions, title="Fibromyalgia", live=False)

    assert find("fibromyalgia") == []


def test_an_unpublished_page_is_never_shown(conditions, find):
    page = ConditionPageFactory(parent=conditions, title="Fibromyalgia")

    page.unpublish()

    assert find("fibromyalgia") == []


def test_words_of_a_draft_are_not_found(conditions, find):
    page = ConditionPageFactory(parent=conditions, title="Fibromyalgia")
    page.title = "Zebra"

    page.save_revision()

    assert find("zebra") == []
    assert find("fibromyalgia") == ["Fibromyalgia"]


def test_a_private_page_is_never_shown(conditions, find, make_private):
    make_private(ConditionPageFactory(parent=conditions, title="Fibromyalgia"))

    assert find("fibromyalgia") == []


def test_a_child_of_a_private_page_is_never_shown(conditions, find, make_private):
    ConditionPageFactory(parent=conditions, title="Fibromyalgia")
    make_private(conditions)

    assert find("fibromyalgia") == []


def test_the_name_of_a_private_page_means_nothing(conditions, find, ask, make_private):
    hidden = ConditionPageFactory(parent=conditions, title="Zebra", also_called="Stripes")
    ConditionPageFactory(parent=conditions, title="A horse with stripes")
    make_private(hidden)

    assert "Also searched for" not in text(ask("zebra"))
    assert find("zebra") == []


def test_a_word_of_a_private_page_corrects_nothing(conditions, ask, make_private):
    make_private(ConditionPageFactory(parent=conditions, title="Fibromyalgia"))

    assert "fibromyalgia" not in text(ask("fibromyalgya"))


def test_an_editor_sees_what_a_visitor_sees(conditions, find, client, admin_user, make_private):
    make_private(ConditionPageFactory(parent=conditions, title="Fibromyalgia"))
    client.force_login(admin_user)

    assert find("fibromyalgia") == []


def test_a_page_of_another_site_is_never_shown(home, find):
    ConditionPageFactory(parent=home.get_parent(), title="Fibromyalgia")

    assert find("fibromyalgia") == []


def test_a_result_says_what_it_is_and_what_it_is_about(conditions, ask):
    ConditionPageFactory(parent=conditions, title="Fibromyalgia", summary="Pain in many places.")

    result = ask("fibromyalgia").select_one(".kp-results li")

    assert "Condition" in result.get_text()
    assert "Pain in many places." in result.get_text()


def test_a_plain_page_says_that_it_is_a_page(home, ask):
    StandardPageFactory(parent=home, title="Costs")

    assert text(ask("costs").select_one(".kp-results li p")) == "Page"


def test_the_words_are_marked(conditions, ask):
    body = [("section", {"heading": "Symptoms", "text": "<p>Tingling & <b>more</b>.</p>"})]
    ConditionPageFactory(parent=conditions, title="Nerve pain", body=body)

    result = ask("nerve tingling").select_one(".kp-results li")

    assert [mark.get_text() for mark in result.select("h2 mark")] == ["Nerve"]
    assert [mark.get_text() for mark in result.select("p mark")] == ["Tingling"]


def test_markup_in_a_page_stays_text(conditions, ask):
    hostile = "<script>alert('zebra')</script>"
    body = [("faq", {"questions": [{"question": "Q?", "answer": f"<p>A zebra. {hostile}</p>"}]})]
    ConditionPageFactory(parent=conditions, title=hostile, summary=f"Zebra {hostile}", body=body)

    main = ask("zebra")

    assert not main.select("script")
    assert hostile in main.select_one(".kp-results h2").get_text()


def test_another_name_is_shown_where_it_alone_has_the_word(conditions, ask):
    ConditionPageFactory(parent=conditions, title="Regional pain", also_called="Stripes")

    result = ask("stripes").select_one(".kp-results li")

    assert "Also found as: Stripes" in text(result)


def test_a_description_for_search_goes_before_the_summary(articles, ask, find):
    ArticlePageFactory(
        parent=articles, title="Sleep", summary="Long zebra.", search_description="Short."
    )

    result = ask("sleep").select_one(".kp-results li")

    assert "Article" in result.get_text()
    assert "Short." in result.get_text()
    assert "Long" not in result.get_text()
    assert find("zebra") == ["Sleep"]


def test_the_number_of_results_is_said(conditions, ask):
    ConditionPageFactory.create_batch(12, parent=conditions, summary="Pain.")

    assert "12 pages found" in text(ask("pain"))


def test_the_second_page_shows_the_rest(conditions, find):
    ConditionPageFactory.create_batch(12, parent=conditions, summary="Pain.")

    assert len(find("pain")) == 10
    assert len(find("pain", page=2)) == 2


@pytest.mark.parametrize("number", ["0", "-1", "abc", ""])
def test_what_is_no_page_of_results_is_the_first(number, conditions, ask):
    ConditionPageFactory.create_batch(12, parent=conditions, summary="Pain.")

    assert "Page 1 of 2" in text(ask("pain", page=number))


def test_beyond_the_last_page_of_results_leads_to_it(conditions, client):
    areas = {"body_areas": ["head"]}
    ConditionPageFactory.create_batch(12, parent=conditions, summary="Pain.", **areas)

    response = client.get(SEARCH, {"q": "bad & pain", "area": "head", "page": "9999"})

    assert (response.status_code, response["Location"]) == (302, "?q=bad+pain&area=head&page=2")
    assert response["Cache-Control"] == "private"
    assert response["Referrer-Policy"] == "no-referrer"


def test_beyond_the_last_page_of_nothing_leads_to_the_first(home, client):
    assert client.get(SEARCH, {"q": "zebra", "page": 2})["Location"] == "?q=zebra&page=1"


def test_the_next_page_keeps_what_was_asked(conditions, ask):
    areas = {"body_areas": ["head"]}
    ConditionPageFactory.create_batch(11, parent=conditions, summary="Pain.", **areas)

    link = ask("bad & pain", area="head").select_one("a[rel=next]")

    assert link["href"] == "?q=bad+pain&area=head&page=2"


def test_results_can_be_narrowed_by_kind(conditions, articles, ask, find):
    ConditionPageFactory.create_batch(2, parent=conditions, summary="Pain.")
    ArticlePageFactory(parent=articles, title="News of pain")

    assert labels(ask("pain")) == ["Everything", "Conditions (2)", "Articles (1)"]
    assert find("pain", kind="article") == ["News of pain"]


def test_results_can_be_narrowed_by_body_area(conditions, ask, find):
    ConditionPageFactory(parent=conditions, title="Bad pain", body_areas=["head", "whole_body"])
    ConditionPageFactory(parent=conditions, title="Dull pain", body_areas=["head"])

    assert labels(ask("pain")) == ["All areas", "Head and face (2)", "Whole body (1)"]
    assert find("pain", area="whole_body") == ["Bad pain"]


def test_a_number_says_what_a_choice_would_leave(conditions, articles, ask):
    ConditionPageFactory(parent=conditions, summary="Pain.", body_areas=["head"])
    ConditionPageFactory(parent=conditions, summary="Pain.", body_areas=["neck"])
    ArticlePageFactory(parent=articles, summary="Pain.")

    main = ask("pain", area="head")

    assert labels(main) == ["All areas", "Head and face (1)", "Neck (1)"]
    assert text(main.select_one(".kp-filter a[aria-current]")) == "Head and face (1)"
    kinds = labels(ask("pain", area="head", kind="condition"))
    assert kinds == ["Everything", "Conditions (1)"]


def test_what_was_chosen_stands_at_the_beginning_of_its_row(conditions, articles, ask):
    areas = ["head", "neck", "whole_body"]
    ConditionPageFactory(parent=conditions, title="Pain", body_areas=areas)
    ArticlePageFactory(parent=articles, title="News of pain")

    assert labels(ask("pain", area="whole_body"))[:2] == ["All areas", "Whole body (1)"]
    assert labels(ask("pain", kind="article"))[:2] == ["Everything", "Articles (1)"]


def test_a_kind_without_results_says_how_to_go_on(conditions, ask):
    ConditionPageFactory(parent=conditions, summary="Pain.", body_areas=["head"])

    main = ask("pain", area="legs")

    assert "Nothing of that kind" in text(main)
    assert "All areas" in labels(main)


@pytest.mark.parametrize("value", ["", "nonsense", "<script>", "\0", "condition "])
def test_a_choice_that_nobody_offers_is_none(value, conditions, find):
    ConditionPageFactory(parent=conditions, title="Pain")

    assert find("pain", kind=value, area=value) == ["Pain"]


def test_where_more_match_than_anybody_reads_it_says_so(conditions, articles, ask, find, few):
    ConditionPageFactory.create_batch(2, parent=conditions, summary="Pain.", body_areas=["head"])
    ArticlePageFactory.create_batch(3, parent=articles, summary="Pain.")
    ArticlePageFactory(parent=articles, title="News of pain")
    ArticlePageFactory(parent=articles, summary="Pain.")

    main = ask("pain")

    assert "More than 3 pages found" in text(main)
    assert find("pain")[0] == "News of pain"
    assert labels(main, 0) == ["Everything", "Conditions (2)", "Articles (2+)"]
    assert len(find("pain", kind="condition")) == 2
    assert len(find("pain", kind="article")) == 3
    assert len(find("pain", area="head")) == 2


@pytest.fixture
def few(monkeypatch):
    """Three pages are put in order, and two are counted."""
    monkeypatch.setattr("kp_pages.search.databases.Database.most", 3)
    monkeypatch.setattr("kp_pages.search.finding.COUNTED", 2)


def test_more_results_cost_no_more_queries(conditions, client, django_assert_max_num_queries):
    ConditionPageFactory.create_batch(10, parent=conditions, summary="Pain.")

    with django_assert_max_num_queries(20):
        client.get(SEARCH, {"q": "pain"})


def test_nothing_found_offers_conditions_and_the_phone(conditions, ask, clinic):
    ConditionPageFactory(parent=conditions, title="Fibromyalgia")

    main = ask("zebra")

    assert "No page of ours has “zebra”" in text(main)
    assert "Fibromyalgia" in main.get_text()
    assert main.select_one(f'a[href="tel:{clinic.phone}"]')
    assert main.select_one(f'a[href="{conditions.url}"]')


def test_without_words_the_form_is_shown_and_nothing_is_said_to_be_missing(home, ask):
    main = ask("")

    assert main.select_one('form[role="search"] input[name="q"]')
    assert "No page" not in main.get_text()


@pytest.mark.parametrize("typed", ["🙂", "?!", "\0"])
def test_where_there_is_no_word_that_is_said(typed, home, ask):
    assert "There was no word to look for" in text(ask(typed))


def test_without_anything_typed_it_is_not_said(home, ask):
    assert "no word" not in text(ask(" "))


def test_the_words_stand_in_the_form_again(home, ask):
    assert ask("bad back").select_one('input[name="q"]')["value"] == "bad back"


def test_search_engines_are_asked_to_stay_away(home, client):
    response = client.get(SEARCH, {"q": "pain"})

    assert response["X-Robots-Tag"] == "noindex"
    assert b'<meta name="robots" content="noindex">' in response.content


def test_a_form_cannot_be_posted_to_it(home, client):
    assert client.post(SEARCH, {"q": "pain"}).status_code == 405


def test_markup_in_the_words_stays_words(home, client):
    html = client.get(SEARCH, {"q": "<script>alert(1)</script>"}).content.decode()

    assert "<script>alert" not in html
    assert "alert(1)" not in html


def test_a_site_with_a_search_page_of_another_kind_has_no_suggestions(conditions, client, settings):
    settings.ROOT_URLCONF = "tests.search.own_urls"

    field = BeautifulSoup(client.get(conditions.url).content, "html.parser").select_one(
        "main input"
    )

    assert field.find_parent("form")["action"] == reverse("search") == "/find/"
    assert not field.has_attr("data-suggest")


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
        "what is it",
        "ß ﬁ İ ½",
        "kindcondition",
        "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    ],
)
def test_whatever_is_typed_gets_an_answer(query, conditions, find):
    ConditionPageFactory(parent=conditions, title="Pain")

    find(query)


def test_a_megabyte_of_words_gets_an_answer(conditions, find):
    find("pain " * 200_000)


@pytest.mark.parametrize("number", ["abc", "1e20", "-1", "0", "", "\0", "9" * 5000, "1.5"])
def test_whatever_page_is_asked_for_gets_an_answer(number, conditions, find):
    ConditionPageFactory(parent=conditions, title="Pain")

    assert find("pain", page=number) == ["Pain"]
