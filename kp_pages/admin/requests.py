"""Where the front desk works on requests. Whoever opens one, finds one or exports any is logged.

The list names nobody: it can stand open on a screen. What a patient told us is on the request's own
page alone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import django_filters
from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.utils.urlpatterns import decorate_urlpatterns

from kp_pages.admin.request_export import RequestExport
from kp_pages.admin.request_search import FindView
from kp_pages.models import ClinicLocationPage, ConsultationRequest
from kp_pages.models.requests import RequestQuerySet, log_access


class RequestPolicy(ModelPermissionPolicy):
    """Patients make requests; nobody adds one in the admin, whatever they may do otherwise."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "add" and bool(super().user_has_permission(user, action))

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


POLICY = RequestPolicy(ConsultationRequest)


def staff() -> QuerySet[Any]:
    """Those who work on requests."""
    name = get_user_model().USERNAME_FIELD
    people: QuerySet[Any] = POLICY.users_with_permission("change").order_by(name)
    return people


def named(user: Any) -> str:
    return get_user_display_name(user) if user else ""


class StaffField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return named(obj)


class RequestFilters(WagtailFilterSet):
    state = django_filters.MultipleChoiceFilter(
        label=_("State"),
        choices=ConsultationRequest.State.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    assigned_to = django_filters.ModelChoiceFilter(
        label=_("Assigned to"),
        queryset=lambda request: staff(),
        null_label=_("Nobody"),
        empty_label=_("Anybody"),
    )
    location = django_filters.ModelChoiceFilter(
        label=_("Location"),
        queryset=lambda request: ClinicLocationPage.objects.order_by("title"),
        null_label=_("No preference"),
        empty_label=_("Any"),
    )
    created_at = django_filters.DateFromToRangeFilter(
        label=_("Received"), widget=DateRangePickerWidget
    )

    class Meta:
        model = ConsultationRequest
        fields = ["state", "assigned_to", "location", "created_at"]


class RequestList(RequestExport, generic.IndexView):
    """The requests, newest first, with nobody's name."""

    any_permission_required: ClassVar[list[str]] = ["view", "change"]

    def get_base_queryset(self) -> RequestQuerySet:
        return ConsultationRequest.objects.select_related("location", "assigned_to", "notification")

    def get_edit_url(self, instance: ConsultationRequest) -> str:
        return reverse(self.edit_url_name, args=[instance.pk])

    @cached_property
    def columns(self) -> list[BaseColumn]:
        return [
            self._get_title_column_class(TitleColumn)(
                "reference", label=_("Reference"), get_url=self.get_edit_url, width="16%"
            ),
            DateColumn("created_at", label=_("Received"), sort_key="created_at"),
            StatusTagColumn(
                "state",
                label=_("State"),
                accessor="get_state_display",
                primary=lambda one: one.state == ConsultationRequest.State.NEW,
                sort_key="state",
            ),
            Column(
                "assigned_to", label=_("Assigned to"), accessor=lambda one: named(one.assigned_to)
            ),
            Column("location", label=_("Location"), accessor="location"),
            Column("notification", label=_("Notification"), accessor="notification"),
            Column(
                "purge_on",
                label=_("Deleted on"),
                accessor=lambda one: date_format(one.purge_on, "SHORT_DATE_FORMAT"),
                sort_key="purge_on",
            ),
        ]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        url = reverse("kp_pages_requests:find")
        return [HeaderButton(_("Find a patient"), url=url, icon_name="search")]


class RequestForm(WagtailAdminModelForm):
    """What the front desk writes down."""

    assigned_to = StaffField(
        label=_("Assigned to"), required=False, queryset=None, empty_label=_("Nobody")
    )
    notes = forms.CharField(
        label=_("Notes"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Who called when, and what was agreed. Nothing medical: that belongs in the patient's "
            "record. Stored encrypted, and deleted with the request."
        ),
    )

    class Meta:
        model = ConsultationRequest
        fields = ["state", "assigned_to"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["assigned_to"].queryset = staff()
        self.fields["notes"].initial = self.instance.notes

    def save(self, commit: bool = True) -> ConsultationRequest:
        self.instance.notes = self.cleaned_data["notes"]
        saved: ConsultationRequest = super().save(commit)
        return saved


class RequestView(generic.EditView):
    """One request: what the patient told us, and what we do about it."""

    permission_required = "view"
    template_name = "kp_pages/admin/request.html"
    page_title = _("Request")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.get_object().is_readable:
            return self.unreadable(request)
        return super().get(request, *args, **kwargs)

    def unreadable(self, request: HttpRequest) -> HttpResponse:
        context = {"header_title": self.page_title, "page_title": self.page_title}
        return TemplateResponse(request, "kp_pages/admin/request_unreadable.html", context)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.user_has_permission("change"):
            raise PermissionDenied
        if not self.get_object().is_readable:
            return self.unreadable(request)
        return super().post(request, *args, **kwargs)

    def get_form_class(self) -> type[RequestForm]:
        return RequestForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        log_access([self.object], "kp_pages.view_request", self.request.user)
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["details"] = self.object.details
        context["can_change"] = self.user_has_permission("change")
        return context


def tell_no_other_site(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """No other site learns of these pages, not even from which site somebody comes.

    Not ``no-referrer``, which makes a browser write ``Origin: null`` into each form that it sends
    from here; Django's protection refuses that, also when somebody signs out.
    """

    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Referrer-Policy"] = "same-origin"
        return response

    return answer


class RequestsViewSet(ModelViewSet):
    model = ConsultationRequest
    name = "kp_pages_requests"
    url_prefix = "requests"
    icon = "kp-consultation-cta"
    menu_label = _("Requests")
    menu_order = 205
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    permission_policy = POLICY
    index_view_class = RequestList
    edit_view_class = RequestView
    edit_template_name = RequestView.template_name
    filterset_class = RequestFilters
    list_per_page = 50
    form_fields: ClassVar[list[str]] = ["state", "assigned_to"]

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        given: dict[str, Any] = super().get_common_view_kwargs(**kwargs)
        return {**given, "add_url_name": None, "usage_url_name": None}

    def get_permissions_to_register(self) -> QuerySet[Permission]:
        kind = ContentType.objects.get_for_model(self.model)
        return Permission.objects.filter(content_type=kind)

    def get_urlpatterns(self) -> list[URLPattern]:
        ours = [one for one in super().get_urlpatterns() if one.name not in {"add", "usage"}]
        ours.append(path("find/", FindView.as_view(permission_policy=POLICY), name="find"))
        return list(decorate_urlpatterns(ours, tell_no_other_site))
