"""The screens about a review: what changed, still accurate, publish all the same, the report."""

import csv
import io
import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from kp_pages.models import ConditionPage, GateOverride, MedicalReview
from kp_pages.models.gate import gate_open
from tests.admin.posting import filled_in, send
from tests.factories import ReferenceFactory, StandardPageFactory, TreatmentFactory, UserFactory
from tests.reviews.clinic import body, clinician_page, close_the_gate, draft, edit, publish, sign
from tests.reviews.test_workflow import press, window

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gate")]


def fresh(page):
    return ConditionPage.objects.get(pk=page.pk)


def soup(client, name, *args, **kwargs):
    answer = client.get(reverse(name, args=args), follow=True, **kwargs)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html5lib")


def text(node):
    return re.sub(r"\s+", " ", node.get_text(" ")).strip()


@pytest.fixture
def signed(page, reviewer):
    sign(page, reviewer)
    return publish(page)


@pytest.fixture
def as_editor(client, editor):
    client.force_login(editor)
    return client


# What changed


def test_changes_are_shown_by_place_with_the_words_that_came_and_went(as_editor, signed, editor):
    changed = edit(signed, editor, summary="Other summary.", body=body("It will help you."))

    main = soup(as_editor, "kp_pages_changes", changed.pk).find(class_="kp-changes")

    places = [text(one) for one in main.find_all("h3")]
    assert places == ["Summary", "Section › Text"]
    assert [text(one) for one in main.find_all("ins")] == [
        "new: Other summary.",
        "new: will",
        "new: you.",
    ]
    assert text(main.find_all("del")[1]) == "left out: may"
    assert "Changed since its review" in text(main)
    assert "Readers still see the signed words" in text(main)


def test_a_page_as_it_was_signed_says_so(as_editor, signed):
    main = soup(as_editor, "kp_pages_changes", signed.pk).find(class_="kp-changes")

    assert "Every word is as it was signed." in text(main)
    assert "Amara Okafor, PharmD signed on" in text(main)


def test_a_page_that_nobody_signed_says_so(as_editor, page):
    main = soup(as_editor, "kp_pages_changes", page.pk).find(class_="kp-changes")

    assert "No clinician has signed this page." in text(main)


def test_parts_that_were_only_moved_are_told(as_editor, conditions, editor, reviewer):
    (section, _call) = body()
    other = ("section", {**section[1], "heading": "", "text": "<p>Second.</p>"})
    one = ("section", {**section[1], "heading": "", "text": "<p>First.</p><p>Second.</p>"})
    page = draft(conditions, editor, body=[section, other])
    sign(page, reviewer)
    page = edit(page, editor, body=[section, one])

    main = soup(as_editor, "kp_pages_changes", page.pk).find(class_="kp-changes")

    assert "First." in text(main)


def test_what_changed_is_shown_without_revisions_and_accounts(as_editor, signed, editor, reviewer):
    signed = edit(signed, editor, summary="Other words.")
    signed.revisions.exclude(pk=signed.latest_revision_id).delete()
    clinician_page(reviewer).delete()
    reviewer.delete()

    main = soup(as_editor, "kp_pages_changes", signed.pk).find(class_="kp-changes")

    assert "Amara Okafor, PharmD signed on" in text(main)
    assert "Summary" in [text(one) for one in main.find_all("h3")]


def test_changes_are_for_editors_and_reviewers(client, signed):
    stranger = UserFactory()
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(stranger)

    assert client.get(reverse("kp_pages_changes", args=[signed.pk])).status_code in {302, 403}


def test_a_page_without_a_review_has_no_such_screen(client, home, reviewer):
    client.force_login(reviewer)
    page = StandardPageFactory(parent=home)

    assert client.get(reverse("kp_pages_changes", args=[page.pk])).status_code == 404


def test_the_editor_knows_before_saving_what_an_edit_does(signed, editor):
    typed = fresh(signed)
    typed.summary = "Other words."

    said = typed.review_of_draft()

    assert said.will_void
    assert [(one.path, one.before, one.after) for one in said.changes] == [
        ("summary", "Summary.", "Other words.")
    ]


