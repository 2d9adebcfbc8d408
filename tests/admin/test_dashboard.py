"""The first screen says what to do next, and ticks it when it is done."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Site

from kp_pages.models import ClinicSettings, ConditionPage
from tests.admin.conftest import member
from tests.admin.posting import send
from tests.factories import ConditionPageFactory, UserFactory

pytestmark = pytest.mark.django_db


def steps(client):
    """Title of each step to whether it is ticked."""
    soup = BeautifulSoup(client.get(reverse("wagtailadmin_home")).content, "html5lib")
    return {
        item.select_one("a, .kp-todo__title").get_text(): "kp-todo__item--done" in item["class"]
        for item in soup.select(".kp-todo__item")
    }


@pytest.mark.parametrize("group", ["Marketing editors", "Medical reviewers", "Front desk"])
def test_everybody_reads_the_name_of_the_clinic(client, roles, group):
    Site.objects.update(site_name="Harbor Pain Clinic")
    client.force_login(member(group))

    soup = BeautifulSoup(client.get(reverse("wagtailadmin_home")).content, "html5lib")

    assert soup.h1.get_text(strip=True) == "Harbor Pain Clinic"


def test_a_new_editor_reads_what_to_do(as_editor, conditions):
    assert steps(as_editor) == {
        "Write your first condition page": False,
        "Add a reference": False,
        "Send a page to be published": False,
        "See a condition page live": False,
    }


def test_the_first_step_leads_to_the_first_screen(as_editor, conditions):
    html = as_editor.get(reverse("wagtailadmin_home")).content.decode()

    assert reverse("kp_pages_start", args=[conditions.pk]) in html


def test_what_an_editor_does_is_ticked(as_editor, conditions):
    as_editor.post(reverse("kp_pages_start", args=[conditions.pk]), {"title": "CRPS"})
    assert steps(as_editor)["Write your first condition page"]

    as_editor.post(
        reverse("wagtailsnippets_kp_pages_reference:add"),
        {
            "kind": "trial",
            "authors": "Example A",
            "title": "Trial",
            "source": "Journal",
            "year": 2020,
            "doi": "10.1000/1",
            "status": "current",
        },
    )
    assert steps(as_editor)["Add a reference"]


def test_a_page_sent_to_be_published_is_ticked(as_editor, editor, conditions):
    page = ConditionPageFactory(parent=conditions, live=False, owner=editor)

    send(as_editor, page, "submit")

    assert steps(as_editor)["Send a page to be published"]


def test_the_work_of_another_ticks_nothing(as_editor, conditions):
    ConditionPageFactory(parent=conditions, owner=UserFactory())

    assert not any(steps(as_editor).values())


def test_a_publisher_is_asked_for_what_all_pages_need(as_publisher, conditions, treatment):
    found = steps(as_publisher)
    assert found["Fill in the clinic"] is False
    assert found["Check the facts about the treatment"] is True
    assert found["Make a place for condition pages"] is True
    assert "Send a page to be published" not in found

    settings = ClinicSettings.for_site(Site.objects.get())
    settings.phone = "+15550100199"
    settings.save()
    assert steps(as_publisher)["Fill in the clinic"] is True


def test_a_reviewer_is_shown_the_medical_facts_alone(client, reviewer, conditions):
    client.force_login(reviewer)

    assert steps(client) == {"Check the facts about the treatment": False}


def test_when_all_is_done_the_list_is_gone(client, reviewer, treatment):
    client.force_login(reviewer)

    assert steps(client) == {}


def test_without_pages_of_ours_the_first_screen_still_opens(admin_client, home):
    assert steps(admin_client)["Make a place for condition pages"] is False
    assert not ConditionPage.objects.exists()
