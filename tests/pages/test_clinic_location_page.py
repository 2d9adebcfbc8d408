import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from tests.factories import ClinicLocationPageFactory, LocationIndexPageFactory

WEDNESDAY = dt.date(2026, 11, 25)


def span(first, last, opens, closes):
    return ("open", {"first_day": first, "last_day": last, "opens": opens, "closes": closes})


@pytest.fixture
def index(home):
    return LocationIndexPageFactory(parent=home)


@pytest.fixture
def location(index):
    return ClinicLocationPageFactory(
        parent=index, hours=[span("monday", "thursday", dt.time(8), dt.time(18, 30))]
    )


@pytest.fixture
def on_wednesday(monkeypatch):
    monkeypatch.setattr("kp_pages.models.places.timezone.localdate", lambda: WEDNESDAY)


def rows(main):
    return {
        " ".join(row.th.get_text(" ").split()): " ".join(row.td.get_text(" ").split())
        for row in main.select(".kp-week tbody tr")
    }


def test_each_day_of_the_week_has_its_hours(location, show, on_wednesday):
    assert rows(show(location)) == {
        "Monday": "8 a.m. to 6:30 p.m.",
        "Tuesday": "8 a.m. to 6:30 p.m.",
        "Wednesday Today": "8 a.m. to 6:30 p.m.",
        "Thursday": "8 a.m. to 6:30 p.m.",
        "Friday": "Closed",
        "Saturday": "Closed",
        "Sunday": "Closed",
    }


def test_a_break_at_noon_makes_two_spans(location, show, on_wednesday):
    location.hours = [
        span("friday", "", dt.time(8), dt.time(12)),
        span("friday", "", dt.time(13), dt.time(17)),
    ]
    location.save()

    assert rows(show(location))["Friday"] == "8 a.m. to noon 1 p.m. to 5 p.m."


def test_without_hours_there_is_no_table(location, show):
    location.hours = []
    location.save()

    assert not show(location).select("table")


def test_hours_that_lost_their_days_are_left_out(location, show):
    location.hours = [span("", "", dt.time(8), dt.time(12))]
    location.save()

    assert set(rows(show(location)).values()) == {"Closed"}


def test_the_address_is_shown(location, show):
    assert "1 Example Street" in show(location).address.get_text()


def test_the_phone_can_be_called(location, show):
    assert show(location).select_one(f'a[href="tel:{location.phone}"]')


def test_directions_lead_to_a_map_elsewhere(location, show):
    location.directions_url = "https://maps.example/clinic"
    location.save()

    link = show(location).select_one('a[href="https://maps.example/clinic"]')

    assert "opens a map on another site" in link.get_text()


def test_parking_and_access_are_shown(location, show):
    location.parking, location.access = "Behind the house.", "Level entrance."
    location.save()

    text = show(location).get_text()

    assert "Behind the house." in text
    assert "Level entrance." in text


def test_prices_and_profiles_elsewhere_are_shown(location, show):
    location.price_range = "$250 to $700"
    location.profiles = [("profile", {"label": "A map", "url": "https://maps.example/clinic"})]
    location.save()

    facts = show(location).select_one("dl.kp-details")

    assert "$250 to $700" in facts.get_text()
    assert facts.select_one('a[href="https://maps.example/clinic"]').get_text() == "A map"


def test_without_them_there_are_no_facts(location, show):
    assert not show(location).select("dl.kp-details")


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"latitude": "91"}, "latitude"),
        ({"longitude": "-180.5"}, "longitude"),
        ({"latitude": "44.046236", "longitude": None}, "longitude"),
    ],
)
def test_a_place_that_cannot_be_is_refused_beside_its_field(location, changes, wrong):
    for name, value in {"latitude": "44.05", "longitude": "-123.02", **changes}.items():
        setattr(location, name, value)

    with pytest.raises(ValidationError) as caught:
        location.full_clean()
    assert wrong in caught.value.message_dict


def test_the_index_shows_address_phone_and_hours(index, location, show):
    text = " ".join(show(index).get_text(" ").split())

    assert "1 Example Street" in text
    assert location.phone_display.replace("\u00a0", " ") in text
    assert "Monday to Thursday: 8 a.m. to 6:30 p.m." in text


def test_in_spanish_a_day_inside_a_phrase_is_small(index, location, show, settings):
    settings.LANGUAGE_CODE = "es"

    text = " ".join(show(index).get_text().split())

    assert "Lunes a jueves: " in text


def test_a_draft_location_is_not_on_the_index(index, show):
    ClinicLocationPageFactory(parent=index, title="New clinic", live=False)

    assert "New clinic" not in show(index).get_text()


def test_an_empty_list_says_so(index, show):
    assert "There are no locations here yet." in show(index).get_text()
