"""What passes the gate without a look, and what a site may set about it."""

from contextlib import suppress

import pytest
from django.core.management import call_command
from django.http import QueryDict
from django.urls import reverse
from wagtail.models import Page

from kp_pages.models import ConditionPage
from kp_pages.models.gate import PublicationRefused, gate_open
from tests.admin.posting import filled_in
from tests.factories import ConditionIndexPageFactory, StandardPageFactory
from tests.gate.doors import edit_url, force_live, words
from tests.reviews.clinic import body, close_the_gate, publish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gate")]


def test_a_draft_always_saves(client, admin, bad):
    client.post(edit_url(bad), filled_in(bad, summary="Another cure."))

    draft = ConditionPage.objects.get().get_latest_revision_as_object()
    assert draft.summary == "Another cure."


def test_a_new_page_is_created_as_a_draft_always(client, admin, conditions, page):
    url = reverse("wagtailadmin_pages:add", args=["kp_pages", "conditionpage", conditions.pk])

    client.post(url, {**filled_in(page, summary="A cure."), "slug": "new"})

    assert not ConditionPage.objects.get(slug="new").live


@pytest.mark.parametrize(
    "change",
    [
        lambda page: page.save(),
        lambda page: page.unpublish(),
        lambda page: page.delete(),
        lambda page: page.move(page.get_parent(), pos="first-child"),
        lambda page: page.save_revision(),
        lambda page: page.save(update_fields=["locked"]),
        lambda page: page.copy(update_attrs={"slug": "copy"}, keep_live=False),
        lambda page: page.get_latest_revision().publish(),
        lambda page: Page.objects.get(pk=page.pk).save(),
    ],
    ids=[
        "save",
        "unpublish",
        "delete",
        "move",
        "draft",
        "lock",
        "copy as a draft",
        "publish unchanged",
        "save bare",
    ],
)
def test_what_brings_no_words_live_always_works(bad, change):
    change(bad)


def test_a_page_without_rules_against_it_passes(home):
    page = StandardPageFactory(parent=home, summary="Where we are.")

    assert page.live


def test_what_is_loaded_from_a_fixture_is_stored_as_it_is(page, reviewer, editor, tmp_path):
    page = force_live(words(page, reviewer, editor, kind="unsafe"))
    file = tmp_path / "pages.json"
    call_command("dumpdata", "wagtailcore.page", "kp_pages.conditionpage", output=str(file))
    ConditionPage.objects.update(summary="x")

    call_command("loaddata", str(file), verbosity=0)

    assert ConditionPage.objects.get().summary == "A cure for pain."


def test_the_condition_index_itself_passes(home):
    assert ConditionIndexPageFactory(parent=home, slug="more").live


def test_unchanged_words_are_recognised_however_they_are_stored(bad):
    list(bad.body)  # converts what was stored

    bad.body = [(block.block_type, block.value) for block in bad.body]
    bad.save()

    bad.body = body("Other words.")
    with pytest.raises(PublicationRefused):
        bad.save()


def test_a_posted_form_is_read_as_a_browser_sends_it(page):
    data = QueryDict(mutable=True)
    data.update(filled_in(page))

    assert "body-count" in data


# The settings of a site


def test_a_site_that_only_warns_lets_it_pass_and_says_so(client, admin, page, settings, caplog):
    close_the_gate(settings, GATE="warn")

    data = {**filled_in(page), "action-publish": "on"}
    html = client.post(edit_url(page), data, follow=True).content.decode()

    assert ConditionPage.objects.get().live
    assert "“CRPS” went live with T-REVIEW." in html
    assert "goes live with T-REVIEW" in caplog.text


def test_a_site_without_a_gate_does_not_look(page, settings, django_assert_num_queries):
    close_the_gate(settings, GATE="off")

    publish(page)

    assert ConditionPage.objects.get().live


def test_a_rule_that_a_site_only_warns_of_refuses_nothing(page, settings):
    rules = {**settings.KP_PAGES["RULES"], "T-REVIEW": "warn"}
    close_the_gate(settings, RULES=rules)

    assert publish(page).live


def test_the_gate_can_be_opened_for_a_repair_and_says_what_passed(page, caplog):
    with gate_open("Mending the import of 2025"):
        publish(page)

    assert ConditionPage.objects.get().live
    assert "The gate is open (Mending the import of 2025): 'CRPS' passes" in caplog.text


def test_the_gate_closes_again_after_an_error(page):
    with suppress(ZeroDivisionError), gate_open("a repair"):
        raise ZeroDivisionError

    with pytest.raises(PublicationRefused):
        publish(page)
