"""Turns the Markdown of the content files into rich text as Wagtail stores it.

Only what the editors' rich text knows may stand there: paragraphs, lists, bold, italic, links, and
sources cited by their key, such as [@cohen-2018].
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kp_pages.blocks.citing import CITATION

TAGS = {
    "paragraph_open": "<p>",
    "paragraph_close": "</p>",
    "bullet_list_open": "<ul>",
    "bullet_list_close": "</ul>",
    "ordered_list_open": "<ol>",
    "ordered_list_close": "</ol>",
    "list_item_open": "<li>",
    "list_item_close": "</li>",
    "strong_open": "<b>",
    "strong_close": "</b>",
    "em_open": "<i>",
    "em_close": "</i>",
    "link_close": "</a>",
    "softbreak": " ",
}
REFUSED = {
    "heading_open": "a heading",
    "html_block": "HTML",
    "html_inline": "HTML",
    "image": "a picture",
    "fence": "code",
    "code_block": "text that is indented by four spaces",
    "code_inline": "code",
    "blockquote_open": "a quotation",
    "hr": "a line",
    "hardbreak": "a line break",
}

#: Finds a primary key: of the page at an address, of the reference with a name.
Find = Callable[[str], int]

_CITATION = re.compile(r"\[@([\w-]+)\]")
_parser = MarkdownIt("commonmark")


def rich_text(text: str, page: Find, reference: Find) -> str:
    """Markdown as stored rich text.

    Raises ``ValueError`` with a sentence when something stands there that rich text doesn't know.
    """
    return "".join(_html(_parser.parse(text.strip()), page, reference))


def _html(tokens: list[Token], page: Find, reference: Find) -> Iterator[str]:
    for token in _without_paragraphs_in_lists(tokens):
        if token.type == "inline":
            yield from _html(token.children or [], page, reference)
        elif token.type == "text":
            yield from _text(token.content, reference)
        elif token.type == "link_open":
            yield _link(str(token.attrs["href"]), page)
        elif token.type in TAGS:
            yield TAGS[token.type]
        else:
            what = REFUSED.get(token.type, token.type)
            raise ValueError(f"rich text cannot hold {what}.")


def _without_paragraphs_in_lists(tokens: list[Token]) -> Iterator[Token]:
    """A list's items hold their words directly, whether or not blank lines stand between them."""
    depth = 0
    for position, token in enumerate(tokens):
        depth += token.type == "list_item_open"
        depth -= token.type == "list_item_close"
        if not depth or not token.type.startswith("paragraph_"):
            yield token
        elif token.type == "paragraph_close" and tokens[position + 1].type == "paragraph_open":
            raise ValueError("an item of a list cannot hold two paragraphs.")


def _text(words: str, reference: Find) -> Iterator[str]:
    if "](" in words:
        raise ValueError(f"the link in “{words.strip()}” is not written as [words](address).")
    plain, *cited = _CITATION.split(words)
    yield escape(plain, quote=False)
    for key, after in zip(cited[::2], cited[1::2], strict=True):
        yield f'<embed embedtype="{CITATION}" id="{reference(key)}"/>{escape(after, quote=False)}'


def _link(address: str, page: Find) -> str:
    if address.startswith("page:"):
        return f'<a linktype="page" id="{page(address.removeprefix("page:"))}">'
    if address.startswith(("https://", "tel:+")):
        return f'<a href="{escape(address)}">'
    raise ValueError(f"a link leads to page:/…/, https://… or tel:+…, not to “{address}”.")
