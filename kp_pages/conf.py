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
    #: "figtree" for the bundled font, "system" for the reader's own.
    FONT: str = "figtree"
    #: Conditions shown on an index before it is divided by letter.
    CONDITIONS_BEFORE_LETTERS: int = 20
    #: Articles on one page of the article index.
    ARTICLES_PER_PAGE: int = 12
    #: Words that the search takes for the same, beside those that it knows: groups of names.
    SYNONYMS: tuple[tuple[str, ...], ...] = ()


def load() -> Settings:
    """Read ``settings.KP_PAGES``; raises ``ImproperlyConfigured`` on a key that we don't know."""
    given = getattr(django_settings, "KP_PAGES", {})
    unknown = sorted(set(given) - {known.name for known in fields(Settings)})
    if unknown:
        raise ImproperlyConfigured(f"KP_PAGES has no setting named {', '.join(unknown)}.")
    return Settings(**given)
