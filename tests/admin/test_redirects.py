"""A changed address leads to the new one, if a visitor could know the old one."""

import pytest
from wagtail.contrib.redirects.models import Redirect

from kp_pages.models import ConditionPage
from tests.admin.posting import send
from tests.factories import ConditionIndexPageFactory, ConditionPageFactory

pytestmark = pytest.mark.django_db


def published(parent, **kwargs):
    page = ConditionPageFactory(parent=parent, live=False, **kwargs)
    page.save_revision().publish()
    return ConditionPage.objects.get(pk=page.pk)


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_the_old_address_of_a_live_page_leads_to_the_new_one(as_publisher, conditions, commit):
    page = published(conditions, slug="crps")

    with commit():
        send(as_publisher, page, "publish", slug="complex-regional-pain-syndrome")

    response = as_publisher.get("/conditions/crps/")
    assert response.status_code == 301
    assert response.url.endswith("/conditions/complex-regional-pain-syndrome/")


def test_a_draft_that_was_never_live_leaves_no_redirect(conditions, commit):
    page = ConditionPageFactory(parent=conditions, slug="crps", live=False)

    with commit():
        page.slug = "complex-regional-pain-syndrome"
        page.save()

    assert not Redirect.objects.exists()


def test_a_page_taken_offline_keeps_its_old_address(conditions, commit):
    page = published(conditions, slug="crps")
    page.unpublish()

    with commit():
        page.slug = "complex-regional-pain-syndrome"
        page.save()

    assert Redirect.objects.get().old_path == "/conditions/crps"


def test_a_draft_above_live_pages_leaves_their_redirects(home, conditions, commit):
    index = ConditionIndexPageFactory(parent=home, slug="old", live=False)
    published(index, slug="crps")

    with commit():
        index.slug = "new"
        index.save()

    assert "/old/crps" in Redirect.objects.values_list("old_path", flat=True)


def test_a_live_page_that_moves_leaves_a_redirect(home, conditions, commit):
    page = published(conditions, slug="crps")
    elsewhere = ConditionIndexPageFactory(parent=home, slug="elsewhere")

    with commit():
        page.move(elsewhere, pos="last-child")

    assert Redirect.objects.get().old_path == "/conditions/crps"


def test_a_draft_that_moves_leaves_none(home, conditions, commit):
    page = ConditionPageFactory(parent=conditions, slug="crps", live=False)
    elsewhere = ConditionIndexPageFactory(parent=home, slug="elsewhere")

    with commit():
        page.move(elsewhere, pos="last-child")

    assert not Redirect.objects.exists()
