"""The Markdown twin says what the page says, and no text becomes markup."""

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from wagtail.contrib.redirects.models import Redirect

from kp_pages.markdown.text import bullets, escape, from_html, heading, paragraph
from tests.blocks.samples import sample_values
from tests.crawlers.conftest import publish

pytestmark = pytest.mark.django_db

MARKDOWN = "text/markdown; charset=utf-8"


@pytest.fixture
def full(home, clinic, shown):
    """A condition page with every block."""
    page = shown[0]
    page.body = list(sample_values(home).items())
    page.evidence_level = "limited"
    return publish(page)


def twin(page):
    return f"{page.url.rstrip('/')}.md"


def bare(text):
    """The letters and digits alone: marks and spaces differ between the two."""
    return re.sub(r"[^\w]+", "", text).casefold()


def rendered(markdown):
    html = MarkdownIt("commonmark").enable("table").render(markdown)
    return BeautifulSoup(html, "html5lib")


def test_every_passage_of_the_page_is_in_its_twin(text, full):
    words = bare(rendered(text(twin(full))).get_text())

    missing = [one.text for one in full.read().passages if bare(one.text) not in words]
    assert not missing


def test_it_has_the_headings_of_the_page_in_their_order(text, full):
    found = rendered(text(twin(full)))
    written = [bare(one.get_text()) for one in found.select("h1, h2, h3")]
    expected = [bare(one.text) for one in full.read().headings]

    assert written[0] == bare(full.title)
    assert len(found.select("h1")) == 1
    rest = iter(written)
    for one in expected:
        assert any(one in other for other in rest), one


def test_how_sure_the_evidence_is_stands_in_words(text, full):
    found = text(twin(full))

    assert "Evidence for ketamine: Limited" in found
    assert "- How sure is this: Limited" in found
    assert "- How many people: 3 of 10 people" in found


def test_references_are_numbered_as_on_the_page(text, full):
    found = text(twin(full))

    sources = [one.reference for one in full.read().citations]
    for number, source in enumerate(sources, start=1):
        assert re.search(rf"^{number}\. Example A\. {source.title}\.", found, re.MULTILINE)
        assert f"(https://doi.org/{source.doi})" in found
    assert "Some people had less pain. [1] [2]" in found


def test_a_page_without_a_recorded_review_claims_none(text, full):
    assert "reviewed" not in text(twin(full)).lower()


def test_what_every_medical_page_must_say_is_said(text, full, clinic):
    words = bare(rendered(text(twin(full))).get_text())

    for said in (clinic.disclaimer, clinic.interest_disclosure, clinic.emergency_text):
        assert bare(str(said)) in words
    assert "off-label" in text(twin(full))


def test_search_engines_are_sent_to_the_page(client, full):
    response = client.get(twin(full))

    assert response.headers["Content-Type"] == MARKDOWN
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert response.headers["Link"] == f'<{full.full_url}>; rel="canonical"'
    assert not response.cookies


@pytest.mark.parametrize("accept", ["text/markdown", "text/markdown, text/html;q=0.8"])
def test_a_program_that_prefers_markdown_gets_it_at_the_page(client, full, accept):
    response = client.get(full.url, headers={"accept": accept})

    assert response.headers["Content-Type"] == MARKDOWN
    assert response.content == client.get(twin(full)).content
    assert "Accept" in response.headers["Vary"]
    assert not response.cookies


@pytest.mark.parametrize(
    "accept",
    [
        "",
        "*/*",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "text/html, text/markdown;q=0.5",
        "nonsense",
    ],
)
def test_everybody_else_gets_html_and_caches_are_told(client, full, accept):
    response = client.get(full.url, headers={"accept": accept} if accept else {})

    assert response.headers["Content-Type"].startswith("text/html")
    assert "Accept" in response.headers["Vary"]
    assert "Cookie" not in response.headers["Vary"]


def test_only_condition_pages_and_articles_have_a_twin(client, clinic, shown, conditions):
    assert client.get(twin(shown[1])).status_code == 200
    for address in ("/conditions.md", "/nothing.md", "/conditions/none.md", "/.md"):
        assert client.get(address).status_code == 404


def test_a_page_with_another_address_has_its_twin_there(
    client, full, django_capture_on_commit_callbacks
):
    before = twin(full)

    with django_capture_on_commit_callbacks(execute=True):
        full.slug = "another"
        publish(full)

    response = client.get(before)
    assert response.status_code == 301
    assert response.url == full.markdown_url
    assert client.get(twin(full)).status_code == 200


def test_a_redirect_tells_nobody_of_a_page_that_is_kept_out(client, full):
    Redirect.objects.create(old_path="/conditions/before", redirect_page=full)
    full.noindex = True
    publish(full)

    assert client.get("/conditions/before.md").status_code == 404


def test_a_redirect_that_leads_elsewhere_has_no_twin(client, clinic):
    Redirect.objects.create(old_path="/conditions/before", redirect_link="https://clinic.example/")

    assert client.get("/conditions/before.md").status_code == 404


def test_links_are_absolute(text, full):
    links = [one["href"] for one in rendered(text(twin(full))).select("a[href]")]

    assert links
    assert all(link.startswith(("http://", "https://", "tel:", "mailto:")) for link in links)


HOSTILE = [
    "# not a heading",
    "1. not a list",
    "- not a list",
    "<script>alert(1)</script>",
    "[a](javascript:alert(1))",
    "![a](https://evil.example/x.png)",
    "*a* _b_ `c` ~~d~~",
    "&lt;b&gt; &amp;",
    "| a | b |",
    "a\n\n# b",
    "a \u2028 b \x00",
    "\\",
    "===",
    "[1]: https://evil.example",
    "    four spaces",
    "https://evil.example",
]


def plain(html):
    soup = BeautifulSoup(html, "html5lib")
    assert not soup.select("script, img, a, em, strong, code, table, pre, hr, s")
    return soup


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_title_stays_words(hostile):
    render = MarkdownIt("commonmark", {"html": True}).enable("table").render
    words = " ".join(hostile.replace("\x00", " ").replace("\u2028", " ").split())

    for markdown in (heading(1, hostile), paragraph(escape(hostile)), bullets([escape(hostile)])):
        assert " ".join(plain(render(markdown)).get_text().split()) == words


@given(st.text(max_size=60))
def test_any_text_comes_back_as_it_was(text):
    render = MarkdownIt("commonmark", {"html": True}).enable("table").render
    # What Markdown cannot hold is a control sign; runs of spaces mean one.
    words = " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\ufffd]", " ", text).split())
    markdown = paragraph(escape(words))

    assert " ".join(plain(render(markdown)).get_text().split()) == words


def test_rich_text_keeps_its_lists_emphasis_and_links():
    html = (
        "<p>One <b>bold </b>and <i>soft</i>.<br/>Line</p>"
        '<ul><li>first</li><li>second <a href="/a (b)/">link</a><ol><li>inner</li></ol></li></ul>'
        '<p><a href="javascript:x">bad</a> <a>none</a></p><p></p>'
    )

    assert list(from_html(html, "https://clinic.example/page/")) == [
        "One **bold** and *soft*.\\\nLine",
        "- first\n- second [link](https://clinic.example/a%20%28b%29/)\n  1. inner",
        "bad none",
    ]
