"""The marks in a rich text that cite a source, as they are stored: ``<embed embedtype="kp-…"/>``.

A mark holds the key of a reference and nothing else. Its number is found when the page is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from wagtail.rich_text.rewriters import FIND_EMBED_TAG, extract_attrs

#: The kind of embed that Wagtail's rewriters and its index of references know our marks by.
CITATION = "kp-citation"
_MARK = rf'<embed\b[^>]*\bembedtype="{CITATION}"[^>]*/>'
#: Marks side by side, with the spaces around them: a number hugs the word that it stands behind.
_MARKS = re.compile(rf"\s*{_MARK}(?:\s*{_MARK})*")
#: No key is longer; a database would choke on it.
_KEY = re.compile(r"[1-9][0-9]{0,17}")


def key_of(attributes: dict[str, str]) -> int | None:
    """The key in the attributes of a mark, if it is one."""
    key = attributes.get("id") or ""
    return int(key) if _KEY.fullmatch(key) else None


def cited_keys(html: str) -> list[int]:
    """The keys that a stored text cites, in the order of the text."""
    return list(_keys(html)) if CITATION in html else []


def _keys(html: str) -> Iterator[int]:
    for tag in FIND_EMBED_TAG.findall(html):
        attributes = extract_attrs(tag)
        key = key_of(attributes)
        if attributes.get("embedtype") == CITATION and key is not None:
            yield key


def replace_marks(html: str, write: Callable[[list[int]], str]) -> str:
    """The text with what ``write`` makes of their keys in place of marks that stand together."""
    if CITATION not in html:
        return html
    return _MARKS.sub(lambda found: write(cited_keys(found[0])), html)


def without_marks(html: str) -> str:
    """The text as it is read aloud: no number is part of a sentence."""
    return replace_marks(html, lambda keys: "")
