"""Which pages show a treatment or a reference, and what they show of it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import ReferenceIndex

from kp_pages.blocks.treated import first_treatment
from kp_pages.models.base import ClinicPage
from kp_pages.models.changed import Pages, mark
from kp_pages.models.conditions import ConditionPage
from kp_pages.models.treatments import Treatment


def told(thing: Any) -> Any:
    """All that pages show of a treatment or a reference; None while it is not public."""
    if not thing.live:
        return None
    return thing.for_api(), thing.reference_keys() if isinstance(thing, Treatment) else []


def pages_showing(thing: Model) -> Pages:
    """The pages that show a treatment or a reference, also those that cite it in a treatment."""
    found: defaultdict[type[ClinicPage], set[int]] = defaultdict(set)
    rows = ReferenceIndex.get_references_to(thing).values_list("content_type", "object_id")
    for kind, key in rows.distinct():
        model = ContentType.objects.get_for_id(kind).model_class()
        if model is Treatment:
            for treatment in Treatment.objects.filter(pk=key):
                for one, keys in pages_showing(treatment).items():
                    found[one].update(keys)
        elif model and issubclass(model, ClinicPage):
            found[model].add(int(key))
    return found


def offered() -> str:
    """What condition pages name as the treatment on offer where no block of theirs shows one."""
    treatment: Any = first_treatment()
    return treatment.full_name if treatment else ""


def mark_offering(before: str) -> None:
    """Mark the condition pages that name the treatment on offer, if it has another name now."""
    if offered() == before:
        return
    rows = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(Treatment),
        content_type=ContentType.objects.get_for_model(ConditionPage),
    )
    others = {int(key) for key in rows.values_list("object_id", flat=True)}
    keys = set(ConditionPage.objects.values_list("pk", flat=True))
    mark({ConditionPage: keys - others})