@pytest.mark.parametrize("field", ["seo_title", "slug", "also_called"])
def test_an_edit_beside_the_words_voids_nothing(signed, field):
    typed = fresh(signed)
    setattr(typed, field, "other")

    said = typed.review_of_draft()

    assert not said.will_void
    assert said.changes == []


def test_a_draft_of_a_page_that_is_not_public_voids_nothing(page, reviewer):
    sign(page, reviewer)
    page.summary = "Other words."

    said = page.review_of_draft()

    assert not said.will_void
    assert len(said.changes) == 1


# Still accurate


@pytest.fixture
def due(page, reviewer):
    """A public page whose review is due within days."""
    sign(page, reviewer, months=1, reviewed_at=timezone.now() - timedelta(days=25))
    return publish(page)


@pytest.fixture
def as_other(client, other_reviewer):
    client.force_login(other_reviewer)
    return client


def renew(client, page, **said):
    shown = fresh(page).medical_digest()
    data = {"attested": "on", "months": "12", "digest": shown, **said}
    return client.post(reverse("kp_pages_still_accurate", args=[page.pk]), data, follow=True)


def test_a_clinician_signs_the_same_words_again_in_one_step(as_other, due):
    html = renew(as_other, due, comment="Read it again.").content.decode()

    first, again = MedicalReview.objects.order_by("reviewed_at")
    assert again.digest == first.digest
    assert again.signed_as == "Noor Haddad, MD"
    assert again.due_on > first.due_on
    assert fresh(due).review.record == again
    assert "Your review is recorded." in html


def test_without_the_tick_it_is_not_signed(as_other, due):
    answer = renew(as_other, due, attested="")

    assert "Tick this if it is true." in answer.content.decode()
    assert MedicalReview.objects.count() == 1


def test_words_that_changed_meanwhile_are_not_signed_again(as_other, due):
    html = renew(as_other, due, digest="0" * 64).content.decode()

    assert "The text changed while you read." in html
    assert MedicalReview.objects.count() == 1


def test_words_that_were_never_signed_are_not_still_accurate(as_other, page):
    with gate_open("a test"):
        page = publish(page)

    html = renew(as_other, page).content.decode()

    assert "These words were never signed." in html
    assert not MedicalReview.objects.exists()


def test_whoever_may_not_review_cannot_say_so(client, due, publisher):
    client.force_login(publisher)

    answer = client.post(reverse("kp_pages_still_accurate", args=[due.pk]), {"attested": "on"})

    assert answer.status_code in {302, 403}
    assert MedicalReview.objects.count() == 1


def test_an_author_reads_why_they_cannot(as_other, due, other_reviewer, editor):
    publish(edit(due, editor, author=clinician_page(other_reviewer)))

    main = soup(as_other, "kp_pages_still_accurate", due.pk).find(class_="kp-changes")

    assert "You are the author of this page." in text(main)
    assert main.find("form") is None


def test_the_way_to_it_is_on_the_screen_of_changes(as_other, due):
    main = soup(as_other, "kp_pages_changes", due.pk).find(class_="kp-changes")

    assert main.find("a", string="Still accurate")["href"] == reverse(
        "kp_pages_still_accurate", args=[due.pk]
    )


# Publish all the same


@pytest.fixture
def fast(page, reviewer, editor):
    """A signed draft with a finding despite which somebody may publish."""
    page = edit(page, editor, summary="Fast and good.")
    sign(page, reviewer)
    return fresh(page)


@pytest.fixture
def answerable(client, publisher):
    publisher.user_permissions.add(Permission.objects.get(codename="publish_despite_findings"))
    client.force_login(publisher)
    return client


