"""What a visitor sees who follows a dead link."""

import pytest
from wagtail.models import Site

from tests.factories import ConditionIndexPageFactory, ConditionPageFactory


@pytest.fixture
def lost(show):
    return lambda: show("/nowhere/", status=404)


def test_it_says_so(home, lost):
    assert lost().h1.get_text() == "We can’t find that page"


def test_it_offers_a_search(home, lost):
    assert lost().select_one('form[role=search] input[name="q"]')


def test_it_offers_the_phone(clinic, lost):
    assert lost().select_one(f'a[href="tel:{clinic.phone}"]')


def test_it_offers_the_first_three_conditions_in_the_order_of_the_editors(home, lost):
    index = ConditionIndexPageFactory(parent=home)
    for title in ("Migraine", "Arthritis", "Neuralgia", "Back pain"):
        ConditionPageFactory(parent=index, title=title)

    offered = [link.get_text() for link in lost().select(".kp-card h3 a")]

    assert offered == ["Migraine", "Arthritis", "Neuralgia"]


def test_it_offers_no_private_condition(home, lost, make_private):
    make_private(ConditionPageFactory(parent=ConditionIndexPageFactory(parent=home)))

    assert not lost().select(".kp-card")


def test_search_engines_are_asked_to_leave_it_out(home, client):
    assert b'<meta name="robots" content="noindex">' in client.get("/nowhere/").content


def test_the_address_asked_for_is_not_repeated(home, client):
    assert b"alert" not in client.get("/<script>alert(1)</script>/").content


def test_it_stands_without_a_site(db, show):
    Site.objects.all().delete()

    assert show("/nowhere/", status=404).h1


def test_it_sets_no_cookie(home, client):
    assert not client.get("/nowhere/").cookies
