import datetime as dt

import pytest

from tests.factories import (
    ClinicLocationPageFactory,
    ConsultationPageFactory,
    LocationIndexPageFactory,
)


@pytest.fixture
def page(home):
    body = [("section", {"heading": "What happens next", "text": "<p>We call back.</p>"})]
    return ConsultationPageFactory(parent=home, body=body)


def test_the_phone_comes_before_everything_else_to_do(page, clinic, show):
    main = show(page)

    assert main.select(".kp-hero .kp-btn, a.kp-btn")[0]["href"] == f"tel:{clinic.phone}"
    assert main.get_text().index(clinic.phone_display) < main.get_text().index("What happens next")


def test_what_happens_next_is_shown(page, show):
    assert "We call back." in show(page).get_text()


def test_the_hours_of_the_main_location_are_shown(home, page, clinic, show):
    hours = {"first_day": "monday", "last_day": "", "opens": dt.time(8), "closes": dt.time(17)}
    clinic.main_location = ClinicLocationPageFactory(
        parent=LocationIndexPageFactory(parent=home), hours=[("open", hours)]
    )
    clinic.save()

    assert "Monday: 8 a.m. to 5 p.m." in show(page).get_text()


def test_the_emergency_line_is_shown(page, clinic, show):
    assert str(clinic.emergency_text) in show(page).get_text()


def test_no_call_bar_covers_a_page_that_is_about_calling(page, clinic, client):
    assert "kp-callbar" not in client.get(page.url).content.decode()
