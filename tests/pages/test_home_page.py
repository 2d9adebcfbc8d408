import datetime as dt

import pytest

from tests.factories import (
    ClinicianIndexPageFactory,
    ClinicianPageFactory,
    ClinicLocationPageFactory,
    ConditionIndexPageFactory,
    ConditionPageFactory,
    ConsultationPageFactory,
    LocationIndexPageFactory,
    StandardPageFactory,
)


@pytest.fixture
def conditions(home):
    return ConditionIndexPageFactory(parent=home, slug="conditions")


def titles(main, name):
    return [link.get_text() for link in main.select(f'[aria-labelledby="home-{name}"] h3 a')]


def test_the_headline_is_the_h1(home, show):
    home.headline = "Care for pain"
    home.save()

    assert show(home).h1.get_text() == "Care for pain"


def test_the_first_button_leads_to_the_consultation(home, clinic, show):
    clinic.consultation_page = ConsultationPageFactory(parent=home)
    clinic.save()

    assert show(home).select_one(".kp-actions a")["href"] == clinic.consultation_page.url


def test_no_button_leads_to_a_consultation_page_that_is_a_draft(home, clinic, show):
    clinic.consultation_page = ConsultationPageFactory(parent=home, live=False)
    clinic.save()

    assert "Request a visit" not in show(home).get_text()


def test_the_second_button_leads_to_all_conditions(home, conditions, show):
    assert show(home).select_one(".kp-actions .kp-btn--ghost")["href"] == conditions.url


def test_six_conditions_are_shown_by_title(home, conditions, show):
    for letter in "GFEDCBA":
        ConditionPageFactory(parent=conditions, title=letter)

    assert titles(show(home), "conditions") == list("ABCDEF")


def test_a_condition_says_its_evidence_in_words(home, conditions, show):
    ConditionPageFactory(parent=conditions, evidence_level="not_shown")

    assert "Evidence: Not shown to help" in " ".join(show(home).get_text().split())


def test_a_private_condition_is_not_shown(home, conditions, show, make_private):
    make_private(ConditionPageFactory(parent=conditions, title="Hidden"))

    assert titles(show(home), "conditions") == []


def test_a_clinician_who_has_left_is_not_shown(home, show):
    index = ClinicianIndexPageFactory(parent=home)
    ClinicianPageFactory(parent=index, title="Here", credentials="MD")
    ClinicianPageFactory(parent=index, title="Gone", is_active=False)

    assert titles(show(home), "clinicians") == ["Here, MD"]


def test_the_safety_statement_leads_to_the_page_about_risks(home, show):
    home.safety_page = StandardPageFactory(parent=home, title="Safety")
    home.save()

    section = show(home).select_one('[aria-labelledby="home-safety"]')

    assert "Statement." in section.get_text()
    assert section.a["href"] == home.safety_page.url


def test_the_safety_statement_leads_to_no_draft(home, show):
    home.safety_page = StandardPageFactory(parent=home, live=False)
    home.save()

    assert show(home).select_one('[aria-labelledby="home-safety"] a') is None


def test_a_location_is_shown_with_its_hours(home, show):
    hours = {
        "first_day": "monday",
        "last_day": "friday",
        "opens": dt.time(8),
        "closes": dt.time(17),
    }
    ClinicLocationPageFactory(parent=LocationIndexPageFactory(parent=home), hours=[("open", hours)])

    text = show(home).select_one('[aria-labelledby="home-locations"]').get_text()

    assert "Monday to Friday: 8 a.m. to 5 p.m." in text


def test_the_blocks_of_the_body_are_shown(home, show):
    home.body = [("section", {"heading": "What a visit is like", "text": "<p>Calm.</p>"})]
    home.save()

    assert "Calm." in show(home).get_text()


def test_an_empty_site_has_a_home_page(home, show):
    assert show(home).h1


def test_a_clinic_without_a_phone_asks_nobody_to_call(home, show):
    assert "Call us" not in show(home).get_text()
