"""By what results can be narrowed: the kind of page, and where it hurts."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from kp_pages.models import ArticlePage, BodyArea, ClinicianPage, ClinicLocationPage, ConditionPage


class Kind(TextChoices):
    """What a visitor would call the page that was found."""

    CONDITION = "condition", _("Conditions")
    ARTICLE = "article", _("Articles")
    CLINICIAN = "clinician", _("Clinicians")
    LOCATION = "location", _("Locations")
    PAGE = "page", _("Other pages")


MODELS: dict[Kind, type[Page]] = {
    Kind.CONDITION: ConditionPage,
    Kind.ARTICLE: ArticlePage,
    Kind.CLINICIAN: ClinicianPage,
    Kind.LOCATION: ClinicLocationPage,
}

#: The parameter in the address, and what it can be.
FACETS: dict[str, type[TextChoices]] = {"kind": Kind, "area": BodyArea}


def kind_of(page: Page) -> Kind:
    return next((kind for kind, model in MODELS.items() if isinstance(page, model)), Kind.PAGE)


def eyebrow(kind: str) -> Any:
    """What stands above the title of a result."""
    return MODELS[Kind(kind)].eyebrow if kind in MODELS else _("Page")


def word(facet: str, value: str) -> str:
    """How the index holds a facet: in letters alone, so that it stays one word."""
    return f"{facet}{value.replace('_', '')}" if value else ""


def words_of(page: Page) -> str:
    """The facets of a page, as the index holds them."""
    areas: Iterable[str] = getattr(page, "body_areas", ())
    return " ".join([word("kind", kind_of(page)), *(word("area", area) for area in areas)])


@lru_cache(maxsize=1024)
def held(words: str) -> dict[str, frozenset[str]]:
    """The values of each facet among the words that the index holds."""
    said = words.split()
    return {
        name: frozenset(value for value in choices.values if word(name, value) in said)
        for name, choices in FACETS.items()
    }
