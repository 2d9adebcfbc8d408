"""Where a patient asks for a consultation: by phone, or with a form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.url_routing import RouteResult

from kp_pages import conf, sealing
from kp_pages.asking.form import ConsultationForm
from kp_pages.models.content import BodyPage
from kp_pages.models.places import ClinicLocationPage
from kp_pages.models.requests import notice_digest
from kp_pages.visibility import of_site, once, visible

#: What a page with a form answers with: nobody keeps it, and no other address learns of it.
PRIVATE = {"Cache-Control": "no-store, private", "Referrer-Policy": "no-referrer"}
THANKS = "thank-you"


def addresses(text: str) -> list[str]:
    return [one for one in re.split(r"[\s,;]+", text) if one]


def validate_addresses(text: str) -> None:
    for one in addresses(text):
        try:
            validate_email(one)
        except ValidationError:
            message = _("%(address)s is no email address. Write one address on each line.")
            raise ValidationError(message, params={"address": one}) from None


class ConsultationPage(BodyPage):
    """How to ask for a consultation: the phone number, a form, what happens next."""

    schema_type = "ContactPage"

    has_form = models.BooleanField(
        _("show the form"),
        default=True,
        help_text=_("Patients who cannot or do not want to call leave their name and number."),
    )
    reply_time = models.CharField(
        _("when you answer"),
        max_length=80,
        default=_("within one working day"),
        help_text=_("Ends the sentence “We will contact you …”. Promise what you can keep."),
    )
    consent = models.CharField(
        _("what a patient agrees to"),
        max_length=300,
        default=_("I agree that the clinic contacts me about a visit in the way I chose here."),
        help_text=_(
            "Stands beside the box to tick. The words are kept with each request, and a patient "
            "who has read others is asked again."
        ),
    )
    notify = models.TextField(
        _("addresses to notify"),
        blank=True,
        validators=[validate_addresses],
        help_text=_(
            "One on each line. They hear that a request has come and where to read it, and "
            "nothing about the person. Without any, everybody who works on requests hears of it."
        ),
    )

    content_panels = [
        *BodyPage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("has_form"),
                FieldPanel("reply_time"),
                FieldPanel("consent"),
                FieldPanel("notify"),
            ],
            heading=_("Form"),
        ),
    ]

    page_description = _("How to ask for a visit. Calls to action lead here.")
    template = "kp_pages/pages/consultation_page.html"
    thanks_template = "kp_pages/pages/consultation_thanks.html"
    foreign_template = "kp_pages/pages/consultation_foreign.html"
    parent_page_types = None  # wherever the site's own pages allow it
    subpage_types: list[str] = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("consultation page")

    @property
    def notified(self) -> list[str]:
        return addresses(self.notify)

    @cached_property
    def form_url(self) -> str:
        """Where the form is sent; empty on a site that has not included our addresses."""
        try:
            return reverse("kp_pages:ask", args=[self.pk or 0])
        except NoReverseMatch:
            return ""

    @property
    def offers_form(self) -> bool:
        """Whether a patient can ask in a form: never without a key to seal it with."""
        wanted = self.has_form and conf.load().CONSULTATION_FORM
        return bool(wanted and sealing.is_ready() and self.form_url)

    @property
    def promise(self) -> str:
        """What is done with a request."""
        days = conf.load().REQUEST_DAYS
        return ngettext(
            "We use it to contact you about a visit and for nothing else. It is stored encrypted, "
            "and deleted after %(days)s day.",
            "We use it to contact you about a visit and for nothing else. It is stored encrypted, "
            "and deleted after %(days)s days.",
            days,
        ) % {"days": days}

    @property
    def notice(self) -> str:
        """All the words to which a patient agrees."""
        return f"{self.promise}\n{self.consent}"

    def form(self, request: HttpRequest, data: Mapping[str, Any] | None = None) -> ConsultationForm:
        locations = visible(ClinicLocationPage.objects.all(), request)
        site = self.get_site()
        if site is not None:
            locations = once(of_site(locations, site))
        return ConsultationForm(
            data,
            page=self.pk or 0,
            notice=notice_digest(self.notice),
            locations=list(locations.order_by("path").values_list("pk", "title")),
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        if self.offers_form:
            context["form"] = kwargs.get("form") or self.form(request)
        return context

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Below the page, there is its word of thanks."""
        if path_components == [THANKS] and self.live and not self.has_expired:
            return RouteResult(self, kwargs={"is_sent": True})
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> TemplateResponse:
        if kwargs.pop("is_sent", False):
            return self.thank(request)
        return self.keep_private(super().serve(request, *args, **kwargs))

    def thank(self, request: HttpRequest) -> TemplateResponse:
        """The same for everybody, so that it tells nobody anything."""
        context = self.get_context(request)
        response = TemplateResponse(request, self.thanks_template, context)
        response["X-Robots-Tag"] = "noindex"
        return self.keep_private(response)

    def refuse_foreign(self, request: HttpRequest) -> TemplateResponse:
        """Says that a form of another site was not read, and where ours is."""
        context = self.get_context(request)
        response = TemplateResponse(request, self.foreign_template, context, status=403)
        return self.keep_private(response)

    def show_again(
        self, request: HttpRequest, form: ConsultationForm, status: int
    ) -> TemplateResponse:
        """The page with what is wrong, and with what the patient has entered."""
        request.is_preview = False  # type: ignore[attr-defined]  # as Wagtail does before it serves
        self.seo_title = _("Error: %(title)s") % {"title": self.seo_pagetitle}
        context = self.get_context(request, form=form)
        template = self.get_template(request)
        response = TemplateResponse(request, template, context, status=status)
        # At once: what goes wrong with it is still the form's to answer for.
        response.render()
        return self.keep_private(response)

    def keep_private(self, response: TemplateResponse) -> TemplateResponse:
        for name, value in PRIVATE.items():
            response[name] = value
        return response

    def thanks_url(self, request: HttpRequest) -> str:
        return f"{self.get_url(request)}{THANKS}/"
