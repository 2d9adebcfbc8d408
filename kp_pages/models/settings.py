"""What the clinic says about itself on every page."""

from __future__ import annotations

from typing import Any, Self

from django import forms
from django.core.validators import RegexValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.images import get_image_model_string
from wagtail.models import Page
from wagtailseo.models import SeoSettings

from kp_pages.blocks.parts import validate_phone
from kp_pages.fields import ChoicesField
from kp_pages.models.crawlers import AICrawler, validate_bing_code, validate_google_code
from kp_pages.pictures import fetch_renditions, logo_of
from kp_pages.theme import DEFAULT_BRAND
from kp_pages.visibility import is_visible


def phone_display(phone: str) -> str:
    """A stored number as people write it: +15550100199 becomes (555) 010-0199."""
    digits = phone.removeprefix("+1")
    if phone.startswith("+1") and len(digits) == 10:
        # No-break space and hyphen: a number that wraps cannot be read.
        return f"({digits[:3]})\u00a0{digits[3:6]}\u2011{digits[6:]}"
    return phone


@register_setting(icon="kp-clinic")
class ClinicSettings(BaseSiteSetting):
    """Name, phone, safety texts and policies of the clinic, one set for each site."""

    select_related = [
        "consultation_page",
        "main_location",
        "main_location__picture",
        "privacy_page",
        "review_policy_page",
        "accessibility_page",
        "logo",
        "logo_on_dark",
        # Whoever needs the one set of settings needs the other.
        "site__seosettings__og_image_default",
    ]

    name = models.CharField(_("clinic name"), max_length=80, default=_("Our clinic"))
    tagline = models.CharField(_("tagline"), max_length=120, blank=True)
    phone = models.CharField(
        _("phone number"),
        max_length=20,
        blank=True,
        validators=[validate_phone],
        help_text=_("With country code, such as +15550100199. Shown on every page."),
    )
    consultation_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("consultation page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    main_location = models.ForeignKey(
        "kp_pages.ClinicLocationPage",
        verbose_name=_("main location"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Its address and hours stand at the foot of every page."),
    )
    emergency_text = models.CharField(
        _("emergency line"),
        max_length=200,
        default=_("In an emergency, call 911."),
        help_text=_("Stands near the top and at the foot of every medical page."),
    )
    crisis_text = models.CharField(
        _("crisis line"),
        max_length=200,
        blank=True,
        default=_("If you have thoughts of harming yourself, call or text 988 at any hour."),
    )
    disclaimer = models.TextField(
        _("not medical advice"),
        max_length=500,
        default=_(
            "This site gives general information. It does not replace advice from your own "
            "clinician, and reading it does not make you our patient."
        ),
    )
    interest_disclosure = models.TextField(
        _("our own interest"),
        max_length=300,
        default=_("Our clinic offers ketamine treatment and is paid for it."),
        help_text=_("Readers should know that the clinic earns money with the treatment."),
    )
    brand_color = models.CharField(
        _("brand color"),
        max_length=7,
        default=DEFAULT_BRAND,
        validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Enter a color such as #0e6470."))],
        help_text=_("All colors of the site follow from it, by day and by night."),
    )
    logo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Stands beside the clinic's name. Best is a PNG without a background."),
    )
    logo_on_dark = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("logo on dark ground"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("For readers whose device is dark. Without it, the logo stands on white."),
    )
    privacy_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("privacy page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    review_policy_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("how we review our content"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    accessibility_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("accessibility page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    google_code = models.CharField(
        _("Google verification code"),
        max_length=70,
        blank=True,
        validators=[validate_google_code],
        help_text=_("From Google Search Console, “HTML tag”: the code alone."),
    )
    bing_code = models.CharField(
        _("Bing verification code"),
        max_length=32,
        blank=True,
        validators=[validate_bing_code],
        help_text=_("From Bing Webmaster Tools, “HTML meta tag”: the code alone."),
    )
    refused_crawlers = ChoicesField(
        AICrawler,
        verbose_name=_("AI services that may not read the site"),
        help_text=_("They are told so in robots.txt. It asks; it cannot force."),
    )

    panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("name"), FieldPanel("phone")]),
                FieldPanel("tagline"),
                FieldPanel("main_location"),
                FieldPanel("consultation_page"),
            ],
            heading=_("The clinic"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("brand_color", widget=forms.TextInput(attrs={"type": "color"})),
                HelpPanel(template="kp_pages/admin/theme.html"),
                FieldRowPanel([FieldPanel("logo"), FieldPanel("logo_on_dark")]),
            ],
            heading=_("The look"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("emergency_text"),
                FieldPanel("crisis_text"),
                FieldPanel("disclaimer"),
                FieldPanel("interest_disclosure"),
            ],
            heading=_("What every page must say"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("privacy_page"),
                FieldPanel("review_policy_page"),
                FieldPanel("accessibility_page"),
            ],
            heading=_("Policies"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("google_code"), FieldPanel("bing_code")]),
                FieldPanel("refused_crawlers"),
            ],
            heading=_("Search engines and AI services"),
        ),
    ]

    class Meta:
        verbose_name = _("clinic")

    def __str__(self) -> str:
        return self.name

    @classmethod
    def for_request(cls, request: HttpRequest) -> Self:
        found = super().for_request(request)
        seo = getattr(found.site, "seosettings", None)
        if seo is not None:
            seo._request = request
            setattr(request, SeoSettings.get_cache_attr_name(), seo)
        return found

    @property
    def phone_display(self) -> str:
        return phone_display(self.phone)

    @property
    def logos(self) -> list[Any]:
        """The logo for light ground and the one for dark, in the size in which they are shown."""
        chosen = [self.logo, self.logo_on_dark if self.logo else None]
        fetch_renditions(chosen)
        return [logo_of(one) if one else None for one in chosen]

    @property
    def location(self) -> Any | None:
        """The main location, if everybody may see its page."""
        return self.main_location if self._is_open(self.main_location) else None

    @property
    def policies(self) -> list[Page]:
        """The policy pages that visitors can open."""
        chosen = (self.review_policy_page, self.privacy_page, self.accessibility_page)
        return [page for page in chosen if page and self._is_open(page)]

    def _is_open(self, page: Page | None) -> bool:
        return page is not None and is_visible(page, getattr(self, "_request", None))
