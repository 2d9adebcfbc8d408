"""Two pages never share an address, however many editors save at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Site
from wagtail.test.utils.form_data import nested_form_data, streamfield

from tests.factories import (
    ConditionIndexPageFactory,
    ConditionPageFactory,
    HomePageFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db(transaction=True)

EDITORS = 4


@pytest.fixture
def index(transactional_db):
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root")
    home = HomePageFactory(parent=root, slug="front")
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": home}
    )
    return ConditionIndexPageFactory(parent=home)


def form(**fields):
    return nested_form_data(
        {
            "title": "Title",
            "slug": "title",
            "summary": "Summary.",
            "body": streamfield([]),
            "codes": streamfield([]),
            "comments-TOTAL_FORMS": 0,
            "comments-INITIAL_FORMS": 0,
            "comments-MIN_NUM_FORMS": 0,
            "comments-MAX_NUM_FORMS": 1000,
            **fields,
        }
    )


def at_once(tasks):
    """Run all tasks in threads that start at the same moment; answer with their results."""
    start = Barrier(len(tasks))

    def run(task):
        start.wait()
        try:
            return task()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(tasks)) as pool:
        return list(pool.map(run, tasks))


def editor():
    client = Client(raise_request_exception=False)
    client.force_login(UserFactory(is_superuser=True))
    return client


def shared_addresses(parent):
    slugs = list(parent.get_children().values_list("slug", flat=True))
    return sorted({slug for slug in slugs if slugs.count(slug) > 1})


def test_editors_who_rename_pages_to_one_address_get_one_page_and_errors(index):
    pages = [ConditionPageFactory(parent=index, slug=f"old-{n}") for n in range(EDITORS)]
    editors = [editor() for _ in pages]

    def rename(client, page):
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        data = form(title=page.title, slug="same", **{"action-publish": "1"})
        return lambda: client.post(url, data)

    answers = at_once([rename(*pair) for pair in zip(editors, pages, strict=True)])

    assert sorted(answer.status_code for answer in answers) == [200] * (EDITORS - 1) + [302]
    assert shared_addresses(index) == []
    losers = [answer for answer in answers if answer.status_code == 200]
    assert all("slug" in answer.context["form"].errors for answer in losers)


def test_editors_who_create_pages_at_one_address_get_one_page_and_errors(index):
    editors = [editor() for _ in range(EDITORS)]
    url = reverse("wagtailadmin_pages:add", args=["kp_pages", "conditionpage", index.pk])

    answers = at_once([lambda c=c: c.post(url, form(slug="same")) for c in editors])

    assert sorted(answer.status_code for answer in answers) == [200] * (EDITORS - 1) + [302]
    assert shared_addresses(index) == []


def test_editors_who_create_different_pages_all_succeed(index):
    editors = [editor() for _ in range(EDITORS)]
    url = reverse("wagtailadmin_pages:add", args=["kp_pages", "conditionpage", index.pk])

    answers = at_once(
        [
            lambda c=c, n=n: c.post(url, form(title=f"T{n}", slug=f"t{n}"))
            for n, c in enumerate(editors)
        ]
    )

    assert [answer.status_code for answer in answers] == [302] * EDITORS
    index.refresh_from_db()
    assert index.get_children().count() == EDITORS
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_script_that_takes_an_address_in_use_is_refused(index):
    ConditionPageFactory(parent=index, slug="taken")
    page = ConditionPageFactory(parent=index, slug="free")
    page.slug = "taken"

    with pytest.raises(ValidationError):
        page.save()


def test_scripts_that_rename_at_once_leave_one_page_at_the_address(index):
    pages = [ConditionPageFactory(parent=index, slug=f"old-{n}") for n in range(EDITORS)]

    def rename(page):
        page.slug = "same"
        try:
            page.save()
        except ValidationError:
            return "refused"
        return "saved"

    answers = at_once([lambda p=p: rename(p) for p in pages])

    assert answers.count("saved") == 1
    assert shared_addresses(index) == []
