"""The sources behind what pages say."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import (
    LockableMixin,
    PreviewableMixin,
    Revision,
    RevisionMixin,
)
from wagtail.search import index

from kp_pages import schema
from kp_pages.blocks.parts import validate_https
from kp_pages.models.in_use import KeptInUse
from kp_pages.readiness import Source

validate_doi = RegexValidator(
    r"^10\.\d{4,9}/\S+$", _("Enter the DOI alone, such as 10.1016/j.pain.2009.06.023.")
)
validate_pmid = RegexValidator(r"^[1-9]\d{0,8}$", _("Enter the PubMed number, digits only."))

#: What stands before a DOI where it is written as an address.
BEFORE_DOI = re.compile(r"^\s*(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
#: No journal is older.
EARLIEST = 1665


def validate_year(value: int) -> None:
    """Accept a year in which a source may have appeared; next year's are printed early."""
    if not EARLIEST <= value <= timezone.localdate().year + 1:
        raise ValidationError(_("Enter the year in which it appeared, such as 2018."))


def validate_not_in_future(value: datetime.date) -> None:
    if value > timezone.localdate():
        raise ValidationError(_("Enter today's date or an earlier one."))


class Reference(
    KeptInUse,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    index.Indexed,
    models.Model,
):
    """One published source, cited by number on every page that uses it."""

    class Kind(models.TextChoices):
        GUIDELINE = "guideline", _("Guideline")
        SYSTEMATIC_REVIEW = "systematic_review", _("Systematic review")
        TRIAL = "trial", _("Randomized trial")
        OBSERVATIONAL = "observational", _("Observational study")
        CASE_REPORT = "case_report", _("Case report")
        LABORATORY = "laboratory", _("Animal or laboratory study")
        NARRATIVE = "narrative", _("Narrative review")
        LABEL = "label", _("Drug label")
        REGULATOR = "regulator", _("Regulator")
        LAW = "law", _("Law")

    class Status(models.TextChoices):
        CURRENT = "current", _("Current")
        SUPERSEDED = "superseded", _("Superseded")
        RETRACTED = "retracted", _("Retracted")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    authors = models.CharField(
        _("authors"), max_length=300, help_text=_("Such as: Sigtermans MJ, van Hilten JJ, et al.")
    )
    title = models.CharField(_("title"), max_length=400)
    source = models.CharField(
        _("source"), max_length=300, help_text=_("Journal, volume and pages, or publisher.")
    )
    year = models.PositiveIntegerField(_("year"), validators=[validate_year])
    doi = models.CharField(
        "DOI",
        max_length=200,
        blank=True,
        validators=[validate_doi],
        help_text=_("Such as 10.1016/j.pain.2009.06.023; an address of doi.org will do."),
    )
    pmid = models.CharField(
        "PMID",
        max_length=9,
        blank=True,
        validators=[validate_pmid],
        help_text=_("Its number in PubMed, digits only."),
    )
    url = models.URLField(
        _("address"),
        max_length=500,
        blank=True,
        validators=[validate_https],
        help_text=_("For what has neither: a full address that starts with https://."),
    )
    checked_on = models.DateField(
        _("checked on"),
        null=True,
        blank=True,
        validators=[validate_not_in_future],
        help_text=_("When somebody last opened it."),
    )
    status = models.CharField(
        _("status"), max_length=12, choices=Status.choices, default=Status.CURRENT
    )

    in_use_message = _(
        "Readers see “%(fact)s” in: %(places)s. Take it out there first, or choose in its status "
        "that it is superseded or retracted."
    )
    _revisions = GenericRelation(
        Revision,
        content_type_field="content_type",
        object_id_field="object_id",
        related_query_name="reference",
        for_concrete_model=False,
    )

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("status")]),
        MultiFieldPanel(
            [FieldPanel("authors"), FieldPanel("title"), FieldPanel("source"), FieldPanel("year")],
            heading=_("What it is"),
        ),
        MultiFieldPanel(
            [FieldPanel("doi"), FieldPanel("pmid"), FieldPanel("url"), FieldPanel("checked_on")],
            heading=_("Where it is"),
        ),
    ]
    search_fields = [
        index.SearchField("title", boost=2),
        index.SearchField("authors"),
        index.SearchField("year"),
        index.SearchField("doi"),
        index.SearchField("pmid"),
        index.AutocompleteField("title"),
        index.AutocompleteField("authors"),
        index.AutocompleteField("year"),
        index.AutocompleteField("doi"),
        index.AutocompleteField("pmid"),
        index.FilterField("kind"),
        index.FilterField("status"),
    ]

    class Meta:
        verbose_name = _("reference")
        verbose_name_plural = _("references")
        ordering = ["authors", "year"]

    def __str__(self) -> str:
        return Truncator(self.full_name).chars(120)

    @property
    def revisions(self) -> models.Manager[Revision]:
        return self._revisions

    def get_preview_template(self, request: object, mode_name: str) -> str:
        return "kp_pages/snippets/reference_preview.html"

    @property
    def short_name(self) -> str:
        """Who and when, as people speak of it."""
        return f"{self.authors.split(',')[0]} {self.year}"

    @property
    def full_name(self) -> str:
        """What it is called where it is chosen, listed or logged; first, what speaks against it."""
        name = f"{self.short_name}: {self.title}"
        return f"{self.standing}. {name}" if self.standing else name

    @property
    def as_read(self) -> str:
        """What readers see of it in the list of a page, less its standing."""
        parts = (self.authors, self.title, self.source, f"({self.year})", self.link)
        return " ".join(part for part in parts if part)

    @property
    def standing(self) -> str:
        """What speaks against citing it, in a word; empty for nothing."""
        is_current = self.status == self.Status.CURRENT
        return "" if is_current else str(self.get_status_display())

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        self.doi = BEFORE_DOI.sub("", self.doi).strip()
        super().clean_fields(exclude)

    def clean(self) -> None:
        super().clean()
        if not (self.doi or self.pmid or self.url):
            problem = _("Enter a DOI, a PubMed number or an address, so that readers can find it.")
            raise ValidationError({"doi": problem})
        self.refuse_twin()

    def refuse_twin(self) -> None:
        """One source under two keys would have two numbers on a page."""
        for name in ("doi", "pmid"):
            value = getattr(self, name)
            same = type(self)._default_manager.filter(**{f"{name}__iexact": value})
            twin = same.exclude(pk=self.pk).first() if value else None
            if twin is not None:
                problem = _("This source is here already. Choose it instead: %(source)s")
                raise ValidationError({name: ValidationError(problem, params={"source": twin})})

    def schema_nodes(self, place: schema.Place) -> Iterator[schema.Node]:
        """This source, cited by the page at ``place``."""
        yield from schema.citation(
            place,
            self.pk,
            kind=self.kind,
            title=self.title,
            url=self.link,
            year=self.year,
            source=self.source,
        )

    def as_source(self) -> Source:
        """This source as the readiness rules know it."""
        names = ("kind", "title", "year", "doi", "pmid", "url", "checked_on", "status")
        return Source(self.pk, **{name: getattr(self, name) for name in names})

    def for_api(self) -> dict[str, object]:
        """This source as the API gives it."""
        names = ("kind", "authors", "title", "source", "year", "doi", "pmid", "status")
        return {"id": self.pk, **{name: getattr(self, name) for name in names}, "url": self.link}

    @property
    def link(self) -> str:
        """Where a reader finds it: DOI before PubMed before any other address."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/" if self.pmid else self.url

    @property
    def link_text(self) -> str:
        """The words of that link."""
        if self.doi:
            return f"doi:{self.doi}"
        return f"PubMed {self.pmid}" if self.pmid else str(_("Open the source"))