def override(client, page, reason="Two trials looked at exactly this.", **said):
    url = reverse("kp_pages_override", args=[page.pk])
    seen = BeautifulSoup(client.get(url, follow=True).content, "html5lib").find(
        "input", attrs={"name": "seen"}
    )
    data = {"reason": reason, "seen": seen["value"] if seen else "", **said}
    return client.post(url, data, follow=True).content.decode()


def test_the_refusal_leads_whoever_may_to_the_screen(answerable, fast):
    data = {**filled_in(fast), "action-publish": "on"}

    html = answerable.post(
        reverse("wagtailadmin_pages:edit", args=[fast.pk]), data, follow=True
    ).content.decode()

    assert "Take “fast” out." in html
    assert reverse("kp_pages_override", args=[fast.pk]) in html


def test_the_refusal_leads_nobody_else_there(client, publisher, fast):
    client.force_login(publisher)
    data = {**filled_in(fast), "action-publish": "on"}

    html = client.post(
        reverse("wagtailadmin_pages:edit", args=[fast.pk]), data, follow=True
    ).content.decode()

    assert "Take “fast” out." in html
    assert "kp/override" not in html


def test_with_a_reason_it_is_published_and_recorded(answerable, fast, publisher):
    html = override(answerable, fast)

    record = GateOverride.objects.get()
    assert fresh(fast).live
    assert record.codes == ["T-FAST"]
    assert record.reason == "Two trials looked at exactly this."
    assert (record.user, record.user_name) == (publisher, "publisher")
    assert "“CRPS” has been published." in html


def test_it_stands_in_the_history_with_its_reason(answerable, fast):
    override(answerable, fast)

    html = text(soup(answerable, "wagtailadmin_pages:history", fast.pk))
    assert "Answered for what the rules found" in html


@pytest.mark.parametrize("reason", ["", "Because."])
def test_without_a_reason_that_can_be_followed_it_is_not(answerable, fast, reason):
    html = override(answerable, fast, reason)

    assert "Give a reason" in html
    assert not fresh(fast).live
    assert not GateOverride.objects.exists()


def test_it_holds_for_exactly_these_words(answerable, fast, reviewer, editor):
    override(answerable, fast)
    page = edit(fast, editor, summary="Fast and better.")
    sign(page, reviewer)

    with pytest.raises(Exception, match="Take “fast” out"):
        publish(page)


def test_it_holds_when_the_same_words_are_published_again(answerable, fast, editor):
    override(answerable, fast)
    fresh(fast).unpublish()

    assert publish(fast).live


def test_nobody_answers_for_a_missing_review(answerable, page):
    html = override(answerable, page)

    assert "Nobody may answer for this." in html
    assert "Send it to medical review." in html
    assert not fresh(page).live
    assert not GateOverride.objects.exists()


@pytest.fixture
def unsigned(page, editor):
    """A draft with a finding that somebody may answer for, and one that nobody may."""
    return edit(page, editor, summary="Fast and good.")


def test_what_may_be_answered_for_is_recorded_where_a_review_is_missing(answerable, unsigned):
    html = override(answerable, unsigned)

    assert "Your answer is recorded, for exactly these words." in html
    assert GateOverride.objects.get().codes == ["T-FAST"]
    assert not fresh(unsigned).live


def test_the_screen_says_what_remains(answerable, unsigned):
    main = soup(answerable, "kp_pages_override", unsigned.pk).find(class_="kp-changes")

    answered, remains = main.find_all("ul")
    assert "Take “fast” out." in text(answered)
    assert text(remains) == "Send it to medical review."
    assert main.find("button").get_text() == "Answer for it"


@pytest.mark.parametrize("button", ["publish", "submit"])
def test_a_refusal_of_both_leads_whoever_may_to_the_screen(answerable, unsigned, button):
    html = send(answerable, unsigned, button).content.decode()

    assert reverse("kp_pages_override", args=[unsigned.pk]) in html
    assert "Take “fast” out." in html


def test_a_refusal_of_both_leads_nobody_else_there(client, publisher, unsigned):
    client.force_login(publisher)

    assert "kp/override" not in send(client, unsigned, "publish").content.decode()


