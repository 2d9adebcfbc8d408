"""The clinicians who write, review and treat."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

from kp_pages import schema
from kp_pages.blocks.certifications import CertificationsBlock
from kp_pages.blocks.reading import Reading
from kp_pages.fields import BodyField
from kp_pages.models.around import Around
from kp_pages.models.base import ClinicPage
from kp_pages.models.content import BodyPage
from kp_pages.models.reviewed import content_pages, standings
from kp_pages.pictures import best_jpeg
from kp_pages.visibility import listed, once, visible


def validate_npi(value: str) -> None:
    """Accept a ten-digit National Provider Identifier (Luhn over it with 80840 before it)."""
    digits = [int(digit) for digit in f"80840{value}"] if value.isdigit() else []
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    if len(value) != 10 or (sum(doubled) + sum(digits[-1::-2])) % 10:
        raise ValidationError(_("Enter the ten digits of the NPI; this number has a typing error."))


class ClinicianIndexPage(ClinicPage):
    """The clinicians of the clinic."""

    schema_type = "CollectionPage"
    lists = "clinicians"

    page_description = _("Lists the clinicians; each has a page under it.")
    template = "kp_pages/pages/clinician_index_page.html"
    parent_page_types = None  # wherever the site's own pages allow it
    subpage_types = ["kp_pages.ClinicianPage"]

    class Meta:
        verbose_name = _("clinician index")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        clinicians = once(visible(ClinicianPage.objects.child_of(self), request)).defer("body")
        context["clinicians"] = (
            clinicians.filter(is_active=True)
            .select_related("picture")
            .prefetch_related("picture__renditions")
            .order_by("path")
        )
        return context


class ClinicianPage(BodyPage):
    """One clinician: credentials, training, interests, and what they have reviewed."""

    eyebrow = _("Clinician")
    picture_shapes = ("portrait", "small")

    credentials = models.CharField(
        _("credentials"), max_length=40, help_text=_("Such as: MD, or PharmD.")
    )
    role = models.CharField(_("role"), max_length=120, help_text=_("Such as: Pain physician."))
    specialty = models.CharField(_("specialty"), max_length=120, blank=True)
    languages = models.CharField(_("languages"), max_length=120, blank=True)
    education = models.TextField(_("education"), max_length=600, blank=True)
    certifications = BodyField(
        CertificationsBlock, verbose_name=_("board certifications"), blank=True
    )
    license_states = models.CharField(
        _("licensed in"), max_length=120, blank=True, help_text=_("States, separated by commas.")
    )
    npi = models.CharField("NPI", max_length=10, blank=True, validators=[validate_npi])
    profile_url = models.URLField(_("profile elsewhere"), blank=True)
    conflict_of_interest = models.TextField(
        _("conflict of interest"),
        max_length=400,
        default=_("None besides working for this clinic."),
        help_text=_("Readers see it on the clinician's page."),
    )
    is_active = models.BooleanField(_("works here now"), default=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="clinician_page",
        help_text=_("The account with which this clinician signs reviews."),
    )

    content_panels = [
        *Page.content_panels,
        FieldRowPanel([FieldPanel("credentials"), FieldPanel("role")]),
        FieldPanel("summary"),
        FieldPanel("picture"),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("specialty"), FieldPanel("languages")]),
                FieldPanel("education"),
                FieldPanel("certifications"),
                FieldRowPanel([FieldPanel("license_states"), FieldPanel("npi")]),
                FieldPanel("profile_url"),
                FieldPanel("conflict_of_interest"),
            ],
            heading=_("Training and license"),
        ),
        FieldRowPanel([FieldPanel("is_active"), FieldPanel("user")]),
    ]
    search_fields = [
        *BodyPage.search_fields,
        index.SearchField("credentials"),
        index.SearchField("role"),
        index.SearchField("specialty", boost=2),
        index.SearchField("languages"),
        index.SearchField("education"),
        index.SearchField("license_states"),
    ]

    schema_type = "ProfilePage"
    field_roles = {
        **BodyPage.field_roles,
        "credentials": "name",
        "role": "label",
        "specialty": "label",
        "languages": "label",
        "education": "label",
        "license_states": "label",
        "npi": "",
    }

    template = "kp_pages/pages/clinician_page.html"
    parent_page_types = ["kp_pages.ClinicianIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("clinician")

    def facts_for_rules(self, around: Around) -> dict[str, Any]:
        return {**super().facts_for_rules(around), "license_states": self.license_states}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["written"] = listed(self.written(), request)
        context["reviewed"] = self.reviewed(request)
        return context

    @property
    def name(self) -> str:
        """Name with credentials, as it stands in a byline."""
        return f"{self.title}, {self.credentials}" if self.credentials else self.title

    @property
    def told_url(self) -> str:
        """Where crawlers find this page; empty if they are not told of it."""
        return "" if self.is_kept_out else self.original.full_url or ""

    def schema_node(self, place: schema.Place, *, has_role: bool = True) -> schema.Node:
        """This clinician as a person; without the role where readers see the name alone.

        Where crawlers are not told of the page about them, no address leads to it.
        """
        photo = best_jpeg(self.picture, "portrait") if self.picture else None
        is_told = not self.is_kept_out
        return schema.person(
            place,
            self.original.pk,
            name=self.title,
            url=self.told_url,
            credentials=self.credentials,
            role=self.role if has_role else "",
            image=place.absolute(photo.url) if photo and is_told else "",
            same_as=self.profile_url if is_told else "",
            works_here=self.is_active,
        )

    def written(self) -> models.QuerySet[Page]:
        """The pages that this clinician wrote, newest first."""
        if self.pk is None:  # the preview of a page that has not been saved yet
            return Page.objects.none()
        by_me = models.Q(conditionpage__author=self) | models.Q(articlepage__author=self)
        return Page.objects.filter(by_me).order_by("-first_published_at", "-pk")

    def reviewed(self, request: HttpRequest | None = None) -> list[Page]:
        """The pages on which readers find this clinician's review, by title."""
        if self.pk is None:
            return []
        keys = set(self.reviews.order_by().values_list("page", flat=True))
        public = listed(Page.objects.filter(pk__in=keys), request).values("pk")
        pages = list(content_pages(pk__in=public)) if keys else []
        found = standings(pages)
        return [
            page
            for page in sorted(pages, key=lambda one: one.title)
            if found[page.pk].is_shown_from(self.pk)
        ]

    def schema_nodes(
        self, place: schema.Place, request: HttpRequest, reading: Reading | None
    ) -> Iterator[schema.Node]:
        yield from super().schema_nodes(place, request, reading)
        yield {**self.schema_node(place), "description": self.summary}

    def schema_page(self, place: schema.Place, **says: Any) -> schema.Node:
        """The profile of one person."""
        return super().schema_page(
            place, mainEntity=schema.ref(place.person(self.original.pk)), **says
        )
