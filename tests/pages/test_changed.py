"""When a page changed is when its readers got other words."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kp_pages.models import ConditionPage
from tests.crawlers.conftest import publish
from tests.factories import (
    ConditionIndexPageFactory,
    ConditionPageFactory,
    ReferenceFactory,
    TreatmentFactory,
)

LONG_AGO = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


@pytest.fixture
def index(home):
    return ConditionIndexPageFactory(parent=home)


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def make(index, commit):
    """``make(*body)``: a page that has not changed for long."""

    def make(*body):
        with commit():
            page = publish(ConditionPageFactory(parent=index, body=list(body)))
        ConditionPage.objects.filter(pk=page.pk).update(changed_at=LONG_AGO)
        page.refresh_from_db()
        return page

    return make


def shows(treatment):
    return ("risks", {"treatment": treatment})


def cites(reference):
    mark = f'<embed embedtype="kp-citation" id="{reference.pk}"/>'
    return (
        "section",
        {"heading": "What helps", "text": f"<p>Some people had less pain.{mark}</p>"},
    )


def has_changed(page):
    return type(page).objects.get(pk=page.pk).last_changed_at > LONG_AGO


def test_other_words_are_a_change(make):
    page = make()

    page.summary = "Other words."
    publish(page)

    assert has_changed(page)


def test_the_same_words_once_more_are_none(make):
    page = make()

    publish(page)

    assert not has_changed(page)


def test_a_draft_is_none(make):
    page = make()

    page.summary = "Other words."
    page.save_revision()
    page.save(update_fields=["draft_title"])

    assert not has_changed(page)


def test_a_script_that_writes_one_field_changes_the_page(make):
    page = make()

    page.summary = "Other words."
    page.save(update_fields=["summary"])

    assert has_changed(page)


def test_the_same_words_live_again_are_none(make):
    page = make()

    page.unpublish()
    publish(page)

    assert not has_changed(page)


def test_a_page_that_was_loaded_long_ago_forgets_no_change(make):
    page = make()
    page.save_revision()
    before = ConditionPage.objects.get(pk=page.pk)
    before.summary = "Other words."
    publish(before)
    before.summary = page.summary
    publish(before)

    publish(page)

    assert has_changed(page)


def test_a_draft_as_an_object_says_when_the_page_changed(make):
    page = make()
    revision = page.save_revision()
    moment = LONG_AGO + dt.timedelta(days=1)
    ConditionPage.objects.update(changed_at=moment)

    assert type(revision).objects.get(pk=revision.pk).as_object().changed_at == moment


def test_a_copy_has_not_changed_before_it_was_there(make):
    page = make()

    copy = page.copy(update_attrs={"slug": "copy"})

    assert has_changed(copy)


def test_a_page_from_before_this_was_kept_changed_when_it_was_published(make):
    page = make()
    ConditionPage.objects.update(changed_at=None)
    page.refresh_from_db()

    assert page.last_changed_at == page.last_published_at


@pytest.fixture
def treatment(commit):
    with commit():
        return TreatmentFactory(name="Ketamine")


def test_what_a_treatment_says_changes_the_pages_that_show_it(make, treatment, commit):
    page, other = make(shows(treatment)), make()

    treatment.monitoring = "We watch your breath."
    with commit():
        treatment.save_revision().publish()

    assert has_changed(page)
    assert not has_changed(other)


def test_a_treatment_that_says_the_same_changes_none(make, treatment, commit):
    page = make(shows(treatment))

    with commit():
        treatment.save_revision().publish()

    assert not has_changed(page)


def test_the_draft_of_a_treatment_changes_none(make, treatment, commit):
    page = make(shows(treatment))

    treatment.monitoring = "We watch your breath."
    with commit():
        treatment.save_revision()

    assert not has_changed(page)


@pytest.mark.parametrize("take", ["unpublish", "delete"])
def test_a_treatment_that_goes_changes_the_pages_that_named_it(make, treatment, commit, take):
    page = make()

    with commit():
        getattr(treatment, take)()

    assert has_changed(page)


@pytest.mark.parametrize("where", ["in a text", "in a treatment"])
def test_a_retracted_source_changes_the_pages_that_cite_it(make, commit, where):
    with commit():
        source = ReferenceFactory()
        treatment = TreatmentFactory(references=[("reference", source)])
    page = make(cites(source) if where == "in a text" else shows(treatment))
    other = make(cites(ReferenceFactory()))

    source.status = "retracted"
    with commit():
        source.save()

    assert has_changed(page)
    assert not has_changed(other)


def test_another_treatment_on_offer_changes_the_pages_that_name_it(make, treatment, commit):
    page, shown = make(), make(shows(treatment))

    with commit():
        TreatmentFactory(name="Another, which comes first")

    assert has_changed(page)
    assert not has_changed(shown)


def test_ten_pages_that_show_it_cost_what_two_cost(make, treatment, commit):
    def cost(words):
        treatment.monitoring = words
        with CaptureQueriesContext(connection) as captured, commit():
            treatment.save()
        return len(captured)

    [make(shows(treatment)) for _ in range(2)]
    cost("One.")
    two = cost("Two.")
    [make(shows(treatment)) for _ in range(8)]

    assert cost("Three.") == two
