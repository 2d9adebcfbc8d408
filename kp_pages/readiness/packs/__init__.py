"""The rules that come with us, a module for each subject. Word patterns are data in them."""

from kp_pages.readiness.packs import safety
from kp_pages.readiness.rule import Rule

CORE: tuple[Rule, ...] = (*safety.RULES,)
