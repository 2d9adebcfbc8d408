"""Condition pages and their index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from kp_pages import conf, schema
from kp_pages.blocks.codes import CodesBlock
from kp_pages.blocks.parts import BENEFIT_LEVELS, EvidenceLevel
from kp_pages.blocks.reading import Reading
from kp_pages.blocks.treated import first_treatment, treatment_nodes
from kp_pages.fields import BodyField, ChoicesField
from kp_pages.models.around import Around
from kp_pages.models.base import ClinicPage
from kp_pages.models.content import ContentPage
from kp_pages.models.head import Head
from kp_pages.readiness.text import words
from kp_pages.visibility import once, visible


class BodyArea(models.TextChoices):
    """Where it hurts, for the index and the search."""

    HEAD = "head", _("Head and face")
    NECK = "neck", _("Neck")
    BACK = "back", _("Back")
    ARMS = "arms", _("Arms and hands")
    LEGS = "legs", _("Legs and feet")
    CHEST = "chest", _("Chest")
    BELLY = "belly", _("Belly and pelvis")
    WHOLE_BODY = "whole_body", _("Whole body")


class MedicalSpecialty(models.TextChoices):
    """Branches of medicine, by their names in schema.org; it has none for pain medicine."""

    ANESTHESIA = "Anesthesia", _("Anesthesia")
    GASTROENTEROLOGY = "Gastroenterologic", _("Gastroenterology")
    GYNECOLOGY = "Gynecologic", _("Gynecology")
    MUSCULOSKELETAL = "Musculoskeletal", _("Bones, joints and muscles")
    NEUROLOGY = "Neurologic", _("Neurology")
    ONCOLOGY = "Oncologic", _("Oncology")
    PSYCHIATRY = "Psychiatric", _("Psychiatry")
    RHEUMATOLOGY = "Rheumatologic", _("Rheumatology")
    SURGERY = "Surgical", _("Surgery")
    UROLOGY = "Urologic", _("Urology")


class ConditionIndexPage(ClinicPage):
    """All conditions: cards, and letters when there are many."""

    schema_type = "CollectionPage"
    lists = "conditions"

    page_description = _("Lists the conditions; condition pages stand under it.")
    template = "kp_pages/pages/condition_index_page.html"
    parent_page_types = None  # wherever the site's own pages allow it
    subpage_types = ["kp_pages.ConditionPage"]

    class Meta:
        verbose_name = _("condition index")

    def conditions(self, request: HttpRequest | None = None) -> list[ConditionPage]:
        """The live, public conditions under this page, by title."""
        pages = once(visible(ConditionPage.objects.child_of(self), request)).defer("body")
        pages = pages.select_related("picture").prefetch_related("picture__renditions")
        # SQLite puts small letters behind capital ones, and a letter would come twice.
        return sorted(pages, key=lambda page: page.title.casefold())

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        area = request.GET.get("area", "")
        area = area if area in BodyArea.values else ""
        pages = self.conditions(request)
        shown = [page for page in pages if not area or area in page.body_areas]
        present = {one for page in pages for one in page.body_areas}
        context["conditions"] = shown
        context["area"] = area
        context["address_query"] = {"area": area}
        context["areas"] = [choice for choice in BodyArea if choice.value in present]
        if len(shown) >= conf.load().CONDITIONS_BEFORE_LETTERS:
            letters = groupby(shown, key=lambda page: page.title[:1].upper())
            context["letters"] = [(letter, list(group)) for letter, group in letters]
        return context

    def said_of(self, query: Mapping[str, object]) -> list[str]:
        area = query.get("area")
        return [str(BodyArea(str(area)).label)] if area else []


class ConditionPage(ContentPage):
    """One medical condition: what it is, how treatment may help, what people ask."""

    eyebrow = _("Condition")

    also_called = models.CharField(
        _("also found as"),
        max_length=300,
        blank=True,
        help_text=_("Other names that people search for, separated by commas."),
    )
    evidence_level = models.CharField(
        _("evidence for ketamine"),
        max_length=12,
        choices=EvidenceLevel.choices,
        blank=True,
        help_text=_("What the evidence shows overall. Lists of conditions show it."),
    )
    body_areas = ChoicesField(BodyArea, verbose_name=_("body areas"))
    codes = BodyField(CodesBlock, verbose_name=_("medical codes"), blank=True)
    specialty = models.CharField(
        _("branch of medicine"),
        max_length=20,
        choices=MedicalSpecialty.choices,
        blank=True,
        help_text=_("Crawlers are told which branch treats it. Leave it open where none fits."),
    )

    content_panels = [
        *ContentPage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("evidence_level"), FieldPanel("also_called")]),
                FieldPanel("body_areas"),
                FieldPanel("specialty"),
                FieldPanel("codes"),
            ],
            heading=_("For lists, search and crawlers"),
        ),
    ]
    search_fields = [*ContentPage.search_fields, index.SearchField("also_called", boost=2)]

    schema_type = "MedicalWebPage"
    document_kind = "condition"
    clinical_fields = (*ContentPage.clinical_fields, "evidence_level")
    field_roles = {**ContentPage.field_roles, "also_called": "name", "codes": ""}

    template = "kp_pages/pages/condition_page.html"
    parent_page_types = ["kp_pages.ConditionIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("condition page")

    @property
    def evidence(self) -> EvidenceLevel | None:
        return EvidenceLevel(self.evidence_level) if self.evidence_level else None

    def facts_for_rules(self, around: Around) -> dict[str, Any]:
        """The names of the condition: who looks for the page knows them."""
        names = words(f"{self.title} {self.also_called}".lower())
        return {**super().facts_for_rules(around), "names": tuple(names)}

    def read(self, request: HttpRequest | None = None) -> Reading:
        """The body as a visitor reads it; where no block shows a treatment, with what we offer."""
        reading = super().read(request)
        if reading.treatment is None:
            reading.offered = first_treatment()
        return reading

    def place(self, head: Head, reading: Reading | None = None) -> schema.Place:
        """Where this page stands; one that grades the evidence lower as a whole claims nothing."""
        may_claim = not self.evidence_level or self.evidence_level in BENEFIT_LEVELS
        return replace(super().place(head, reading), may_claim=may_claim)

    def schema_nodes(
        self, place: schema.Place, request: HttpRequest, reading: Reading | None
    ) -> Iterator[schema.Node]:
        yield from super().schema_nodes(place, request, reading)
        if reading and reading.treatment:
            yield from treatment_nodes(place, reading.treatment)
        yield schema.medical_condition(
            place,
            self.title,
            codes=[(code.value["system"], code.value["value"]) for code in self.codes],
        )

    def schema_page(self, place: schema.Place, **says: Any) -> schema.Node:
        """A medical page for patients, about one condition and the treatment that it shows."""
        about = [place.condition, place.treatment]
        return super().schema_page(
            place,
            about=[schema.ref(one) for one in about if one],
            author=self.schema_author(place),
            specialty=schema.member(self.specialty),
            medicalAudience={"@type": "MedicalAudience", "audienceType": "Patient"},
            **says,
        )
