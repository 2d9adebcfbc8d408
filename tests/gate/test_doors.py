"""Nothing bad goes through a door, and everything good does."""

from contextlib import suppress

import pytest
from django.urls import reverse
from wagtail.models import Page

from kp_pages.models import ConditionIndexPage, ConditionPage
from kp_pages.models.gate import PublicationRefused, gate_open
from tests.gate.doors import (
    COPIES,
    DOORS,
    JSON,
    api_url,
    copy_form,
    force_live,
    public,
    revision_publish,
    words,
)
from tests.reviews.clinic import edit, publish, sign

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gate")]


def push(door, client, page):
    with suppress(PublicationRefused):
        door(client, page)


@pytest.mark.parametrize("kind", ["unsafe", "unreviewed"])
@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_nothing_bad_goes_through(door, kind, client, admin, page, reviewer, editor):
    page = words(page, reviewer, editor, kind=kind)

    push(door, client, page)

    assert public() == set()


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_a_good_page_goes_through(door, client, admin, page, reviewer, editor):
    page = words(page, reviewer, editor, kind="good")

    door(client, page)

    assert [title for _path, title, _summary in public()] == ["CRPS"]


@pytest.mark.parametrize("kind", ["unsafe", "unreviewed"])
@pytest.mark.parametrize("door", COPIES, ids=lambda door: door.__name__)
def test_nothing_bad_is_copied(door, kind, client, admin, page, reviewer, editor):
    page = force_live(words(page, reviewer, editor, kind=kind))
    before = public()

    push(door, client, page)

    assert public() == before
    assert len(before) == 1


@pytest.mark.parametrize("door", COPIES, ids=lambda door: door.__name__)
def test_a_good_page_is_copied(door, client, admin, page, reviewer, editor):
    page = publish(words(page, reviewer, editor, kind="good"))

    door(client, page)

    assert len(public()) == 2


# A page that is live, and gets other words


def other_words(page, editor):
    return edit(page, editor, summary="Other words.")


def overwritten_by_a_script(client, page):
    page.summary = page.get_latest_revision_as_object().summary
    page.save(update_fields=["summary"])


def title_by_a_script(client, page):
    bare = Page.objects.get(pk=page.pk)
    bare.title = "A cure for CRPS"
    bare.save()


@pytest.mark.parametrize(
    "door",
    [*DOORS[:1], *DOORS[2:4], *DOORS[5:14], overwritten_by_a_script, title_by_a_script],
    ids=lambda door: door.__name__,
)
def test_readers_keep_the_words_that_were_signed(door, client, admin, page, reviewer, editor):
    page = publish(words(page, reviewer, editor, kind="good"))
    before = public()
    page = other_words(page, editor)

    push(door, client, page)

    assert public() == before
    assert ConditionPage.objects.get().review.is_shown


def test_an_alias_shows_what_its_page_shows(page, reviewer, editor):
    page = publish(words(page, reviewer, editor, kind="good"))
    page.create_alias(update_slug="alias")
    page = other_words(page, editor)

    push(revision_publish, None, page)
    assert {summary for *_, summary in public()} == {"Summary."}

    sign(page, reviewer)
    publish(page)
    assert {summary for *_, summary in public()} == {"Other words."}


@pytest.mark.parametrize("kind", ["unsafe", "unreviewed", "good"])
def test_an_alias_becomes_a_page_of_its_own_if_its_words_are_good(
    kind, client, admin, page, reviewer, editor
):
    page = force_live(words(page, reviewer, editor, kind=kind))
    with gate_open("a test of the doors"):
        alias = page.create_alias(update_slug="alias")

    url = reverse("wagtailadmin_pages:convert_alias", args=[alias.pk])
    html = client.post(url, follow=True).content.decode()
    client.post(api_url(alias, "convert_alias"), **JSON)

    alias.refresh_from_db()
    assert (alias.alias_of_id is None) == (kind == "good")
    assert ("was not published" in html) == (kind != "good")


def test_an_index_copied_with_a_bad_page_is_not_copied_at_all(client, admin, bad):
    client.post(
        reverse("wagtailadmin_pages:copy", args=[bad.get_parent().pk]),
        {**copy_form(bad.get_parent()), "copy_subpages": "on", "publish_copies": "on"},
    )

    assert ConditionIndexPage.objects.count() == 1
