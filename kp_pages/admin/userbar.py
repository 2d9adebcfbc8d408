"""What we add to the bar that an editor sees on a public page."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from wagtail.admin.userbar import EditPageItem
from wagtail.models import Page

from kp_pages.models import ClinicPage
from kp_pages.models.previewed import STRUCTURED_DATA


class StructuredDataItem(EditPageItem):
    """Leads to what machines are told of the page; for who may edit it."""

    template_name = "kp_pages/userbar/structured_data.html"


def structured_data(request: HttpRequest, page_pk: int) -> HttpResponse:
    """What machines are told of a page as it is public, whatever its draft says."""
    page = get_object_or_404(Page, pk=page_pk).specific
    is_allowed = page.permissions_for_user(request.user).can_edit()
    if not is_allowed or not isinstance(page, ClinicPage):
        raise PermissionDenied
    return page.make_preview_request(request, STRUCTURED_DATA)
