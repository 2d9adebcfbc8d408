"""A page joined with what it is says the same as one that Wagtail has looked up twice."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from kp_pages.kinds import as_kind, join_kinds
from kp_pages.models import ArticlePage, ClinicianPage, ConditionPage
from tests.factories import (
    ClinicianIndexPageFactory,
    ClinicianPageFactory,
    ConditionIndexPageFactory,
    ConditionPageFactory,
)

KINDS = [ArticlePage, ClinicianPage, ConditionPage]


@pytest.fixture
def condition(home):
    author = ClinicianPageFactory(parent=ClinicianIndexPageFactory(parent=home))
    return ConditionPageFactory(
        parent=ConditionIndexPageFactory(parent=home),
        author=author,
        body=[("cost", {"heading": "Cost", "text": "<p>Ask.</p>", "items": []})],
    )


def test_it_has_every_field_of_its_kind(condition):
    pages = join_kinds(Page.objects.filter(pk=condition.pk), KINDS, related=["author"])

    with CaptureQueriesContext(connection) as captured:
        found = as_kind(pages.get(), KINDS)
        assert found.author.credentials == "MD"

    assert len(captured) == 1
    assert type(found) is ConditionPage
    stored = ConditionPage.objects.get(pk=condition.pk)
    for field in ConditionPage._meta.concrete_fields:
        assert field.value_to_string(found) == field.value_to_string(stored), field.name


def test_a_page_of_no_such_kind_stays_a_page(condition):
    pages = join_kinds(Page.objects.filter(pk=condition.get_parent().pk), KINDS)

    assert type(as_kind(pages.get(), KINDS)) is Page


def test_it_can_be_loaded_without_its_body(condition):
    pages = join_kinds(Page.objects.filter(pk=condition.pk), KINDS, defer=["body"])

    assert as_kind(pages.get(), KINDS).get_deferred_fields() == {"body"}
