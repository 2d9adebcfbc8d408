"""What Wagtail's panel "Checks" says of a page, also while it is being typed."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views import View
from wagtail.blocks.base import BlockField
from wagtail.models import Page

from kp_pages.admin.readiness.standing import standing_said
from kp_pages.admin.readiness.words import judgement
from kp_pages.models import ClinicPage
from kp_pages.models.judged_form import JudgedPageForm, typed_blocks


def panel_context(page: ClinicPage) -> dict[str, Any]:
    """What the panel shows of a page as it is in memory, saved or not."""
    judged, standing = judgement(page, page.findings()), standing_said(page)
    will_void = standing is not None and standing.will_void
    said = [judged.summary] if judged.groups or not will_void else []
    return {
        "page": page,
        "judgement": judged,
        "standing": standing,
        # A closed panel has its number alone, which tells of the review that ends, too.
        "to_change": judged.to_change + will_void,
        "summary": ". ".join([*said, standing.sentence] if standing and will_void else said),
    }


class ReadinessView(View):
    """Judges a form as it stands in a browser. Saves nothing, and makes no page."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, page_pk: int) -> HttpResponse:
        page = get_object_or_404(Page, pk=page_pk).get_latest_revision_as_object()
        if not isinstance(page, ClinicPage):
            raise Http404
        if not page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        as_typed(page, request)
        return render(request, "kp_pages/admin/readiness/result.html", panel_context(page))


def as_typed(page: ClinicPage, request: HttpRequest) -> None:
    """Write into a page in memory what stands in its form, as far as it can be read.

    The blocks are taken as they were sent. To clean them takes a lock that all savers of drafts
    wait for, and one text that is too long would hide all others from the rules.
    """
    form_class: type[JudgedPageForm] = page.get_edit_handler().get_form_class()
    form = form_class(
        request.POST,
        request.FILES,
        instance=page,
        parent_page=page.get_parent(),
        for_user=request.user,
    )
    form.defer_required_fields()
    try:
        typed = dict(typed_blocks(form))
    except (KeyError, ValueError) as error:
        raise BadRequest("This is not what the editor sends.") from error
    for name in [name for name, field in form.fields.items() if isinstance(field, BlockField)]:
        del form.fields[name]
    form.full_clean()
    for name, value in typed.items():
        setattr(page, name, value)
