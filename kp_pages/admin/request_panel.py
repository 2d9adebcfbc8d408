"""On the dashboard: how many requests wait, what is in their way, and how it went by week."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component

from kp_pages import sealing
from kp_pages.admin.chart import chart
from kp_pages.models import ConsultationRequest, JobRun, RequestNotification
from kp_pages.models.jobs import LONGEST_WITHOUT_PURGE


class RequestPanel(Component):
    """Numbers for who may see numbers, the way to the requests for who may see those."""

    name = "kp_requests"
    order = 60
    template_name = "kp_pages/admin/request_panel.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        user = self.request.user
        may_count = user.has_perm("kp_pages.view_actioncount")
        may_read = user.has_perm("kp_pages.view_consultationrequest")
        context: dict[str, Any] = {"may_read": may_read, "chart": chart() if may_count else None}
        if may_read:
            new = ConsultationRequest.objects.filter(state=ConsultationRequest.State.NEW)
            context |= {
                "new": new.count(),
                "oldest": new.order_by("created_at").first(),
                "url": f"{reverse('kp_pages_requests:index')}?state=new",
                "troubles": list(troubles()),
            }
        if may_count:
            context["report"] = reverse("kp_pages_action_report")
        return context


def troubles() -> Iterator[str]:
    """What keeps requests from being told of or deleted; the same that system checks say."""
    stuck = RequestNotification.objects.stuck().count()
    if stuck:
        yield ngettext(
            "%(count)s notification has waited for more than an hour. Tell the person who looks "
            "after the site.",
            "%(count)s notifications have waited for more than an hour. Tell the person who looks "
            "after the site.",
            stuck,
        ) % {"count": stuck}
    left_over = ConsultationRequest.objects.left_over().count()
    if left_over:
        yield ngettext(
            "%(count)s request is older than patients were told that we keep it. Tell the person "
            "who looks after the site: kp_purge deletes it.",
            "%(count)s requests are older than patients were told that we keep them. Tell the "
            "person who looks after the site: kp_purge deletes them.",
            left_over,
        ) % {"count": left_over}
    elif sealing.is_ready() and JobRun.is_overdue("kp_purge", LONGEST_WITHOUT_PURGE):
        yield _(
            "Old requests are not deleted. Tell the person who looks after the site: "
            "kp_purge has not run for two days."
        )
