"""Who may sign, what is recorded, and that nobody changes it afterwards."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db.models import ProtectedError
from django.utils import timezone
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.log_actions import log

from kp_pages.models import ConditionPage, GateOverride, MedicalReview, Treatment
from kp_pages.models.append_only import RecordIsFinal
from kp_pages.models.reviews import REFUSALS, ReviewRefused, due_date, months_after
from kp_pages.readiness.digest import digest
from tests.factories import ConditionPageFactory, TreatmentFactory, UserFactory
from tests.reviews.clinic import body, clinician_page, draft, edit, publish, sign

pytestmark = pytest.mark.django_db


def refused(page, user, **kwargs):
    with pytest.raises(ReviewRefused) as caught:
        sign(page, user, **kwargs)
    assert not MedicalReview.objects.exists()
    assert caught.value.messages == [str(REFUSALS[caught.value.code])]
    return caught.value.code


def test_a_signature_is_recorded_with_everything_that_it_says(page, reviewer):
    review = sign(page, reviewer, comment="Good.", months=6)

    assert review.page_id == page.pk
    assert review.page_title == "CRPS"
    assert review.digest == page.medical_digest()
    assert digest(review.words) == review.digest
    assert review.signed_as == "Amara Okafor, PharmD"
    assert review.reviewer == clinician_page(reviewer)
    assert review.recorded_by == reviewer
    assert review.recorded_by_name == "amara"
    assert review.reviewed_on == timezone.localdate()
    assert review.due_on == months_after(timezone.localdate(), 6)
    assert review.attestation.startswith("I have read this page")
    assert review.comment == "Good."
    assert review.revision_id == page.latest_revision_id


def test_it_stands_in_the_history_of_the_page(page, reviewer):
    sign(page, reviewer)

    from wagtail.models import PageLogEntry

    entry = PageLogEntry.objects.get(page=page.pk, action="kp_pages.review")
    assert entry.user == reviewer
    assert entry.message == "Signed its medical review"


def test_an_account_without_a_clinician_signs_nothing(page, publisher):
    assert refused(page, publisher) == "no_clinician"


def test_an_administrator_is_no_clinician_by_being_one(page):
    assert refused(page, UserFactory(is_superuser=True)) == "no_clinician"


@pytest.mark.parametrize("change", [{"is_active": False}, {"live": False}])
def test_a_clinician_who_left_or_is_not_public_signs_nothing(page, reviewer, change):
    type(clinician_page(reviewer)).objects.filter(user=reviewer).update(**change)

    assert refused(page, reviewer) == "no_clinician"


def test_the_author_does_not_sign(page, reviewer, editor):
    page = edit(page, editor, author=clinician_page(reviewer))

    assert refused(page, reviewer) == "author"


def test_the_last_editor_does_not_sign(page, reviewer):
    page = edit(page, reviewer, seo_title="Something else")

    assert refused(page, reviewer) == "writer"


def test_whoever_changed_words_since_the_last_review_does_not_sign(page, reviewer, editor):
    page = edit(page, reviewer, summary="Mine.")
    page = edit(page, editor, summary="The editor's.")

    assert refused(page, reviewer) == "writer"


def test_whoever_changed_words_before_the_last_review_signs(page, reviewer, other_reviewer, editor):
    page = edit(page, reviewer, summary="Mine.")
    sign(page, other_reviewer)
    page = edit(page, editor, summary="The editor's.")

    assert sign(page, reviewer)


def test_whoever_changed_what_no_clinician_answers_for_signs(page, reviewer, editor):
    page = edit(page, reviewer, seo_title="Something else")
    page = edit(page, editor, seo_title="Again")

    assert sign(page, reviewer)


@pytest.fixture
def purged():
    """Forget the revisions that nothing needs any more."""
    return lambda: call_command("purge_revisions", verbosity=0)


def logged(page, user, **changes):
    """An edit as it is made in the admin, which also writes it into the log."""
    page = page.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision(user=user, log_action=True, changed=True)
    return type(page).objects.get(pk=page.pk)


def test_a_writer_whose_revisions_were_purged_does_not_sign(page, reviewer, editor, purged):
    page = logged(page, reviewer, summary="Mine.")
    purged()
    page = logged(page, editor, summary="The editor's.")
    purged()

    assert refused(page, reviewer) == "writer"


def test_a_writer_of_purged_revisions_signs_what_another_has_signed_since(
    page, reviewer, other_reviewer, editor, purged
):
    page = logged(page, reviewer, summary="Mine.")
    sign(page, other_reviewer)
    page = logged(page, editor, summary="The editor's.")
    purged()

    assert sign(page, reviewer)


def test_a_log_of_what_no_clinician_answers_for_keeps_nobody_from_signing(page, reviewer, editor):
    page = logged(page, reviewer, seo_title="Something else")
    page = logged(page, editor, seo_title="Again")

    assert sign(page, reviewer)


def test_a_writer_does_not_sign_a_copy_of_the_page(page, reviewer, editor, publisher):
    page = edit(page, reviewer, summary="Mine.")
    page = edit(page, editor, seo_title="Something else")
    alias = page.create_alias(update_slug="alias")
    ConvertAliasPageAction(alias, user=publisher).execute()
    copy = ConditionPage.objects.get(pk=alias.pk)

    assert refused(copy, reviewer) == "writer"


def test_a_signature_under_another_page_is_none_under_what_its_signer_wrote(
    page, conditions, reviewer, editor
):
    other = draft(conditions, editor, slug="other", author=page.author, summary="Mine.")
    sign(other, reviewer)
    assert edit(page, editor, summary="Mine.").review.state == "current"

    page = edit(page, editor, summary="The editor's.")
    page = edit(page, reviewer, summary="Mine.")

    assert page.review.state == "none"


@pytest.fixture
def treatment(db):
    treatment = TreatmentFactory(name="Ketamine")
    treatment.save_revision().publish()
    return Treatment.objects.get(pk=treatment.pk)


@pytest.fixture
def treated(conditions, editor, treatment):
    """A draft that shows a treatment."""
    parts = [*body(), ("risks", {"heading": "Risks", "treatment": treatment})]
    return draft(conditions, editor, body=parts)


def rewrite(treatment, user, **changes):
    """A draft of other facts, as it is saved in the admin."""
    draft = treatment.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    revision = draft.save_revision(user=user, changed=True)
    log(instance=draft, action="wagtail.edit", user=user, revision=revision, content_changed=True)
    return Treatment.objects.get(pk=treatment.pk)


def publish_facts(treatment, user):
    """A publisher publishes the draft as it is, which saves it once more."""
    treatment.get_latest_revision_as_object().save_revision(user=user).publish(user=user)
    return Treatment.objects.get(pk=treatment.pk)


def test_who_rewrote_the_treatment_does_not_sign_a_page_that_shows_it(
    treated, treatment, reviewer, publisher
):
    publish_facts(rewrite(treatment, reviewer, monitoring="Mine."), publisher)

    assert refused(treated, reviewer) == "facts"


def test_who_rewrote_the_treatment_does_not_sign_after_its_revisions_were_purged(
    treated, treatment, reviewer, publisher, purged
):
    publish_facts(rewrite(treatment, reviewer, monitoring="Mine."), publisher)
    purged()

    assert refused(treated, reviewer) == "facts"


def test_a_draft_of_a_treatment_keeps_nobody_from_signing(treated, treatment, reviewer):
    rewrite(treatment, reviewer, monitoring="Mine.")

    assert sign(treated, reviewer)


def test_who_rewrote_a_treatment_signs_once_another_has(
    treated, treatment, reviewer, other_reviewer, publisher, editor
):
    publish_facts(rewrite(treatment, reviewer, monitoring="Mine."), publisher)
    sign(treated, other_reviewer)

    assert sign(edit(treated, editor, summary="Other words."), reviewer)


def test_whose_words_about_a_treatment_were_replaced_signs(treated, treatment, reviewer, publisher):
    publish_facts(rewrite(treatment, reviewer, monitoring="Mine."), publisher)
    publish_facts(rewrite(treatment, publisher, monitoring="The publisher's."), publisher)

    assert sign(treated, reviewer)


def test_who_changed_codes_of_a_treatment_signs(treated, treatment, reviewer, publisher):
    publish_facts(rewrite(treatment, reviewer, rxcui="6130"), publisher)

    assert sign(treated, reviewer)


def test_without_the_attestation_nothing_is_signed(page, reviewer):
    assert refused(page, reviewer, is_attested=False) == "not_attested"


def test_a_page_that_changed_meanwhile_is_not_signed(page, reviewer, editor):
    read = page.medical_digest()
    page = edit(page, editor, summary="Other words.")

    assert refused(page, reviewer, shown=read) == "changed"


@pytest.mark.parametrize("months", [0, 25, -1])
def test_a_number_of_months_that_is_not_allowed_is_refused(page, reviewer, months):
    assert refused(page, reviewer, months=months) == "months"


def test_a_review_in_the_future_is_refused(page, reviewer):
    tomorrow = timezone.now() + timedelta(days=1)

    assert refused(page, reviewer, reviewed_at=tomorrow) == "future"


def test_the_months_of_the_site_hold_where_the_reviewer_names_none(page, reviewer, settings):
    settings.KP_PAGES = {**settings.KP_PAGES, "REVIEW_MONTHS": 3}

    assert sign(page, reviewer).due_on == months_after(timezone.localdate(), 3)


def test_an_alias_is_not_signed(page, reviewer):
    alias = page.create_alias(update_slug="alias")

    assert refused(alias, reviewer) == "alias"


# When it is due


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2027, 1, 31), 13, date(2028, 2, 29)),
        (date(2026, 12, 15), 12, date(2027, 12, 15)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
    ],
)
def test_months_are_counted_as_people_count_them(day, months, later):
    assert months_after(day, months) == later


def test_pages_reviewed_on_one_day_fall_due_on_different_days(conditions, editor, reviewer):
    pages = [draft(conditions, editor, slug=f"p{n}", title=f"P{n}") for n in range(5)]

    days = {sign(page, reviewer).due_on for page in pages}

    last = months_after(timezone.localdate(), 12)
    assert len(days) == 5
    assert max(days) == last
    assert min(days) >= last - timedelta(days=30)


def test_a_site_that_wants_no_spreading_gets_none(conditions, editor, reviewer, settings):
    settings.KP_PAGES = {**settings.KP_PAGES, "REVIEW_SPREAD_DAYS": 0}
    pages = [draft(conditions, editor, slug=f"p{n}", title=f"P{n}") for n in range(3)]

    assert len({sign(page, reviewer).due_on for page in pages}) == 1


def test_a_date_is_never_before_the_day_after(settings, db):
    settings.KP_PAGES = {**settings.KP_PAGES, "REVIEW_SPREAD_DAYS": 400}
    day = date(2026, 1, 1)
    MedicalReview.objects.bulk_create(
        MedicalReview(due_on=day + timedelta(days=n), reviewed_at=timezone.now())
        for n in range(2, 60)
    )

    assert due_date(day, 1) == day + timedelta(days=1)


# Written once


@pytest.fixture
def review(page, reviewer):
    return sign(page, reviewer)


@pytest.mark.parametrize(
    "change",
    [
        lambda review: review.save(),
        lambda review: review.delete(),
        lambda review: MedicalReview.objects.update(due_on=date(2099, 1, 1)),
        lambda review: MedicalReview.objects.filter(pk=review.pk).delete(),
        lambda review: MedicalReview.objects.bulk_update([review], ["due_on"]),
        lambda review: review.page.medical_reviews.clear(),
        lambda review: MedicalReview.objects.update_or_create(
            pk=review.pk, defaults={"comment": "x"}
        ),
    ],
)
def test_a_review_cannot_be_changed_or_deleted(review, change):
    before = MedicalReview.objects.values().get()

    with pytest.raises(RecordIsFinal, match="written once"):
        change(review)

    assert MedicalReview.objects.values().get() == before


def test_an_override_cannot_be_changed_or_deleted(page, publisher):
    override = GateOverride.objects.create(page_id=page.pk, page_title="CRPS", reason="Because.")

    for change in (override.save, override.delete, GateOverride.objects.all().delete):
        with pytest.raises(RecordIsFinal):
            change()

    assert GateOverride.objects.exists()


def test_a_review_outlives_page_revisions_accounts_and_clinicians(page, reviewer, review):
    page.revisions.all().delete()
    clinician_page(reviewer).delete()
    reviewer.delete()
    page.delete()

    kept = MedicalReview.objects.get()
    assert (kept.page, kept.revision, kept.reviewer, kept.recorded_by) == (None,) * 4
    assert kept.page_title == "CRPS"
    assert kept.signed_as == "Amara Okafor, PharmD"
    assert kept.recorded_by_name == "amara"
    assert digest(kept.words) == kept.digest


def test_a_copy_of_a_page_takes_no_records_with_it(page, review, editor):
    copy = page.copy(update_attrs={"slug": "copy", "title": "Other"}, keep_live=False)

    assert not MedicalReview.objects.filter(page=copy).exists()


def test_an_owner_who_leaves_takes_no_record_along(page, publisher):
    GateOverride.objects.create(
        page_id=page.pk, page_title="CRPS", reason="Because.", user=publisher, user_name="publisher"
    )

    try:
        publisher.delete()
    except ProtectedError:
        pytest.fail("A record keeps nobody from leaving.")

    assert GateOverride.objects.get().user_name == "publisher"


def test_a_page_that_is_public_keeps_its_review_when_its_draft_changes(page, review, editor):
    page = publish(page)

    page = edit(page, editor, summary="Other words.")

    assert page.review.state == "current"
    assert page.get_latest_revision_as_object().review.state == "changed"


def test_a_page_that_was_never_reviewed_has_no_review(conditions):
    assert ConditionPageFactory(parent=conditions).review.state == "none"
