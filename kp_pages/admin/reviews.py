"""A reviewer's and an editor's screens about the medical review of one page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page

from kp_pages.models import ContentPage, MedicalReview
from kp_pages.models.labels import label
from kp_pages.models.reviews import REFUSALS, as_live, record_review, refusal
from kp_pages.models.signing import ReviewForm
from kp_pages.models.standing import Standing, State


class ReviewScreen(WagtailAdminTemplateMixin):
    """About one condition page or article, for those who may read its drafts."""

    header_icon = "clipboard-list"
    kwargs: dict[str, Any]
    request: HttpRequest

    @cached_property
    def page(self) -> Any:
        page = get_object_or_404(Page, pk=self.kwargs["page_pk"]).specific
        if not isinstance(page, ContentPage):
            raise Http404
        return page

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_read(self.page, request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("kp_pages_reviews"), "label": _("Medical reviews")},
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]


def may_read(page: Page, user: Any) -> bool:
    """Whether somebody may see the drafts of a page: its editors, and its reviewers."""
    permissions = page.permissions_for_user(user)
    return bool(
        permissions.can_edit()
        or permissions.can_publish()
        or user.has_perm("kp_pages.add_medicalreview")
    )


class ChangesView(ReviewScreen, TemplateView):
    """What of the newest draft differs from the words that were signed."""

    template_name = "kp_pages/admin/changes.html"
    page_title = _("Changes since the review")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        draft = self.page.get_latest_revision_as_object()
        standing = draft.review
        changes = draft.changes_since(standing.record) if standing.record else []
        live = self.page.review if self.page.live else None
        return {
            **context,
            "page": self.page,
            "standing": standing,
            "live": live,
            "changes": [(label(type(draft), one.path), one) for one in changes],
            "reviews": MedicalReview.objects.filter(page=self.page.pk).defer("words"),
            "can_edit": self.page.permissions_for_user(self.request.user).can_edit(),
            "can_renew": bool(live and may_renew(self.page, live, self.request.user)),
        }


def may_renew(page: Any, standing: Standing, user: Any) -> bool:
    """Whether somebody can say that a signed page is still accurate."""
    is_signed = standing.state in (State.CURRENT, State.OVERDUE)
    return is_signed and user.has_perm("kp_pages.add_medicalreview") and not refusal(page, user)


class StillAccurateForm(ReviewForm):
    """The same signature once more, under the same words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["scope"]
        self.order_fields(["comment", "months", "attested", "digest"])


class StillAccurateView(ReviewScreen, FormView):
    """A clinician reads a public page again and signs the same words anew."""

    template_name = "kp_pages/admin/still_accurate.html"
    page_title = _("Still accurate")
    form_class = StillAccurateForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm("kp_pages.add_medicalreview"):
            raise PermissionDenied
        if not self.page.live or not self.is_signed:
            messages.error(request, gettext("These words were never signed. Send them to review."))
            return redirect("kp_pages_changes", self.page.pk)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def is_signed(self) -> bool:
        return self.page.review.state in (State.CURRENT, State.OVERDUE)

    def get_initial(self) -> dict[str, Any]:
        return {"digest": self.page.medical_digest()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        why_not = refusal(self.page, self.request.user)
        return {
            **super().get_context_data(**kwargs),
            "page": self.page,
            "standing": self.page.review,
            "why_not": REFUSALS.get(why_not, ""),
        }

    def form_valid(self, form: forms.Form) -> HttpResponse:
        said = form.cleaned_data
        review = record_review(
            as_live(self.page.pk),
            self.request.user,
            shown=said["digest"],
            is_attested=said["attested"],
            months=said["months"],
            comment=said["comment"],
        )
        messages.success(
            self.request,
            gettext("Your review is recorded. “%(title)s” is to be read again by %(day)s.")
            % {"title": self.page.title, "day": date_format(review.due_on)},
        )
        return redirect("kp_pages_reviews")