def test_what_somebody_answers_for_is_submitted_signed_and_published(
    answerable, unsigned, editor, reviewer, publisher
):
    client, page = answerable, unsigned
    override(client, page)

    client.force_login(editor)
    send(client, fresh(page), "submit")
    client.force_login(reviewer)
    assert "Two trials looked at exactly this." in window(client, page)["html"]
    press(client, page)
    client.force_login(publisher)
    press(client, page)

    assert fresh(page).live
    assert fresh(page).review.is_shown


def test_other_words_than_somebody_answers_for_are_not_submitted(answerable, unsigned, editor):
    override(answerable, unsigned)
    answerable.force_login(editor)

    html = send(answerable, fresh(unsigned), "submit", summary="Fast.").content.decode()

    assert "Take “fast” out." in html
    assert fresh(unsigned).current_workflow_state is None


def test_a_site_may_say_otherwise(answerable, page, settings):
    close_the_gate(settings, OVERRIDABLE=["T-REVIEW"])

    override(answerable, page)

    assert fresh(page).live
    assert GateOverride.objects.get().codes == ["T-REVIEW"]


def test_a_page_that_changed_since_the_list_was_read_is_not_published(answerable, fast):
    html = override(answerable, fast, seen="0" * 64)

    assert "The page changed while you read." in html
    assert not fresh(fast).live


def test_without_the_permission_there_is_no_screen(client, fast, publisher):
    client.force_login(publisher)

    assert client.get(reverse("kp_pages_override", args=[fast.pk])).status_code in {302, 403}


def test_the_permission_alone_publishes_nothing(client, fast, editor):
    editor.user_permissions.add(Permission.objects.get(codename="publish_despite_findings"))
    client.force_login(editor)

    assert client.get(reverse("kp_pages_override", args=[fast.pk])).status_code in {302, 403}


def test_a_page_that_nothing_keeps_back_needs_no_reason(answerable, page, reviewer):
    sign(page, reviewer)

    html = text(soup(answerable, "kp_pages_override", page.pk))

    assert "Nothing keeps this page from being published." in html


def test_the_permission_can_be_given_in_the_admin(admin_client, roles):
    group = Group.objects.get(name="Publishers")
    html = str(soup(admin_client, "wagtailusers_groups:edit", group.pk))

    permission = Permission.objects.get(codename="publish_despite_findings")
    assert f'value="{permission.pk}"' in html


# The report


@pytest.fixture
def four(conditions, editor, reviewer, other_reviewer, publisher):
    """A page in every state, and one that is due soon."""
    pages = {name: draft(conditions, editor, slug=name, title=name) for name in STATES}
    sign(pages["current"], other_reviewer)
    sign(pages["changed"], reviewer)
    sign(pages["soon"], reviewer, months=1, reviewed_at=timezone.now() - timedelta(days=25))
    sign(pages["overdue"], reviewer, months=1, reviewed_at=timezone.now() - timedelta(days=60))
    with gate_open("a test"):
        pages = {name: publish(page) for name, page in pages.items()}
        publish(edit(pages["changed"], editor, summary="Other."))
    return pages


STATES = ["current", "changed", "soon", "overdue", "none"]


def report(client, **query):
    answer = client.get(reverse("kp_pages_reviews"), query)
    table = BeautifulSoup(answer.content, "html5lib").select_one("table.listing")
    rows = table.find("tbody").find_all("tr") if table else []
    return {text(row.find("td")): [text(cell) for cell in row.find_all("td")[1:]] for row in rows}


def test_the_report_shows_how_every_page_stands(as_editor, four):
    rows = report(as_editor)

    assert {title: row[2] for title, row in rows.items()} == {
        "current": "Reviewed",
        "changed": "Changed since its review",
        "soon": "Due soon",
        "overdue": "Review overdue",
        "none": "Not reviewed",
    }
    assert rows["current"][3] == "Noor Haddad, MD"
    assert rows["changed"][5] == ""


