"""Plain text and rich text as Markdown that says the same and nothing more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote, urljoin

from bs4 import BeautifulSoup
from bs4.element import Comment, NavigableString, Tag

_SIGNS = re.compile(r"([\\`*_\[\]<>|~$]|&(?=#?\w+;)|!(?=\[))")
_STARTS = re.compile(r"^(\s*)([-+=#:]|\d+(?=[.)]))", re.MULTILINE)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029]")
_SPACE = re.compile(r"\s+")
_SCHEMES = ("https://", "http://", "mailto:", "tel:")
_HARD_BREAK = "\\\n"


def escape(text: object) -> str:
    """One line of text in which no sign is taken for markup."""
    clean = _SPACE.sub(" ", _CONTROL.sub(" ", str(text)))
    return _SIGNS.sub(r"\\\1", clean)


def paragraph(text: str) -> str:
    """Text that stands by itself: what would begin a list or a heading is escaped."""

    def plain(match: re.Match[str]) -> str:
        space, start = match.groups()
        return f"{space}{start}\\" if start.isdigit() else f"{space}\\{start}"

    return _STARTS.sub(plain, text.strip())


def heading(level: int, text: object) -> str:
    words = escape(text).strip().replace("#", "\\#")
    return f"{'#' * level} {words}"


def bullets(items: Iterable[str]) -> str:
    """A list of items that are Markdown already."""
    return "\n".join(f"- {paragraph(item)}" for item in items)


def link(text: object, url: str) -> str:
    """A link, or the words alone where the address is none that a reader can open."""
    return _link(escape(text), url)


def _link(words: str, url: str) -> str:
    if not url.startswith(_SCHEMES):
        return words
    # Without brackets around it, which simple programs take for a part of the address.
    return f"[{words}]({quote(url, safe=_IN_ADDRESS)})"


#: What stands in an address as it is; a parenthesis would end the link.
_IN_ADDRESS = "/:?#@!$&'*+,;=%~-._[]"


def from_html(html: str, base: str) -> Iterator[str]:
    """The paragraphs and lists of a rich text; relative links begin at ``base``."""
    yield from _blocks(BeautifulSoup(html, "html.parser"), base)


def _blocks(parent: Tag, base: str) -> Iterator[str]:
    words = ""
    for child in parent.children:
        if isinstance(child, Tag) and child.name in {"p", "div", "ul", "ol", "li"}:
            if words.strip():
                yield paragraph(words)
            words = ""
            yield from _block(child, base)
        else:
            words += _inline(child, base)
    if words.strip():
        yield paragraph(words)


def _block(tag: Tag, base: str) -> Iterator[str]:
    if tag.name in {"ul", "ol"}:
        yield _list(tag, base)
    elif tag.find(["p", "div", "ul", "ol", "li"]):
        yield from _blocks(tag, base)
    else:
        text = paragraph("".join(_inline(child, base) for child in tag.children))
        if text:
            yield text


def _list(tag: Tag, base: str) -> str:
    lines = []
    for number, item in enumerate(tag.find_all("li", recursive=False), start=1):
        mark = f"{number}. " if tag.name == "ol" else "- "
        inner = "\n".join(_blocks(item, base))
        lines.append(mark + inner.replace("\n", "\n" + " " * len(mark)))
    return "\n".join(lines)


def _inline(node: object, base: str) -> str:
    if isinstance(node, Comment):
        return ""
    if isinstance(node, NavigableString):
        return escape(node)
    if not isinstance(node, Tag) or node.name in {"script", "style"}:
        return ""
    if node.name == "br":
        return _HARD_BREAK
    inner = "".join(_inline(child, base) for child in node.children)
    if node.name == "a" and node.get("href") and inner.strip():
        return _link(inner.strip(), urljoin(base, str(node["href"])))
    if node.name == "sup":  # the number of a source
        return f" [{inner}]"
    sign = {"b": "**", "strong": "**", "i": "*", "em": "*"}.get(node.name, "")
    return _emphasized(inner, sign) if sign and inner.strip() else inner


def _emphasized(inner: str, sign: str) -> str:
    """Emphasis hugs its words; spaces at its ends stand outside."""
    before = " " if inner[0].isspace() else ""
    after = " " if inner[-1].isspace() else ""
    return f"{before}{sign}{inner.strip()}{sign}{after}"
