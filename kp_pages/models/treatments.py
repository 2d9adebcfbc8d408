"""What is true of a treatment on every page: written once, reviewed once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import (
    LockableMixin,
    PreviewableMixin,
    Revision,
    RevisionMixin,
    WorkflowMixin,
)
from wagtail.search import index

from kp_pages.blocks.body import PointsBlock
from kp_pages.blocks.words import Words, chosen, stored
from kp_pages.fields import BodyField
from kp_pages.models import schedules
from kp_pages.models.in_use import KeptInUse
from kp_pages.models.judged_form import JudgedTreatmentForm
from kp_pages.models.judged_treatment import JudgedTreatment
from kp_pages.readiness.digest import Word, plain

#: The groups of risks, by field, with the headings that readers see.
RISK_GROUPS = {
    "common_risks": _("Common side effects"),
    "serious_risks": _("Serious risks"),
    "repeated_use_risks": _("Risks with repeated use"),
}

#: The fields for whose words a clinician answers.
SIGNED = (
    "name",
    "drug_name",
    "summary",
    "regulatory_status",
    *RISK_GROUPS,
    "should_not_have",
    "tell_us_first",
    "monitoring",
)


class Treatment(
    JudgedTreatment,
    WorkflowMixin,
    KeptInUse,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    index.Indexed,
    models.Model,
):
    """A treatment that the clinic offers, with the facts that every page shows."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    drug_name = models.CharField(_("drug"), max_length=120, blank=True)
    brand_names = models.CharField(
        _("brand names"), max_length=200, blank=True, help_text=_("Separate them with commas.")
    )
    rxcui = models.CharField("RxCUI", max_length=12, blank=True)
    atc_code = models.CharField(_("ATC code"), max_length=10, blank=True)
    mesh_id = models.CharField("MeSH", max_length=12, blank=True)
    summary = models.TextField(_("what it is"), max_length=400)
    regulatory_status = models.TextField(
        _("regulatory status"),
        max_length=800,
        help_text=_("What the FDA approved it for, what off-label means, and its schedule."),
    )
    common_risks = BodyField(PointsBlock, verbose_name=_("common side effects"))
    serious_risks = BodyField(PointsBlock, verbose_name=_("serious risks"))
    repeated_use_risks = BodyField(PointsBlock, verbose_name=_("risks with repeated use"))
    should_not_have = BodyField(PointsBlock, verbose_name=_("who should not have it"))
    tell_us_first = BodyField(PointsBlock, verbose_name=_("who must tell us first"))
    monitoring = models.TextField(
        _("monitoring"), max_length=400, help_text=_("What is watched during and after a visit.")
    )
    references = BodyField("kp_pages.blocks.body.ReferencesBlock", blank=True)

    _revisions = GenericRelation(
        Revision,
        content_type_field="content_type",
        object_id_field="object_id",
        related_query_name="treatment",
        for_concrete_model=False,
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("summary"),
        FieldPanel("regulatory_status"),
        MultiFieldPanel(
            [
                FieldPanel("common_risks"),
                FieldPanel("serious_risks"),
                FieldPanel("repeated_use_risks"),
                FieldPanel("monitoring"),
            ],
            heading=_("Risks"),
        ),
        MultiFieldPanel(
            [FieldPanel("should_not_have"), FieldPanel("tell_us_first")],
            heading=_("Who should not have it"),
        ),
        FieldPanel("references"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("drug_name"), FieldPanel("brand_names")]),
                FieldRowPanel([FieldPanel("rxcui"), FieldPanel("atc_code"), FieldPanel("mesh_id")]),
            ],
            heading=_("Names and codes"),
        ),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]
    base_form_class = JudgedTreatmentForm

    class Meta:
        verbose_name = _("treatment")
        verbose_name_plural = _("treatments")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def revisions(self) -> models.Manager[Revision]:
        return self._revisions

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> Any:
        """Publish it whole or not at all; a schedule that is refused stops no other."""
        with schedules.kept(self, revision, kwargs.get("log_action")), transaction.atomic():
            return super().publish(revision, *args, **kwargs)

    def get_preview_template(self, request: object, mode_name: str) -> str:
        return "kp_pages/snippets/treatment_preview.html"

    def for_api(self) -> dict[str, object]:
        """What every page shows of it, as the API gives it."""
        names = ("name", "drug_name", "rxcui", "summary", "regulatory_status", "monitoring")
        lists = (*RISK_GROUPS, "should_not_have", "tell_us_first")
        return {
            "id": self.pk,
            **{name: getattr(self, name) for name in names},
            **{name: self.texts(name) for name in lists},
        }

    @property
    def full_name(self) -> str:
        """The name, and the drug where it has another: Ketamine (ketamine hydrochloride)."""
        drug = self.drug_name if self.drug_name.casefold() != self.name.casefold() else ""
        return f"{self.name} ({drug})" if drug else self.name

    def texts(self, field: str) -> list[str]:
        """The texts of one field: a point each, or the text itself."""
        value = getattr(self, field)
        return [value] if isinstance(value, str) else [point.value for point in value]

    def words(self, words: Words) -> Iterator[Word]:
        """What a clinician signs of it with each page that shows it."""
        yield "treatment", ""
        for name in SIGNED:
            for text in self.texts(name):
                if said := plain(text):
                    yield f"treatment.{name}", said
        yield from words.of(
            self.references.stream_block, stored(self.references), "treatment.references"
        )

    def reference_keys(self) -> list[int]:
        """The keys of the sources of what it says."""
        block = self.references.stream_block
        return chosen(block, stored(self.references), "kp_pages.Reference")

    def risk_groups(self) -> Iterator[tuple[str, str]]:
        """The groups of risks that have something in them: field name and heading."""
        for name, label in RISK_GROUPS.items():
            if getattr(self, name):
                yield name, str(label)
