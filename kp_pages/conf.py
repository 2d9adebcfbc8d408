"""Our settings: one dictionary, ``KP_PAGES``, with a default for each key.

A site writes only what differs::

    KP_PAGES = {"BLOCKS": {"what_to_bring": "clinic.blocks.WhatToBringBlock"}}
"""

from dataclasses import dataclass, field, fields

from django.conf import settings as django_settings
from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True)
class Settings:
    """The settings of ``kp_pages``, each with a default that is right for most clinics."""

    #: Blocks that a site adds to the vocabulary: stream key to dotted path of the block class.
    BLOCKS: dict[str, str] = field(default_factory=dict)
    #: Outlines that a site adds: key to dotted path of an ``Outline``.
    OUTLINES: dict[str, str] = field(default_factory=dict)
    #: Another severity for a rule, by its code: "block", "warn", "info" or "off".
    RULES: dict[str, str] = field(default_factory=dict)
    #: Rules that a site adds: dotted paths to sequences of ``kp_pages.readiness.Rule``.
    RULE_PACKS: list[str] = field(default_factory=list)
    #: The school grade up to which a page is easy enough, after Flesch and Kincaid.
    READING_GRADE: int = 8
    #: What the gate in front of publication does: "block" refuses what the rules block, "warn"
    #: only says so, "off" does not look.
    GATE: str = "block"
    #: What readers see of a review after its due date: "hide" or "keep".
    REVIEW_AFTER_DUE: str = "hide"
    #: Months until a medical review is due again, unless the reviewer says otherwise.
    REVIEW_MONTHS: int = 12
    #: The most months that a reviewer may choose.
    REVIEW_MONTHS_MAX: int = 24
    #: Days before the due date from which people are told.
    REVIEW_DAYS_BEFORE: int = 30
    #: Days by which a review may be due earlier, so that pages reviewed together are spread.
    REVIEW_SPREAD_DAYS: int = 30
    #: Codes of further rules despite which somebody with the permission may publish.
    OVERRIDABLE: list[str] = field(default_factory=list)
    #: "figtree" for the bundled font, "system" for the reader's own.
    FONT: str = "figtree"
    #: Conditions shown on an index before it is divided by letter.
    CONDITIONS_BEFORE_LETTERS: int = 20
    #: Articles on one page of the article index.
    ARTICLES_PER_PAGE: int = 12
    #: Whether patients can ask for a call in a form; without keys they cannot, whatever this says.
    CONSULTATION_FORM: bool = True
    #: Keys that encrypt the requests: the first seals, all of them open. From the environment.
    REQUEST_KEYS: list[str] = field(default_factory=list)
    #: Days after which a request is deleted by `kp_purge`; patients are told this number.
    REQUEST_DAYS: int = 30
    #: Requests that one address may send in ten minutes.
    REQUESTS_PER_ADDRESS: int = 5
    #: Requests that the site takes in a minute, from whomever.
    REQUESTS_PER_MINUTE: int = 60
    #: A number to call, such as "+15550100199", for when the database cannot be asked for it.
    PHONE: str = ""
    #: Words that the search takes for the same, beside those that it knows: groups of names.
    SYNONYMS: tuple[tuple[str, ...], ...] = ()


def load() -> Settings:
    """Read ``settings.KP_PAGES``; raises ``ImproperlyConfigured`` on a key that we don't know."""
    given = getattr(django_settings, "KP_PAGES", {})
    unknown = sorted(set(given) - {known.name for known in fields(Settings)})
    if unknown:
        raise ImproperlyConfigured(f"KP_PAGES has no setting named {', '.join(unknown)}.")
    return Settings(**given)
