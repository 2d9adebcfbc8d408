"""What a judge finds wrong in a graph, in sentences that can be translated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


def gettext_noop(sentence: str) -> str:
    """Marks a sentence for translators; it is translated where a person reads it."""
    return sentence


#: What is wrong, by code, in a sentence with gaps.
SENTENCES = {
    "context": gettext_noop("The context is not %(context)s."),
    "no-id": gettext_noop("A node has no @id."),
    "duplicate-id": gettext_noop("Two nodes have this @id."),
    "foreign-id": gettext_noop("This @id is not an address of this site."),
    "unknown-type": gettext_noop("schema.org has no type %(kind)s."),
    "unknown-property": gettext_noop("schema.org has no property %(name)s, used in %(where)s."),
    "superseded": gettext_noop("%(where)s is superseded by %(instead)s."),
    "pending": gettext_noop("%(term)s is still pending at schema.org and not on our list."),
    "refused": gettext_noop("%(term)s is praise; ratings and testimonials are left out."),
    "domain": gettext_noop("%(name)s is not a property of %(kind)s."),
    "range": gettext_noop("%(where)s cannot be %(value)s. It takes: %(ranges)s."),
    "lacks": gettext_noop("%(kind)s lacks what it needs: %(names)s."),
    "dangling": gettext_noop("%(where)s refers to %(target)s, which is not in the graph."),
    "unconnected": gettext_noop("Nothing links this node with the rest of the graph."),
}


@dataclass(frozen=True)
class Finding:
    """Something wrong in a graph: a code for machines, the node, what fills the sentence's gaps."""

    code: str
    node: str = ""
    says: Mapping[str, str] = field(default_factory=dict)

    @property
    def template(self) -> str:
        """The sentence with its gaps, as translators know it."""
        return SENTENCES[self.code]

    @property
    def sentence(self) -> str:
        return self.template % self.says

    def __str__(self) -> str:
        return f"{self.sentence} ({self.node})" if self.node else self.sentence
