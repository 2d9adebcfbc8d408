"""Every way to publish, and what is tried through each: unsafe words, unsigned words, good ones.

A door is a function that tries to bring the newest draft of a page live. It raises, answers with a
refusal, or publishes; what counts is what readers can open afterwards.
"""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import (
    GroupApprovalTask,
    Locale,
    Page,
    PageLogEntry,
    Revision,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from kp_pages.models import ConditionIndexPage, ConditionPage
from kp_pages.models.gate import PublicationRefused, gate_open
from tests.admin.posting import filled_in
from tests.factories import ConditionIndexPageFactory, StandardPageFactory, UserFactory
from tests.reviews.clinic import *  # noqa: F403 - the people of the clinic
from tests.reviews.clinic import body, close_the_gate, draft, edit, publish, sign

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gate")]

JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def admin(client):
    admin = UserFactory(is_superuser=True, email="admin@clinic.example")
    client.force_login(admin)
    return admin


def words(page, reviewer, editor, *, kind):
    """A draft with words of a kind: unsafe, but signed; safe, but unsigned; or good."""
    if kind == "unsafe":
        page = edit(page, editor, summary="A cure for pain.")
    if kind != "unreviewed":
        sign(page, reviewer)
    return ConditionPage.objects.get(pk=page.pk)


def force_live(page):
    """A page that was published while the gate was open."""
    with gate_open("a test of the doors"):
        return publish(page)


def public():
    """What readers can open: the address and the words of each condition page."""
    return {(page.url_path, page.title, page.summary) for page in ConditionPage.objects.live()} | {
        (page.url_path, page.title, page.specific.summary)
        for page in Page.objects.live().type(ConditionPage)
    }


# The doors


def edit_view(client, page):
    client.post(edit_url(page), {**filled_in(page), "action-publish": "on"})


def create_view(client, page):
    url = reverse(
        "wagtailadmin_pages:add", args=["kp_pages", "conditionpage", page.get_parent().pk]
    )
    client.post(url, {**filled_in(page), "slug": "created", "action-publish": "on"})


def reverting(client, page):
    """An editor takes an older version up again, and publishes it."""
    older = page.get_latest_revision()
    edit(page, None, summary="Words in between.")
    url = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, older.pk])
    client.post(url, {**filled_in(older.as_object()), "action-publish": "on"})


def bulk_action(client, page):
    client.post(bulk_url(page), {"include_descendants": ""})


def bulk_action_with_descendants(client, page):
    client.post(bulk_url(page.get_parent()), {"include_descendants": "on"})


def workflow_of_a_site(client, page):
    """Somebody else's workflow, which asks for no signature."""
    workflow, task = Workflow.objects.create(name="Ours"), GroupApprovalTask.objects.create()
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.update(workflow=workflow)
    approve(client, page)


def medical_workflow(client, page):
    """Our workflow, in which the review was signed and the words changed afterwards."""
    state = page.get_workflow().start(page, None)
    if state.current_task_state.task.name == "Medical review":
        state.current_task_state.approve()
    approve(client, page, is_started=True)


def schedule_in_the_editor(client, page):
    later = timezone.now() + timedelta(days=1)
    data = {**filled_in(page), "go_live_at": f"{later:%Y-%m-%d %H:%M}", "action-publish": "on"}
    client.post(edit_url(page), data)
    Revision.objects.filter(approved_go_live_at__isnull=False).update(
        approved_go_live_at=timezone.now() - timedelta(minutes=1)
    )
    for revision in Revision.objects.filter(approved_go_live_at__isnull=False):
        revision.content["go_live_at"] = None
        revision.save()
    call_command("publish_scheduled")


def the_clock(client, page):
    revision = page.get_latest_revision()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.save()
    call_command("publish_scheduled")


def revision_publish(client, page):
    page.get_latest_revision().publish()


def publish_action(client, page):
    PublishPageRevisionAction(page.get_latest_revision()).execute()


def internal_api(client, page):
    client.post(api_url(page, "publish"), **JSON)


def internal_api_revert(client, page):
    url = api_url(page, "revert_to_page_revision")
    client.post(url, {"revision_id": page.latest_revision_id}, "application/json", **JSON)
    client.post(api_url(page, "publish"), **JSON)


def script_save(client, page):
    page = page.get_latest_revision_as_object()
    page.live = True
    page.save()


def script_save_without_validation(client, page):
    page = page.get_latest_revision_as_object()
    page.live = True
    page.save(clean=False)


def script_save_of_one_field(client, page):
    page.save_revision()
    ConditionPage.objects.filter(pk=page.pk).update(live=False)
    page.live = True
    page.save(update_fields=["live"])


def script_save_of_the_bare_page(client, page):
    bare = Page.objects.get(pk=page.pk)
    bare.live = True
    bare.save()


def script_add_child(client, page):
    page.get_parent().add_child(
        instance=ConditionPage(
            title=page.title, slug="added", summary=page.summary, body=page.body, live=True
        )
    )


def script_add_sibling(client, page):
    page.add_sibling(
        instance=ConditionPage(
            title=page.title, slug="added", summary=page.summary, body=page.body, live=True
        )
    )


DOORS = [
    edit_view,
    create_view,
    reverting,
    bulk_action,
    bulk_action_with_descendants,
    workflow_of_a_site,
    medical_workflow,
    schedule_in_the_editor,
    the_clock,
    revision_publish,
    publish_action,
    internal_api,
    internal_api_revert,
    script_save,
    script_save_without_validation,
    script_save_of_one_field,
    script_save_of_the_bare_page,
    script_add_child,
    script_add_sibling,
]


