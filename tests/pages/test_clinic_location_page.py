import datetime as dt

import pytest

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


def test_the_index_shows_address_phone_and_hours(index, location, show):
    text = " ".join(show(index).get_text(" ").split())

    assert "1 Example Street" in text
    assert location.phone_display.replace("\u00a0", " ") in text
    assert "Monday to Thursday: 8 a.m. to 6:30 p.m." in text


def test_a_draft_location_is_not_on_the_index(index, show):
    ClinicLocationPageFactory(parent=index, title="New clinic", live=False)

    assert "New clinic" not in show(index).get_text()
