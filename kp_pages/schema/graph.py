"""Nodes of schema.org, linked into one graph that is safe to print into a page.

A node that lacks what it needs is left out together with every reference to it, so that nothing
half-said reaches a crawler. No Django here: a graph can be built and read without a database.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Node = dict[str, Any]

CONTEXT = "https://schema.org"

#: What a node of a type cannot do without; a type that is not named needs nothing.
NEEDED: Mapping[str, tuple[str, ...]] = {
    "Answer": ("text",),
    "Article": ("headline",),
    "BlogPosting": ("headline",),
    "BreadcrumbList": ("itemListElement",),
    "Drug": ("name",),
    "FAQPage": ("mainEntity",),
    "ImageObject": ("contentUrl",),
    "ItemList": ("itemListElement",),
    "ListItem": ("position", "name"),
    "MedicalClinic": ("name",),
    "MedicalCode": ("codeValue", "codingSystem"),
    "MedicalCondition": ("name",),
    "MedicalTherapy": ("name",),
    "MedicalWebPage": ("name",),
    "Person": ("name",),
    "PostalAddress": ("streetAddress",),
    "ProfilePage": ("mainEntity",),
    "Question": ("name", "acceptedAnswer"),
    "VideoObject": ("name", "url", "thumbnailUrl", "uploadDate"),
    "WebPage": ("name",),
    "WebSite": ("name",),
}

#: What ends a script element or a line in JavaScript, written so that neither a browser notices.
_UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def ref(node_id: str) -> Node:
    """A reference to the node with this ``@id``."""
    return {"@id": node_id}


def member(name: str) -> str:
    """A member of one of schema.org's enumerations, by its whole address; empty for none."""
    return f"{CONTEXT}/{name}" if name else ""


_EMPTY: tuple[Any, ...] = (None, "", [], {})


class Graph:
    """The nodes of one page. What is said of one ``@id`` in several places becomes one node."""

    def __init__(self, nodes: Iterable[Node] = ()) -> None:
        self._nodes: dict[str, Node] = {}
        for node in nodes:
            self.add(node)

    def add(self, node: Node) -> None:
        """Take a node in: lists are put together, and of single values the first wins."""
        kept = self._nodes.setdefault(node["@id"], {})
        for name, value in node.items():
            known = kept.get(name)
            if isinstance(value, list) and (known in _EMPTY or isinstance(known, list)):
                kept[name] = known = list(known or [])
                known.extend(one for one in value if one not in known)
            elif known in _EMPTY:
                kept[name] = value

    def nodes(self) -> list[Node]:
        """The complete nodes in the order in which they came, without what is empty."""
        nodes = list(self._nodes.values())
        while True:
            known = {node["@id"] for node in nodes}
            cleaned = [clean for node in nodes if (clean := _complete(node, known))]
            if cleaned == nodes:
                return cleaned
            nodes = cleaned

    def document(self) -> Node:
        """The whole as one JSON-LD document; empty if nothing is left to say."""
        nodes = self.nodes()
        return {"@context": CONTEXT, "@graph": nodes} if nodes else {}


def script_json(document: object) -> str:
    """JSON that no browser can take for markup, whatever the strings in it say."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_UNSAFE)


def _complete(value: Any, known: set[str]) -> Any:
    """``value`` without empty parts and dead references; None if nothing whole is left."""
    if isinstance(value, list | tuple):
        return [kept for one in value if (kept := _complete(one, known)) not in _EMPTY] or None
    if not isinstance(value, dict):
        return _plain(value)
    if set(value) == {"@id"}:
        return value if value["@id"] in known else None
    kept = {
        key: done for key, one in value.items() if (done := _complete(one, known)) not in _EMPTY
    }
    lacking = [name for name in NEEDED.get(str(kept.get("@type")), ()) if name not in kept]
    says = kept.keys() - {"@type", "@id"}
    return kept if says and not lacking else None


def _plain(value: Any) -> Any:
    """Text, number or truth; a text that waits for its language is spoken now."""
    if value in _EMPTY:
        return None
    return value if isinstance(value, str | int | float) else str(value)


def walk(node: Any) -> Iterator[Node]:
    """Every node in a document, also those within others."""
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from walk(value)
    elif isinstance(node, list):
        for value in node:
            yield from walk(value)
