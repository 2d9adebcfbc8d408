"""The screen on which somebody answers for publishing a page despite what the rules found.

Where something stands for which nobody may answer, such as a missing review, the answer is recorded
for the words as they are, and the page goes on to whoever can give what is missing.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page

from kp_pages.models import ClinicPage
from kp_pages.models.gate import (
    blocking,
    fingerprint,
    may_answer,
    may_be_overridden,
    record_override,
    sentence,
)
from kp_pages.models.judged import policy
from kp_pages.models.reviews import latest
from kp_pages.readiness import Finding, Rule

SHORTEST_REASON = 20


class OverrideForm(forms.Form):
    """Why it is right to publish the page all the same."""

    reason = forms.CharField(
        label=_("Why is it right to publish this?"),
        min_length=SHORTEST_REASON,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("It stays on record with your name, for exactly these words."),
        error_messages={
            "required": _("Give a reason."),
            "min_length": _("Give a reason that somebody else can follow, in a sentence or two."),
        },
    )
    #: Of the words whose findings were listed.
    seen = forms.CharField(widget=forms.HiddenInput)


class OverrideView(WagtailAdminTemplateMixin, FormView):
    """Lists what blocks the newest draft; with a reason, it publishes it if nothing remains."""

    template_name = "kp_pages/admin/override.html"
    form_class = OverrideForm
    header_icon = "warning"

    @cached_property
    def page(self) -> Any:
        page = get_object_or_404(Page, pk=self.kwargs["page_pk"]).specific
        if not isinstance(page, ClinicPage):
            raise Http404
        return page

    @cached_property
    def findings(self) -> list[tuple[Finding, str, Rule]]:
        draft = self.page.get_latest_revision_as_object()
        return [(one, sentence(one), policy().rule(one.code)) for one in blocking(draft)]

    @property
    def answerable(self) -> list[tuple[Finding, str, Rule]]:
        """The findings that somebody may answer for."""
        return [row for row in self.findings if may_be_overridden(row[0].code)]

    @property
    def fixed(self) -> list[str]:
        """The findings that nobody may answer for: they remain in any case."""
        found = (said for one, said, _rule in self.findings if not may_be_overridden(one.code))
        return list(dict.fromkeys(found))

    def get_page_title(self) -> Any:
        return _("Answer for it") if self.fixed else _("Publish all the same")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_answer(self.page, request.user):
            raise PermissionDenied
        if not self.findings:
            messages.info(request, gettext("Nothing keeps this page from being published."))
            return redirect("wagtailadmin_pages:edit", self.page.pk)
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        return {"seen": fingerprint(self.page.get_latest_revision_as_object())}

    def form_valid(self, form: OverrideForm) -> HttpResponse:
        if not self.answerable:
            return self.form_invalid(form)
        user = self.request.user
        draft = latest(self.page.pk)
        if fingerprint(draft) != form.cleaned_data["seen"]:
            messages.error(
                self.request,
                gettext("The page changed while you read. Look at the list again."),
            )
            return redirect("kp_pages_override", self.page.pk)
        found = {one.code for one in blocking(draft)}
        codes = {code for code in found if may_be_overridden(code)}
        record_override(draft, user, codes, form.cleaned_data["reason"])
        if found > codes:
            messages.success(
                self.request, gettext("Your answer is recorded, for exactly these words.")
            )
            return redirect("wagtailadmin_pages:edit", draft.pk)
        revision = draft.get_latest_revision() or draft.save_revision(user=user)
        revision.publish(user=user)
        messages.success(
            self.request, gettext("“%(title)s” has been published.") % {"title": draft.title}
        )
        return redirect("wagtailadmin_pages:edit", draft.pk)

    def get_page_subtitle(self) -> str:
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [
            *self.breadcrumbs_items,
            {"url": edit, "label": self.page.get_admin_display_title()},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {**context, "page": self.page, "answerable": self.answerable, "fixed": self.fixed}
