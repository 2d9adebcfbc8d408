"""The lists of condition pages and articles."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupPagePermission

from kp_pages.models.page_readiness import catch_up
from tests.admin.posting import body
from tests.admin.reviewed import clinician, sign
from tests.factories import ArticlePageFactory, ClinicianPageFactory, ConditionPageFactory
from tests.readiness.rules import ONLY_THESE

pytestmark = pytest.mark.django_db


def table(client, parent, **query):
    """The list as rows of words."""
    html = client.get(reverse("wagtailadmin_explore", args=[parent.pk]), query).content.decode()
    rows = BeautifulSoup(html, "html5lib").select("table.listing tr")
    return [" ".join(row.get_text(" ").split()) for row in rows]


@pytest.fixture
def author(home):
    return ClinicianPageFactory(parent=home, title="Dana Example")


def test_a_condition_says_its_evidence_author_and_status(as_editor, conditions, author):
    page = ConditionPageFactory(
        parent=conditions, title="CRPS", evidence_level="moderate", author=author, live=False
    )
    page.save_revision()

    heads, row = table(as_editor, conditions)

    for name in ("Title", "Readiness", "Review", "Evidence", "Author", "Last edited", "Status"):
        assert name in heads
    for word in ("CRPS", "Moderate", "Dana Example", "draft"):
        assert word in row


def test_an_article_says_its_category(as_editor, articles, author):
    ArticlePageFactory(parent=articles, title="News", category="research")

    _heads, row = table(as_editor, articles)

    assert "News" in row
    assert "Research" in row


def test_conditions_are_filtered_by_evidence(as_editor, conditions):
    ConditionPageFactory(parent=conditions, title="CRPS", evidence_level="moderate")
    ConditionPageFactory(parent=conditions, title="Migraine", evidence_level="not_shown")

    rows = table(as_editor, conditions, evidence_level="not_shown")

    assert "Migraine" in " ".join(rows)
    assert "CRPS" not in " ".join(rows)


def test_a_page_says_whether_it_is_ready_and_how_long_its_review_holds(
    as_editor, conditions, home, roles, settings
):
    settings.KP_PAGES = {**ONLY_THESE, "GATE": "off"}
    calm = ConditionPageFactory(parent=conditions, title="Calm", body=body(("risks", {})))
    ConditionPageFactory(parent=conditions, title="Grave", summary="An amazing cure.")
    review = sign(calm, clinician(home))

    rows = " | ".join(table(as_editor, conditions))

    assert f"Ready Until {review.due_on:%Y-%m}" in rows
    assert "2 must change 1 should change Not reviewed" in rows


def test_the_gravest_pages_can_be_put_first(as_editor, conditions, settings):
    settings.KP_PAGES = {**ONLY_THESE, "GATE": "off"}
    ConditionPageFactory(parent=conditions, title="Calm", body=body(("risks", {})))
    ConditionPageFactory(parent=conditions, title="Grave", summary="A cure.")
    catch_up(100)

    _heads, first, _second = table(as_editor, conditions, ordering="-kp_readiness__must_change")

    assert "Grave" in first


def test_who_may_only_look_is_offered_no_new_page(client, editor, conditions):
    GroupPagePermission.objects.filter(permission__codename="add_page").delete()
    client.force_login(editor)

    html = client.get(reverse("wagtailadmin_explore", args=[conditions.pk])).content.decode()

    assert "New condition page" not in html


def test_a_longer_list_asks_no_more_questions(
    admin_client, conditions, author, django_assert_num_queries
):
    """As an administrator: Wagtail asks for each row what a lesser role may do with it."""

    def add(number):
        for _ in range(number):
            ConditionPageFactory(parent=conditions, author=author)
        catch_up(100)

    url = reverse("wagtailadmin_explore", args=[conditions.pk])
    add(2)
    admin_client.get(url)
    with CaptureQueriesContext(connection) as few:
        admin_client.get(url)
    add(10)

    with django_assert_num_queries(len(few)):
        admin_client.get(url)
