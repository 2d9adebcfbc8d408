"""The requests as a spreadsheet, for who may have one; no cell of it is ever a formula."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from kp_pages.models import ConsultationRequest
from kp_pages.models.requests import log_access

#: With these, spreadsheets take what follows for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")

COLUMNS = {
    "reference": _("Reference"),
    "received": _("Received"),
    "name": _("Name to use"),
    "channel": _("How"),
    "contact": _("Phone or email"),
    "time": _("When"),
    "may_leave_message": _("May leave a message"),
    "location": _("Location"),
    "state": _("State"),
    "assigned_to": _("Assigned to"),
    "notes": _("Notes"),
    "purge_on": _("Deleted on"),
}


def harmless(text: str) -> str:
    """The same text, which no spreadsheet takes for a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text


def cells(request: ConsultationRequest) -> dict[str, Any]:
    """What stands in one row, by column."""
    details = request.details
    return {
        "reference": request.reference,
        "received": timezone.localtime(request.created_at).strftime("%Y-%m-%d %H:%M"),
        "name": details.name,
        "channel": details.channel_label,
        "contact": details.contact,
        "time": details.time_label,
        "may_leave_message": str(_("yes") if details.may_leave_message else _("no")),
        "location": str(request.location or ""),
        "state": request.get_state_display(),
        "assigned_to": get_user_display_name(request.assigned_to) if request.assigned_to else "",
        "notes": request.notes,
        "purge_on": request.purge_on.isoformat(),
    }


class RequestExport(SpreadsheetExportMixin):
    """For a list of requests that can be taken home in a file."""

    list_export: ClassVar[list[str]] = list(COLUMNS)
    export_headings = COLUMNS

    @cached_property
    def show_export_buttons(self) -> bool:
        return bool(self.user_has_permission("export"))

    def get_filename(self) -> str:
        """Named for the day: what was taken out has a date from which it is too old to keep."""
        return f"requests-{timezone.localdate():%Y-%m-%d}"

    def as_spreadsheet(self, queryset: Any, spreadsheet_format: str) -> HttpResponse:
        if not self.show_export_buttons:
            raise PermissionDenied
        requests = [one for one in queryset if one.is_readable]
        user = self.request.user
        log_access(requests, "kp_pages.export_request", user)
        response: HttpResponse = super().as_spreadsheet(requests, spreadsheet_format)
        return response

    def to_row_dict(self, item: ConsultationRequest) -> OrderedDict[str, Any]:
        return OrderedDict((name, harmless(text)) for name, text in cells(item).items())

    def get_heading(self, queryset: Any, field: str) -> str:
        return str(COLUMNS[field])
