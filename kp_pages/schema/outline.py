"""A graph for people: nested lists of names and values, each reference by the name it leads to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from kp_pages.schema.graph import CONTEXT, Node

#: What a node may be called by, the best first.
NAMES = ("name", "headline", "caption", "description", "text")


@dataclass(frozen=True)
class Entry:
    """One line of the outline: what is said, and what stands under it."""

    #: The name of the property; empty for a node of its own.
    name: str = ""
    #: The type of a node, or empty.
    kind: str = ""
    text: str = ""
    #: Where the text leads: the place of a node in the outline, or empty.
    target: str = ""
    #: The place of this node itself.
    anchor: str = ""
    entries: list[Entry] = field(default_factory=list)


def outline(document: Node) -> list[Entry]:
    """The nodes of a document in their order, in words that a person can read."""
    nodes: list[Node] = document.get("@graph", [])
    places = {node["@id"]: f"node-{number}" for number, node in enumerate(nodes, start=1)}
    names = {node["@id"]: label(node) for node in nodes}
    return [
        Entry(
            kind=str(node.get("@type", "")),
            text=names[node["@id"]],
            anchor=places[node["@id"]],
            entries=list(_properties(node, places, names)),
        )
        for node in nodes
    ]


def label(node: Node) -> str:
    """What a node is called; empty if nothing names it."""
    return next((str(node[key]) for key in NAMES if node.get(key)), "")


def _properties(node: Node, places: dict[str, str], names: dict[str, str]) -> Iterator[Entry]:
    for name, value in node.items():
        if name.startswith("@") or (name in NAMES and value == label(node)):
            continue
        values = value if isinstance(value, list) else [value]
        for one in values:
            yield _entry(name, one, places, names)


def _entry(name: str, value: Any, places: dict[str, str], names: dict[str, str]) -> Entry:
    if not isinstance(value, dict):
        return Entry(name, text=str(value).removeprefix(f"{CONTEXT}/"))
    if set(value) == {"@id"}:
        known = value["@id"]
        return Entry(name, text=names.get(known) or known, target=places.get(known, ""))
    inner = list(_properties(value, places, names))
    return Entry(name, kind=str(value.get("@type", "")), text=label(value), entries=inner)
