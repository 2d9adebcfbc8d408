"""What the blocks share that show a ``Treatment``: its facts first, then what the page adds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from kp_pages import schema
from kp_pages.blocks.values import BlockValue
from kp_pages.readiness import Passage

FROM_TREATMENT = _("Only what is particular to this page. The treatment's own facts come first.")


class TreatedValue(BlockValue):
    """The value of a block that shows a treatment."""

    def treatment_passages(self, *fields: str) -> Iterator[Passage]:
        """What the treatment is called and says in these fields, as this page shows it."""
        if self["treatment"]:
            yield Passage(self["treatment"].full_name, ("treatment", "name"), "label")
        for field in fields:
            texts = self.treatment_texts(field)
            role = "point" if len(texts) > 1 else "text"
            topic = self.topics().get(field, str(self["heading"]))
            yield from (Passage(text, ("treatment", field), role, topic=topic) for text in texts)

    def treatment_texts(self, field: str) -> list[str]:
        """What the treatment says in one field; nothing while no treatment is public."""
        return self["treatment"].texts(field) if self["treatment"] else []

    def schema_nodes(self, place: schema.Place) -> Iterator[schema.Node]:
        yield from super().schema_nodes(place)
        treatment = self["treatment"]
        if treatment and place.treatment and treatment.pk == place.treatment_key:
            yield from treatment_nodes(place, treatment, **self.treatment_says())

    def treatment_says(self) -> dict[str, Any]:
        """What this block shows of the treatment, as arguments of ``medical_therapy``."""
        return {}

    def treatment_references(self) -> list[Model]:
        """The sources of what the treatment says."""
        stream = self["treatment"].references if self["treatment"] else ()
        return [one.value for one in stream if one.value is not None]


def treatment_nodes(place: schema.Place, treatment: Any, **says: Any) -> Iterator[schema.Node]:
    """The treatment that a page shows, and its medicine."""
    drug_name = treatment.drug_name or treatment.name
    yield schema.medical_therapy(place, treatment.name, drug_name=drug_name, **says)
    yield schema.drug(place, drug_name, rxcui=treatment.rxcui)


def first_treatment() -> Model | None:
    """A live treatment, to begin with."""
    return apps.get_model("kp_pages", "Treatment").objects.filter(live=True).first()
