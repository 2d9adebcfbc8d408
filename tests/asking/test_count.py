"""Clicks on calls to action are counted for a page and a day, and for nobody."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.utils import timezone

from kp_pages.models import ActionCount
from tests.blocks.samples import sample_values
from tests.factories import ConditionIndexPageFactory, ConditionPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def condition(home):
    return ConditionPageFactory(parent=ConditionIndexPageFactory(parent=home))


@pytest.fixture
def click(client, condition):
    def click(kind="call", page=None, headers=None, address="203.0.113.7"):
        return client.post(
            "/count/",
            f"page={condition.pk if page is None else page}&kind={kind}",
            content_type="application/x-www-form-urlencoded",
            headers=headers,
            REMOTE_ADDR=address,
        )

    return click


def counted():
    return list(ActionCount.objects.order_by("kind").values_list("page_id", "kind", "count"))


def test_clicks_are_counted_by_kind(click, condition):
    click()
    click()
    click("form")

    assert counted() == [(condition.pk, "call", 2), (condition.pk, "form", 1)]
    assert {one.day for one in ActionCount.objects.all()} == {timezone.localdate()}


def test_the_table_has_no_place_for_a_person():
    names = {field.name for field in ActionCount._meta.get_fields()}

    assert names == {"id", "page", "day", "kind", "count"}


def test_the_answer_is_empty_and_sets_nothing(click):
    response = click()

    assert (response.status_code, response.content) == (204, b"")
    assert response.cookies == {}


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "request"},
        {"kind": "x"},
        {"page": "abc"},
        {"page": "9" * 30},
        {"page": 999999},
        {"headers": {"Sec-Fetch-Site": "cross-site"}},
    ],
    ids=str,
)
def test_nonsense_is_not_counted_and_gets_the_same_answer(click, wrong):
    assert click(**wrong).status_code == 204
    assert counted() == []


def test_a_page_that_is_not_public_is_not_counted(click, condition):
    condition.unpublish()

    click()
    assert counted() == []


def test_a_machine_that_clicks_is_not_counted_for_long(click, condition):
    for _ in range(35):
        click()

    assert counted() == [(condition.pk, "call", 30)]


def test_a_visit_is_not_a_click(client):
    assert client.get("/count/").status_code == 405


def test_every_way_to_the_clinic_is_counted(client, condition, clinic):
    values = sample_values(condition.get_parent())
    condition.body = [("consultation_cta", values["consultation_cta"])]
    condition.save()

    soup = BeautifulSoup(client.get(condition.url).content, "html5lib")

    assert soup.body["data-page"] == str(condition.pk)
    assert soup.body["data-count-url"] == "/count/"
    calls = soup.select("main a[href^='tel:'], header a[href^='tel:'], .kp-callbar a[href^='tel:']")
    assert calls
    assert [one for one in calls if one.get("data-count") != "call"] == []


def test_a_search_is_nobodys_page(client, home):
    assert "data-count-url" not in client.get("/search/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_clicks_at_once_are_all_counted(condition):
    def add(_number):
        try:
            ActionCount.add(condition.pk, "call")
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(add, range(30)))

    assert counted() == [(condition.pk, "call", 30)]
