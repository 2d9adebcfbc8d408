"""What may stand behind a passage, so that it may say what others may not."""

from __future__ import annotations

import re

from kp_pages.readiness.document import Passage

FREQUENCY = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine) (?:of|in|out of) (?:every )?(?:\d+|\w+)"
)


def is_backed_mechanism(passage: Passage) -> bool:
    """A step of how it may work, with its basis and a reference."""
    backing = passage.backing
    return bool(backing and backing.basis and backing.sources)


def is_claim(passage: Passage) -> bool:
    """Part of a claim with its level and a reference."""
    backing = passage.backing
    return bool(backing and backing.level and backing.sources)


def is_timed_claim(passage: Passage) -> bool:
    """A claim with its time, from a guideline or a review of all studies."""
    backing = passage.backing
    return bool(
        backing
        and backing.level
        and backing.timeframe
        and backing.has("guideline", "systematic_review")
    )


def is_compared_claim(passage: Passage) -> bool:
    """A claim that says with what it was compared, from studies that compared."""
    backing = passage.backing
    return bool(
        backing
        and backing.level
        and backing.comparator
        and backing.has("trial", "guideline", "systematic_review")
    )


def counts_people(passage: Passage) -> bool:
    """Says how many of how many, with a reference."""
    backing = passage.backing
    return bool(backing and backing.sources and (backing.out_of or _FREQUENCY.search(passage.text)))


_FREQUENCY = re.compile(FREQUENCY, re.IGNORECASE)
