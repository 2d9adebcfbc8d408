"""A site with one page in every state, so that each file can be searched for what must not leak."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from kp_pages.models import ClinicSettings
from tests.factories import (
    ArticleIndexPageFactory,
    ArticlePageFactory,
    ConditionIndexPageFactory,
    ConditionPageFactory,
)

YESTERDAY, TOMORROW = timedelta(days=-1), timedelta(days=1)


@pytest.fixture
def clinic(home):
    site = Site.objects.get(is_default_site=True)
    return ClinicSettings.objects.create(site=site, name="Clinic & Sons", phone="+15550100199")


@pytest.fixture
def conditions(home):
    return ConditionIndexPageFactory(parent=home, slug="conditions")


@pytest.fixture
def articles(home):
    return ArticleIndexPageFactory(parent=home, slug="articles")


def publish(page):
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def draft(make, parent):
    return make(parent=parent, live=False, **named("draft"))


def private(make, parent):
    page = publish(make(parent=parent, **named("private")))
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    return page


def child_of_private(make, parent):
    index = type(parent)(title="Hidden", slug=f"hidden-{parent.slug}", summary="Summary.")
    parent.get_parent().add_child(instance=index)
    PageViewRestriction.objects.create(
        page=index, restriction_type=PageViewRestriction.PASSWORD, password="x"
    )
    return publish(make(parent=index, **named("child")))


def expired(make, parent):
    page = publish(make(parent=parent, **named("expired")))
    # As it stands after its time and before Wagtail's job has unpublished it.
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() + YESTERDAY)
    return page


def noindexed(make, parent):
    return publish(make(parent=parent, noindex=True, **named("noindexed")))


def unpublished(make, parent):
    page = publish(make(parent=parent, **named("unpublished")))
    page.unpublish()
    return page


def scheduled(make, parent):
    page = make(parent=parent, live=False, **named("scheduled"))
    page.go_live_at = timezone.now() + TOMORROW
    page.save_revision().publish()
    return page


def named(state):
    return {
        "title": f"Zebra {state}",
        "slug": f"zebra-{state}",
        "summary": f"Summary of the {state} zebra.",
    }


#: Every state in which a page must be in none of the files.
HIDDEN = {
    one.__name__: one
    for one in (draft, private, child_of_private, expired, noindexed, unpublished, scheduled)
}


@pytest.fixture
def shown(conditions, articles):
    """One condition page and one article that everybody may see."""
    return [
        publish(ConditionPageFactory(parent=conditions, **named("condition"))),
        publish(ArticlePageFactory(parent=articles, **named("article"))),
    ]


@pytest.fixture
def text(client):
    """What an address answers, as text."""

    def text(address, **headers):
        response = client.get(address, headers=headers)
        assert response.status_code == 200, address
        parts = response.streaming_content if response.streaming else [response.content]
        return b"".join(parts).decode()

    return text
