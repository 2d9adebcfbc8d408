"""The pages of this site that belong to no plugin: its home page and plain pages."""

from __future__ import annotations

from itertools import chain
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

from kp_pages import schema
from kp_pages.blocks.body import LockedStreamBlock
from kp_pages.blocks.parts import line
from kp_pages.fields import BodyField
from kp_pages.models import (
    BodyPage,
    ClinicianPage,
    ClinicLocationPage,
    ConditionIndexPage,
    ConditionPage,
)
from kp_pages.pictures import fetch_renditions
from kp_pages.visibility import once, visible

CONDITIONS_SHOWN = 6
CLINICIANS_SHOWN = 4


class ProofPointBlock(blocks.StructBlock):
    """One reason to trust the clinic: a fact, not a promise."""

    icon = blocks.ChoiceBlock(
        choices=[
            ("stethoscope", _("Stethoscope")),
            ("shield-check", _("Shield")),
            ("clock", _("Clock")),
            ("book-open-text", _("Book")),
        ],
        default="shield-check",
        label=_("Icon"),
    )
    text = line(_("Text"), 80)

    class Meta:
        icon = "check"
        label = _("Point")
        label_format = "{text}"


class ProofPointsBlock(LockedStreamBlock):
    """Three or four facts under the title."""

    point = ProofPointBlock()

    class Meta:
        collapsed = True
        max_num = 4


class HomePage(BodyPage):
    """The front door: who we are, what we treat, what a visit is like."""

    headline = models.CharField(_("headline"), max_length=80)
    kicker = models.CharField(
        _("line above the headline"), max_length=80, blank=True, help_text=_("Who you are, where.")
    )
    proof_points = BodyField(ProofPointsBlock, verbose_name=_("proof points"), blank=True)
    safety_statement = models.TextField(
        _("safety statement"),
        max_length=400,
        help_text=_("One plain paragraph about risks. A link to the treatment's risks follows."),
    )
    safety_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page about risks"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("kicker"),
                FieldPanel("headline"),
                FieldPanel("summary"),
                FieldPanel("picture"),
                FieldPanel("proof_points"),
            ],
            heading=_("Top of the page"),
        ),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("safety_statement"), FieldPanel("safety_page")], heading=_("Safety")
        ),
    ]

    field_roles = {**BodyPage.field_roles, "headline": "title", "kicker": "heading"}
    search_fields = [
        *BodyPage.search_fields,
        index.SearchField("headline", boost=2),
        index.SearchField("kicker"),
        index.SearchField("safety_statement"),
    ]

    template = "home/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "home.StandardPage",
        "kp_pages.ConditionIndexPage",
        "kp_pages.ArticleIndexPage",
        "kp_pages.ClinicianIndexPage",
        "kp_pages.LocationIndexPage",
        "kp_pages.ConsultationPage",
    ]

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        indexes = visible(ConditionIndexPage.objects.descendant_of(self), request)
        conditions = self.below(ConditionPage, request).order_by("title")
        clinicians = self.below(ClinicianPage, request).filter(is_active=True)
        lists = {
            "conditions": list(conditions[:CONDITIONS_SHOWN]),
            "clinicians": list(clinicians[:CLINICIANS_SHOWN]),
            "locations": list(self.below(ClinicLocationPage, request)),
        }
        fetch_renditions([self.picture, *(page.picture for page in chain(*lists.values()))])
        return {**context, **lists, "condition_index": indexes.first()}

    @property
    def schema_name(self) -> str:
        return self.headline

    def schema_page(self, place: schema.Place, **says: Any) -> schema.Node:
        """The page about the clinic as a whole."""
        return super().schema_page(place, about=schema.ref(place.organization), **says)

    def below(self, model: type[BodyPage], request: HttpRequest) -> models.QuerySet[Any]:
        """The live, public pages of one kind anywhere under this page, with their pictures."""
        pages = once(visible(model.objects.descendant_of(self), request))
        return pages.defer("body").order_by("path").select_related("picture")


class StandardPage(BodyPage):
    """A plain page: policies, costs, how we review our content."""

    page_description = _("A plain page, such as a policy.")
    template = "home/standard_page.html"
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]

    class Meta:
        verbose_name = _("standard page")
