"""Finds the request of a patient who calls back.

Names and numbers are encrypted, so the database cannot look for them: we open each and look. What
is looked for is posted, for an address stands in logs and histories.
"""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin

from kp_pages.asking.details import Details
from kp_pages.models import ConsultationRequest
from kp_pages.models.requests import log_access


class FindForm(forms.Form):
    words = forms.CharField(
        label=_("Name, phone number or email address"),
        min_length=2,
        max_length=80,
        help_text=_("A part of it is enough. Who was found is written into the log."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def says(details: Details, words: str) -> bool:
    """Whether these words, or the digits among them, are in what a patient told us."""
    words = " ".join(words.split()).casefold()
    if words in details.name.casefold() or words in details.contact.casefold():
        return True
    digits = re.sub(r"\D", "", words)
    return len(digits) > 3 and digits in re.sub(r"\D", "", details.contact)


def find(words: str) -> list[tuple[ConsultationRequest, Details]]:
    requests = (one for one in ConsultationRequest.objects.iterator(500) if one.is_readable)
    read = ((one, one.details) for one in requests)
    return [(one, details) for one, details in read if says(details, words)]


@method_decorator(sensitive_post_parameters(), name="dispatch")
class FindView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    permission_required = "view"
    form_class = FindForm
    template_name = "kp_pages/admin/find_request.html"
    page_title = _("Find a patient")
    header_icon = "search"
    permission_policy: Any = None

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        url = reverse("kp_pages_requests:index")
        return [{"url": url, "label": _("Requests")}, {"url": "", "label": self.page_title}]

    def form_valid(self, form: FindForm) -> HttpResponse:
        found = find(form.cleaned_data["words"])
        requests = [request for request, _details in found]
        log_access(requests, "kp_pages.find_request", self.request.user)
        return self.render_to_response(self.get_context_data(form=form, found=found))