# The doors for which a page has to be live already, as it may be from before there was a gate


def copy_view(client, page):
    client.post(
        reverse("wagtailadmin_pages:copy", args=[page.pk]),
        {**copy_form(page), "publish_copies": "on"},
    )


def copy_view_with_subpages(client, page):
    index = page.get_parent()
    client.post(
        reverse("wagtailadmin_pages:copy", args=[index.pk]),
        {**copy_form(index), "copy_subpages": "on", "publish_copies": "on"},
    )


def script_copy(client, page):
    page.copy(update_attrs={"slug": "copied"}, keep_live=True)


def script_copy_of_a_tree(client, page):
    page.get_parent().specific.copy(update_attrs={"slug": "copied"}, recursive=True, keep_live=True)


def internal_api_copy(client, page):
    data = {"slug": "copied", "keep_live": True}
    client.post(api_url(page, "copy"), data, "application/json", **JSON)


def alias_in_the_copy_view(client, page):
    client.post(
        reverse("wagtailadmin_pages:copy", args=[page.pk]), {**copy_form(page), "alias": "on"}
    )


def script_alias(client, page):
    page.create_alias(update_slug="copied")


def script_alias_of_a_tree(client, page):
    page.get_parent().specific.create_alias(update_slug="copied", recursive=True)


def internal_api_alias(client, page):
    data = {"update_slug": "copied"}
    client.post(api_url(page, "create_alias"), data, "application/json", **JSON)


def alias_as_a_translation(client, page):
    page.copy_for_translation(
        Locale.objects.create(language_code="es"), copy_parents=True, alias=True
    )


COPIES = [
    copy_view,
    copy_view_with_subpages,
    script_copy,
    script_copy_of_a_tree,
    internal_api_copy,
    alias_in_the_copy_view,
    script_alias,
    script_alias_of_a_tree,
    internal_api_alias,
    alias_as_a_translation,
]


# What is tried through them


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def bulk_url(page):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return f"{url}?id={page.pk}"


def api_url(page, action):
    return reverse("wagtailadmin_api:pages:action", args=[page.pk, action])


def copy_form(page):
    return {
        "new_title": page.title,
        "new_slug": "copied",
        "new_parent_page": page.get_parent().pk,
    }


def approve(client, page, *, is_started=False):
    if not is_started:
        page.get_workflow().start(page, None)
    state = ConditionPage.objects.get(pk=page.pk).current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    client.post(url, {"comment": ""})


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


# What always works


@pytest.fixture
def bad(page, reviewer, editor):
    """A public page from before there was a gate, which would not pass it now."""
    return force_live(words(page, reviewer, editor, kind="unsafe"))


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


# What people hear


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


# The clock


@pytest.fixture
def scheduled(conditions, editor, reviewer, page):
    """Three pages for one minute; the second may not go live."""
    pages = [draft(conditions, editor, slug=f"p{n}", title=f"Page {n}") for n in range(3)]
    for number, one in enumerate(pages):
        if number != 1:
            sign(one, reviewer)
        one.get_latest_revision()
        Revision.objects.filter(pk=one.latest_revision_id).update(
            approved_go_live_at=timezone.now() - timedelta(minutes=3 - number)
        )
    return pages


def test_a_refused_date_stops_no_other(scheduled):
    call_command("publish_scheduled")

    assert {title for _path, title, _summary in public()} == {"Page 0", "Page 2"}


def test_a_refused_date_is_taken_away_and_told(
    scheduled, editor, caplog, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        call_command("publish_scheduled")

    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
    entry = PageLogEntry.objects.get(action="kp_pages.gate.refused")
    assert entry.page_id == scheduled[1].pk
    assert entry.data["codes"] == ["T-REVIEW"]
    assert "Scheduled publication of 'Page 1' refused" in caplog.text
    (letter,) = mail.outbox
    assert letter.subject == "Not published: “Page 1”"
    assert letter.to == [editor.email]
    assert "Send it to medical review." in letter.body
    assert f"http://testserver/admin/pages/{scheduled[1].pk}/edit/" in letter.body


def test_a_refused_date_is_not_tried_again(scheduled, caplog):
    call_command("publish_scheduled")
    caplog.clear()

    call_command("publish_scheduled")

    assert caplog.text == ""


def test_a_page_that_cannot_be_stored_stops_no_other(scheduled, reviewer):
    sign(scheduled[1], reviewer)
    revision = scheduled[1].get_latest_revision()
    revision.content["title"] = ""
    revision.save()

    call_command("publish_scheduled")

    assert {title for _path, title, _summary in public()} == {"Page 0", "Page 2"}


def test_who_sets_a_date_for_a_page_that_may_not_go_live_hears_of_it_now(client, admin, page):
    later = timezone.now() + timedelta(days=1)
    data = {**filled_in(page), "go_live_at": f"{later:%Y-%m-%d %H:%M}", "action-publish": "on"}

    html = client.post(edit_url(page), data, follow=True).content.decode()

    assert "Send it to medical review." in html
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


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


def test_an_index_copied_with_a_bad_page_is_not_copied_at_all(client, admin, bad):
    client.post(
        reverse("wagtailadmin_pages:copy", args=[bad.get_parent().pk]),
        {**copy_form(bad.get_parent()), "copy_subpages": "on", "publish_copies": "on"},
    )

    assert ConditionIndexPage.objects.count() == 1


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
