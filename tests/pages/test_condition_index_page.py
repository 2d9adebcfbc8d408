import pytest
from django.urls import reverse

from tests.factories import ConditionIndexPageFactory, ConditionPageFactory


@pytest.fixture
def index(home):
    return ConditionIndexPageFactory(parent=home)


def cards(main):
    return [link.get_text() for link in main.select(".kp-card h3 a")]


def test_the_search_field_asks_the_search_page(index, show):
    form = show(index).select_one("form[role=search]")

    assert (form["method"], form["action"]) == ("get", reverse("search"))
    assert form.select_one("input")["name"] == "q"


def test_a_card_shows_summary_and_evidence(index, show):
    ConditionPageFactory(parent=index, summary="Pain in many places.", evidence_level="limited")

    card = show(index).select_one(".kp-card").get_text()

    assert "Pain in many places." in card
    assert "Limited" in card


def test_a_draft_has_no_card(index, show):
    ConditionPageFactory(parent=index, live=False)

    assert cards(show(index)) == []


def test_an_area_shows_its_conditions_alone(index, show):
    ConditionPageFactory(parent=index, title="Migraine", body_areas=["head"])
    ConditionPageFactory(parent=index, title="Sciatica", body_areas=["back", "legs"])

    assert cards(show(f"{index.url}?area=legs")) == ["Sciatica"]


def test_an_area_that_nobody_knows_shows_all(index, show):
    ConditionPageFactory(parent=index, title="Migraine", body_areas=["head"])

    assert cards(show(f"{index.url}?area=<script>")) == ["Migraine"]


def test_the_chosen_area_says_so(index, show):
    ConditionPageFactory(parent=index, body_areas=["head"])
    ConditionPageFactory(parent=index, body_areas=["legs"])

    chosen = show(f"{index.url}?area=legs").select(".kp-filter [aria-current]")

    assert [link.get_text() for link in chosen] == ["Legs and feet"]


def test_only_areas_with_conditions_are_offered(index, show):
    ConditionPageFactory(parent=index, body_areas=["head"])
    ConditionPageFactory(parent=index, body_areas=["legs"])

    offered = [link.get_text() for link in show(index).select(".kp-filter a")]

    assert offered == ["All areas", "Head and face", "Legs and feet"]


def test_few_conditions_have_no_letters(index, show):
    ConditionPageFactory.create_batch(3, parent=index)

    assert not show(index).select(".kp-az")


def test_many_conditions_stand_under_their_letters(index, show, settings):
    settings.KP_PAGES = {**settings.KP_PAGES, "CONDITIONS_BEFORE_LETTERS": 3}
    for title in ("Arthritis", "Migraine", "Myalgia"):
        ConditionPageFactory(parent=index, title=title)

    main = show(index)

    assert [link.get_text() for link in main.select(".kp-az a")] == ["A", "M"]
    assert main.select_one("#letter-M + ul").get_text(" ", strip=True) == "Migraine Myalgia"


def test_a_small_letter_stands_with_its_capital(index, show, settings):
    settings.KP_PAGES = {**settings.KP_PAGES, "CONDITIONS_BEFORE_LETTERS": 3}
    for title in ("Arthritis", "arm pain", "Migraine"):
        ConditionPageFactory(parent=index, title=title)

    assert [link.get_text() for link in show(index).select(".kp-az a")] == ["A", "M"]


def test_an_index_without_conditions_says_so(index, show):
    assert "no conditions here yet" in show(index).get_text()