@pytest.mark.parametrize(
    ("state", "titles"),
    [
        ("current", {"current", "soon"}),
        ("changed", {"changed"}),
        ("overdue", {"overdue"}),
        ("none", {"none"}),
        ("due_soon", {"soon"}),
    ],
)
def test_the_report_is_filtered_by_state(as_editor, four, state, titles):
    assert set(report(as_editor, state=state)) == titles


def test_the_report_is_filtered_by_reviewer(as_editor, four, other_reviewer):
    found = report(as_editor, reviewer=clinician_page(other_reviewer).pk)

    assert set(found) == {"current"}


def test_the_report_is_exported(as_editor, four):
    answer = as_editor.get(reverse("kp_pages_reviews"), {"export": "csv"})
    rows = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode())))

    assert [row["Title"] for row in rows] == sorted(STATES)
    assert {row["Title"]: row["Review"] for row in rows}["overdue"] == "Review overdue"

    answer = as_editor.get(reverse("kp_pages_reviews"), {"export": "xlsx"})
    assert answer.status_code == 200


def test_a_draft_stands_in_the_report_as_its_newest_version(as_editor, page, reviewer):
    sign(page, reviewer)

    assert report(as_editor)["CRPS"][1:3] == ["draft", "Reviewed"]


def test_a_refused_date_stands_in_the_report_until_it_is_published(as_editor, page, reviewer):
    revision = page.get_latest_revision()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.save()
    call_command("publish_scheduled")
    assert report(as_editor)["CRPS"][6] != ""

    sign(page, reviewer)
    publish(page)
    assert report(as_editor)["CRPS"][6] == ""


def test_a_reviewer_sees_the_report_and_its_place_in_the_menu(client, reviewer, four):
    client.force_login(reviewer)

    assert set(report(client)) == set(STATES)
    assert reverse("kp_pages_reviews") in client.get(reverse("wagtailadmin_home")).content.decode()


def test_a_stranger_does_not(client, four):
    stranger = UserFactory()
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(stranger)

    assert client.get(reverse("kp_pages_reviews")).status_code in {302, 403}


def test_the_report_costs_as_many_queries_for_twenty_pages_as_for_two(
    as_editor, conditions, editor, reviewer
):
    def cost():
        report(as_editor)
        with CaptureQueriesContext(connection) as captured:
            report(as_editor)
        return len(captured)

    def add(numbers):
        for n in numbers:
            page = draft(conditions, editor, slug=f"p{n}", title=f"P{n}")
            sign(page, reviewer)
            publish(page)

    add(range(2))
    two = cost()
    add(range(2, 8))

    assert cost() == two


# The treatment


def test_who_opens_a_treatment_hears_which_pages_stand_behind_its_words(
    client, publisher, conditions, editor, reviewer
):
    treatment = TreatmentFactory()
    parts = [*body(), ("risks", {"heading": "Risks", "treatment": treatment})]
    page = draft(conditions, editor, body=parts)
    sign(page, reviewer)
    publish(page)
    client.force_login(publisher)

    html = text(soup(client, "wagtailsnippets_kp_pages_treatment:edit", treatment.pk))

    assert "1 public page shows these facts with a medical review." in html


def test_who_opens_a_source_hears_which_pages_stand_behind_its_words(
    client, publisher, conditions, editor, reviewer
):
    source, other = ReferenceFactory(), ReferenceFactory()
    treatment = TreatmentFactory(references=[("reference", source)])
    parts = [*body(), ("risks", {"heading": "Risks", "treatment": treatment})]
    page = draft(conditions, editor, body=parts)
    sign(page, reviewer)
    publish(page)
    client.force_login(publisher)

    said = "1 public page shows these facts with a medical review."
    assert said in text(soup(client, "wagtailsnippets_kp_pages_reference:edit", source.pk))
    assert said not in text(soup(client, "wagtailsnippets_kp_pages_reference:edit", other.pk))
