"""The whole demo clinic, as an SEO crawler meets it."""

import json
import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

import advertools
import citeready
import pandas
import pytest
from django.core.cache import cache
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Site

from home.demo import files
from home.demo.build import build
from kp_pages.schema.vocabulary import judge
from tests.crawlers.links import ask, broken
from tests.home.demo.conftest import silent
from tests.schema.test_pages import graph_of, hidden
from tests.support.database import OURS

pytestmark = pytest.mark.once

BIN = Path(sys.executable).parent
CONTENT = files.read()
PUBLIC = [page for page in CONTENT.pages if not page.is_draft]
#: What our pages say in the head; the crawler names its columns so.
COLUMNS = {"title", "meta_desc", "h1", "canonical", "og:title", "og:image", "twitter:card"}


@pytest.fixture(scope="module")
def address(request, django_db_setup, django_db_blocker):
    """The demo clinic on a server of its own, whose address is that of its site."""
    with django_db_blocker.unblock():
        try:
            build(CONTENT, silent, scale=0.1)
            server = LiveServer("localhost")
            port = urlsplit(server.url).port
            Site.objects.update(hostname="localhost", port=port)
            Site.clear_site_root_paths_cache()
            cache.clear()
            yield server.url
            server.stop()
        finally:
            request.config.stash[OURS].restore()


@pytest.fixture(scope="module")
def crawled(address, tmp_path_factory):
    """A row for each address that a crawler found from the first page on."""
    file = tmp_path_factory.mktemp("crawl") / "pages.jsonl"
    path = os.environ["PATH"]
    try:
        os.environ["PATH"] = f"{BIN}{os.pathsep}{path}"  # it calls scrapy by its name
        advertools.crawl(
            f"{address}/",
            str(file),
            follow_links=True,
            allowed_domains=["localhost"],
            custom_settings={"LOG_LEVEL": "ERROR", "ROBOTSTXT_OBEY": True},
        )
    finally:
        os.environ["PATH"] = path
    return pandas.read_json(file, lines=True)


def whole(rows):
    """The pages themselves: not those with a query, which name another one as theirs."""
    return rows[~rows["url"].str.contains("?", regex=False)]


def test_the_crawler_finds_every_page_and_none_is_broken(crawled, address):
    found = {url.removeprefix(address) for url in crawled["url"]}

    assert {page.path for page in PUBLIC} <= found
    assert crawled[crawled["status"] != 200]["url"].tolist() == []


def test_every_link_leads_to_a_page_and_every_anchor_to_its_place(crawled):
    assert list(broken(crawled["url"].tolist(), ask)) == []


def test_the_html_of_every_page_is_valid(crawled, html_errors):
    urls = whole(crawled)["url"].tolist()
    pages = {str(number): ask(url)[2].decode() for number, url in enumerate(urls)}

    assert [(urls[int(name)], *rest) for name, *rest in html_errors(pages)] == []


def test_each_page_has_one_head_and_one_name(crawled):
    pages = whole(crawled)

    for column in ("title", "meta_desc", "h1", "canonical"):
        several = pages[column].astype(str).str.contains("@@", regex=False)
        empty = pages[column].isna() | (pages[column].astype(str).str.strip() == "")
        listed = pages["url"].str.endswith("/search/")
        assert pages[several]["url"].tolist() == []
        assert pages[empty & ~listed]["url"].tolist() == []
    assert set(crawled.columns) >= COLUMNS


def test_each_page_names_itself_as_the_one(crawled):
    pages = whole(crawled).dropna(subset=["canonical"])

    assert pages[pages["canonical"] != pages["url"]]["url"].tolist() == []


def test_the_graph_is_read_on_every_page(crawled):
    pages = whole(crawled)
    graphs = [column for column in crawled.columns if column.startswith("jsonld_")]

    assert "jsonld_@graph" in graphs
    assert not [column for column in graphs if "error" in column]
    missing = pages["jsonld_@graph"].isna() & ~pages["url"].str.endswith("/search/")
    assert pages[missing]["url"].tolist() == []


def test_every_graph_is_valid_and_a_reader_sees_every_word_of_it(crawled, address):
    urls = [url for url in whole(crawled)["url"] if not url.endswith("/search/")]
    pages = {url: ask(url)[2].decode() for url in urls}

    found = {
        url: [*map(str, judge(graph_of(html), f"{address}/")), *hidden(html)]
        for url, html in pages.items()
    }

    assert {url: problems for url, problems in found.items() if problems} == {}


def test_every_address_in_the_sitemap_answers_and_may_be_indexed(crawled, address):
    listed = advertools.sitemap_to_df(f"{address}/sitemap.xml")["loc"]
    rows = crawled.set_index("url")

    assert len(listed) == len(PUBLIC)
    assert [url for url in listed if url not in rows.index] == []
    chosen = rows.loc[list(listed)]
    assert set(chosen["status"]) == {200}
    if "meta_robots" in chosen:
        assert not chosen["meta_robots"].astype(str).str.contains("noindex").any()


@pytest.mark.parametrize("path", ["/", "/locations/harbor-street/"])
def test_an_assistant_can_read_trust_and_cite_the_clinic(address, path):
    report = citeready.audit(f"{address}{path}")

    wanting = [one.message for one in report.findings if one.level in {"fail", "warn"}]
    assert report.score >= 95, wanting
    assert not [one.message for one in report.findings if one.level == "fail"]


GRAPH = {"@graph": [{"@type": "MedicalClinic", "name": "Clinic", "url": "https://clinic.example/"}]}
SCRIPT = '<script type="application/ld+json">{}</script>'
PLANTED = {
    "page.noindex": '<meta name="robots" content="noindex">',
    "jsonld.valid": SCRIPT.format('{"@graph": ['),
    "business.telephone": SCRIPT.format(json.dumps(GRAPH)),
}


@pytest.mark.parametrize("code", PLANTED)
def test_it_finds_what_keeps_an_assistant_away(code):
    report = citeready.audit(f'<html lang="en"><title>Clinic</title>{PLANTED[code]}<h1>Clinic</h1>')

    assert code in {one.check for one in report.findings if one.level == "fail"}
