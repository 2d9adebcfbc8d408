"""The rules that come with us, a module for each subject. Word patterns are data in them.

By default a rule blocks where a page lacks what keeps readers safe, has no review, or claims what
may not be claimed. All others warn.
"""

from kp_pages.readiness.packs import (
    advertising,
    claims,
    evidence,
    fda,
    notices,
    people,
    pictures_and_links,
    reading,
    references,
    review,
    safety,
    search_texts,
    whole,
)
from kp_pages.readiness.rule import Rule

CORE: tuple[Rule, ...] = (
    *claims.RULES,
    *evidence.RULES,
    *fda.RULES,
    *safety.RULES,
    *notices.RULES,
    *review.RULES,
    *references.RULES,
    *advertising.RULES,
    *reading.RULES,
    *people.RULES,
    *pictures_and_links.RULES,
    *search_texts.RULES,
    *whole.RULES,
)
