"""What a site makes of the rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kp_pages.readiness.rule import Rule, Severity


@dataclass(frozen=True)
class Policy:
    """The rules that apply to a site, each at its severity."""

    rules: tuple[Rule, ...]
    #: By code, where the site has chosen another severity than the rule's own.
    severities: Mapping[str, Severity] = field(default_factory=dict)

    def severity(self, rule: Rule) -> Severity:
        return self.severities.get(rule.code, rule.severity)

    @property
    def about_review(self) -> frozenset[str]:
        """The codes of the rules for which a medical review gives what they ask for."""
        return frozenset(rule.code for rule in self.rules if rule.is_about_review)

    def rule(self, code: str) -> Rule:
        """The rule of this code; raises ``KeyError`` if there is none."""
        return {rule.code: rule for rule in self.rules}[code]
