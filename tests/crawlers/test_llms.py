"""llms.txt: a heading, what the clinic is, and lists of links."""

import pytest
from markdown_it import MarkdownIt

from tests.factories import ConditionPageFactory

pytestmark = pytest.mark.django_db


def test_it_lists_conditions_and_articles_with_their_summaries(text, clinic, shown):
    found = text("/llms.txt")

    assert found.startswith("# Clinic & Sons\n")
    assert (
        "- [Zebra condition](http://localhost/conditions/zebra-condition.md): "
        "Summary of the condition zebra.\n" in found
    )
    assert found.index("## Conditions") < found.index("## Articles")


def test_every_link_leads_to_markdown(client, text, clinic, shown):
    tokens = MarkdownIt().parse(text("/llms.txt"))
    inner = [one for token in tokens for one in token.children or []]
    links = [one.attrs["href"] for one in inner if one.type == "link_open"]

    assert len(links) == 2
    for link in links:
        response = client.get(link.removeprefix("http://localhost"))
        assert response.headers["Content-Type"] == "text/markdown; charset=utf-8"


def test_a_title_is_never_taken_for_markup(text, clinic, conditions):
    title = "](https://evil.example) [x]: <script> *b*"
    ConditionPageFactory(parent=conditions, title=title, slug="one")

    html = MarkdownIt().render(text("/llms.txt"))
    assert "<script" not in html
    assert 'href="https://evil.example' not in html


def test_an_empty_section_is_left_out(text, clinic):
    assert "##" not in text("/llms.txt")
