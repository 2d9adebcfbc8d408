"""The API gives what a visitor can read, and answers nonsense with a plain refusal."""

import json
import re

import pytest
from wagtail.models import PageViewRestriction

from kp_pages.blocks.body import BodyBlock
from kp_pages.models import ConditionPage
from tests.blocks.samples import sample_values
from tests.crawlers.conftest import publish

pytestmark = pytest.mark.django_db

KINDS = ("conditions", "articles")


@pytest.fixture
def get(client):
    return lambda address: client.get(f"/api/v2/{address}").json()


@pytest.fixture
def full(home, clinic, shown):
    """A condition page with every block."""
    page = shown[0]
    page.body = list(sample_values(home).items())
    return publish(page)


@pytest.mark.parametrize("kind", KINDS)
def test_each_endpoint_lists_its_own_kind(get, clinic, shown, kind):
    found = get(f"{kind}/")

    assert found["meta"]["total_count"] == 1
    (item,) = found["items"]
    assert item["title"] == f"Zebra {kind.removesuffix('s')}"
    assert item["meta"]["html_url"] == f"http://localhost/{kind}/{item['meta']['slug']}/"


def test_every_block_is_there_with_its_kind_and_anchor(client, get, full):
    body = get(f"conditions/{full.pk}/")["body"]

    assert {block["type"] for block in body} == set(BodyBlock().child_blocks)
    html = client.get(full.url).content.decode()
    ids = set(re.findall(r'id="([^"]+)"', html))
    headed = [block for block in body if isinstance(block["value"].get("heading"), str)]
    assert {block["anchor"] for block in headed} <= ids


def test_the_graph_is_the_one_on_the_page(client, get, full):
    html = client.get(full.url).content.decode()
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)

    assert get(f"conditions/{full.pk}/")["graph"] == json.loads(found)


def test_references_have_the_numbers_of_the_page(get, full):
    references = get(f"conditions/{full.pk}/")["references"]

    assert [one["number"] for one in references] == [1, 2, 3]
    assert all(one["url"].startswith("https://doi.org/") for one in references)


def related(page):
    return next(block.value["pages"] for block in page.body if block.block_type == "related")


def test_links_and_choosers_name_no_hidden_page(client, get, full):
    chosen = related(full)[0]
    PageViewRestriction.objects.create(page=chosen, restriction_type=PageViewRestriction.LOGIN)

    text = client.get(f"/api/v2/conditions/{full.pk}/").content.decode()
    assert "linktype" not in text
    assert chosen.title not in text
    assert chosen.slug not in text


def test_choosers_name_no_page_that_an_editor_keeps_out(client, full):
    chosen = related(full)[1]
    ConditionPage.objects.filter(pk=chosen.pk).update(noindex=True)

    assert chosen.slug not in client.get(f"/api/v2/conditions/{full.pk}/").content.decode()


def test_a_picture_has_an_address_and_a_size(client, full, get, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        publish(full)

    (figure,) = [
        block["value"]
        for block in get(f"conditions/{full.pk}/")["body"]
        if block["type"] == "figure"
    ]

    picture = figure["picture"]
    assert picture["url"].startswith("http://testserver/media/")
    assert picture["width"] and picture["height"]
    assert picture["alt"]


def test_the_treatment_and_the_author_are_told_as_readers_see_them(get, full):
    found = get(f"conditions/{full.pk}/")

    (risks,) = [block["value"] for block in found["body"] if block["type"] == "risks"]
    assert risks["treatment"]["serious_risks"] == ["trouble breathing"]
    assert found["written_by"] is None


def test_search_finds_words_of_the_body(get, full):
    assert get("conditions/?search=zebra")["meta"]["total_count"] == 1
    assert get("conditions/?search=nowhere")["meta"]["total_count"] == 0


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client, clinic, shown, method):
    for address in ("/api/v2/conditions/", f"/api/v2/conditions/{shown[0].pk}/"):
        assert getattr(client, method)(address).status_code == 405


def test_it_answers_in_json_alone_and_sets_no_cookie(client, clinic, shown):
    response = client.get("/api/v2/conditions/", headers={"accept": "text/html"})

    assert response.headers["Content-Type"] == "application/json"
    assert not response.cookies


HOSTILE = [
    "search=%00",
    "search_operator=xor&search=a",
    "search=a&order=title",
    "offset=100000000000000000000",
    "offset=1e20",
    "offset=-1",
    "offset=%D9%A3",
    "limit=999",
    "limit=x",
    "limit=99999999999999999999999999",
    "fields=nothing",
    "fields=title(",
    "fields=body",
    "fields=parent",
    "fields=author(*)",
    "fields=title%00",
    "order=body",
    "order=--title",
    "order=expire_at",
    "order=random",
    "id=x",
    "expire_at=2020",
    "published_on=notadate",
    "site=elsewhere",
    "child_of=1",
    "format=api",
    "a[$gt]=1",
]


@pytest.mark.parametrize("query", HOSTILE)
@pytest.mark.parametrize("kind", KINDS)
def test_a_hostile_parameter_is_the_askers_error(client, clinic, shown, kind, query):
    assert 400 <= client.get(f"/api/v2/{kind}/?{query}").status_code < 500


@pytest.mark.parametrize(
    "address",
    ["find/?id=x", "find/?id=99999999999999999999", "find/?html_path=%00", "find/", "0/"],
)
def test_a_hostile_address_is_the_askers_error(client, clinic, shown, address):
    assert 400 <= client.get(f"/api/v2/conditions/{address}").status_code < 500


@pytest.mark.parametrize(
    "query",
    ["search=", "search=%22*%27(AND", "search=AND+NOT", "search=a-b%27c", "locale=xx", "limit=0"],
)
def test_an_odd_parameter_breaks_nothing(client, clinic, shown, query):
    assert client.get(f"/api/v2/conditions/?{query}").status_code < 500
