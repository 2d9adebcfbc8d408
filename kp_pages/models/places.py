"""Where the clinic is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

from kp_pages import schema
from kp_pages.blocks.hours import HoursBlock, OpenValue, Weekday
from kp_pages.blocks.parts import validate_https, validate_phone
from kp_pages.blocks.profiles import ProfilesBlock
from kp_pages.blocks.reading import Reading
from kp_pages.fields import BodyField
from kp_pages.models.base import ClinicPage
from kp_pages.models.content import BodyPage
from kp_pages.models.settings import phone_display
from kp_pages.pictures import best_jpeg
from kp_pages.visibility import once, visible


class LocationIndexPage(ClinicPage):
    """The places where the clinic sees patients."""

    schema_type = "CollectionPage"
    lists = "locations"

    page_description = _("Lists the places of the clinic; each has a page under it.")
    template = "kp_pages/pages/location_index_page.html"
    parent_page_types = None  # wherever the site's own pages allow it
    subpage_types = ["kp_pages.ClinicLocationPage"]

    class Meta:
        verbose_name = _("location index")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        locations = once(visible(ClinicLocationPage.objects.child_of(self), request)).defer("body")
        context["locations"] = locations.select_related("picture").prefetch_related(
            "picture__renditions"
        )
        return context


@dataclass(frozen=True)
class Day:
    """One day of the week as the hours table shows it; without spans we are closed."""

    name: str
    spans: list[OpenValue]
    is_today: bool


class ClinicLocationPage(BodyPage):
    """One place: address, phone, hours, how to get in."""

    eyebrow = _("Location")

    street = models.CharField(_("street"), max_length=200)
    city = models.CharField(_("city"), max_length=100)
    region = models.CharField(_("state"), max_length=60)
    postal_code = models.CharField(_("ZIP code"), max_length=12)
    country = models.CharField(_("country"), max_length=2, default="US")
    phone = models.CharField(_("phone number"), max_length=20, validators=[validate_phone])
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    hours = BodyField(HoursBlock, verbose_name=_("hours"), blank=True)
    parking = models.TextField(_("parking and transit"), max_length=400, blank=True)
    access = models.TextField(_("getting in"), max_length=400, blank=True)
    directions_url = models.URLField(
        _("directions"), blank=True, validators=[validate_https], help_text=_("A map elsewhere.")
    )
    price_range = models.CharField(
        _("price range"),
        max_length=60,
        blank=True,
        help_text=_("What a visit costs, such as: $250 to $700. Readers see it on this page."),
    )
    profiles = BodyField(
        ProfilesBlock,
        verbose_name=_("profiles elsewhere"),
        blank=True,
        help_text=_(
            "Entries about this place on maps and in directories. "
            "They tell search engines that it is the same place."
        ),
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("picture"),
        MultiFieldPanel(
            [
                FieldPanel("street"),
                FieldRowPanel([FieldPanel("city"), FieldPanel("region")]),
                FieldRowPanel([FieldPanel("postal_code"), FieldPanel("country")]),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                FieldPanel("directions_url"),
            ],
            heading=_("Address"),
        ),
        FieldPanel("phone"),
        FieldPanel("hours"),
        FieldPanel("parking"),
        FieldPanel("access"),
        FieldPanel("price_range"),
        FieldPanel("profiles"),
        FieldPanel("body"),
    ]
    search_fields = [
        *BodyPage.search_fields,
        index.SearchField("city", boost=2),
        index.SearchField("street"),
        index.SearchField("region"),
        index.SearchField("postal_code"),
        index.SearchField("parking"),
        index.SearchField("access"),
    ]

    field_roles = {
        **BodyPage.field_roles,
        **dict.fromkeys(["street", "city", "region", "postal_code", "country"], "name"),
        "phone": "",
        "price_range": "label",
    }

    template = "kp_pages/pages/clinic_location_page.html"
    parent_page_types = ["kp_pages.LocationIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("location")

    def clean(self) -> None:
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            problem = _("Enter both latitude and longitude, or neither.")
            raise ValidationError({"latitude": problem, "longitude": problem})

    @property
    def phone_display(self) -> str:
        return phone_display(self.phone)

    def schema_nodes(
        self, place: schema.Place, request: HttpRequest, reading: Reading | None
    ) -> Iterator[schema.Node]:
        yield from super().schema_nodes(place, request, reading)
        shown = {"description": self.summary, "priceRange": self.price_range}
        yield {**self.schema_node(place), **shown}

    def schema_page(self, place: schema.Place, **says: Any) -> schema.Node:
        """The page about one place."""
        return super().schema_page(
            place, mainEntity=schema.ref(place.location(self.original.pk)), **says
        )

    def schema_node(self, place: schema.Place) -> schema.Node:
        """This location as a clinic."""
        shown = best_jpeg(self.picture, "wide") if self.picture else None
        return schema.medical_clinic(
            place,
            self.original.pk,
            name=self.title,
            url="" if self.is_kept_out else self.original.full_url or "",
            phone=self.phone,
            address=schema.postal_address(
                self.street, self.city, self.region, self.postal_code, self.country
            ),
            hours=[row.value.schema_node() for row in self.hours],
            geo=self.geo,
            image=place.absolute(shown.url) if shown else "",
            same_as=[row.value["url"] for row in self.profiles],
        )

    @property
    def geo(self) -> tuple[float, float] | None:
        """Latitude and longitude in degrees, or None where they are not entered."""
        if self.latitude is None or self.longitude is None:
            return None
        return float(self.latitude), float(self.longitude)

    def week(self) -> list[Day]:
        """The seven days with their hours, from Monday on; none when no hours are entered."""
        today = list(Weekday)[timezone.localdate().weekday()]
        rows = [row.value for row in self.hours]
        return [
            Day(capfirst(str(day.label)), [row for row in rows if row.covers(day)], day == today)
            for day in (Weekday if rows else [])
        ]
