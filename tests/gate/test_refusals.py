"""What people hear when something is not published."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from kp_pages.models import ConditionPage
from kp_pages.models.gate import PublicationRefused
from tests.admin.posting import filled_in
from tests.gate.doors import JSON, api_url, bulk_url, copy_form, edit_url, force_live, public
from tests.reviews.clinic import draft, edit, publish, sign

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gate")]


def test_a_refusal_says_what_to_do_and_keeps_what_was_typed(client, admin, page):
    data = {**filled_in(page, summary="A cure, typed just now."), "action-publish": "on"}

    html = client.post(edit_url(page), data, follow=True).content.decode()

    assert "Take “cure” out." in html
    assert "Send it to medical review." in html
    assert "A cure, typed just now." in html
    assert public() == set()


def test_a_new_page_that_is_refused_is_still_in_the_form(client, admin, conditions, page):
    url = reverse("wagtailadmin_pages:add", args=["kp_pages", "conditionpage", conditions.pk])
    data = {**filled_in(page, summary="A cure."), "slug": "new", "action-publish": "on"}

    html = client.post(url, data, follow=True).content.decode()

    assert "Take “cure” out." in html
    assert "A cure." in html
    assert not ConditionPage.objects.filter(slug="new").exists()


def test_a_bulk_action_names_every_page_that_is_refused(
    client, admin, conditions, page, reviewer, editor
):
    sign(page, reviewer)
    bad = [draft(conditions, editor, slug=f"p{n}", title=f"Page {n}") for n in range(2)]
    url = f"{bulk_url(page)}&{'&'.join(f'id={one.pk}' for one in bad)}"

    html = client.post(url, {"include_descendants": ""}, follow=True).content.decode()

    assert "“Page 0” was not published." in html
    assert "“Page 1” was not published." in html
    assert "None of the pages was published." in html
    assert public() == set()


def test_the_internal_api_answers_with_the_sentences(client, admin, page, editor):
    page = edit(page, editor, summary="A cure.")

    answer = client.post(api_url(page, "publish"), **JSON)

    assert answer.status_code == 400
    assert answer.json() == {
        "summary": ["Take “cure” out."],
        "__all__": ["Send it to medical review."],
    }


def test_a_refused_call_of_the_api_leaves_nothing_behind(client, admin, page):
    revision = page.get_latest_revision()
    later = timezone.now() + timedelta(days=1)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=later)

    client.post(api_url(page, "publish"), **JSON)

    revision.refresh_from_db()
    assert revision.approved_go_live_at == later


def test_a_copy_that_is_refused_says_so(client, admin, page):
    page = force_live(page)

    html = client.post(
        reverse("wagtailadmin_pages:copy", args=[page.pk]),
        {**copy_form(page), "publish_copies": "on"},
        follow=True,
    ).content.decode()

    assert "Send it to medical review." in html


def test_a_refusal_carries_the_codes_by_field(page, editor):
    page = edit(page, editor, summary="A cure.")

    with pytest.raises(PublicationRefused) as caught:
        publish(page)

    assert caught.value.codes == ["T-REVIEW", "T-CURE"]
    assert caught.value.message_dict["summary"] == ["Take “cure” out."]
    assert caught.value.error_dict["summary"][0].code == "T-CURE"
