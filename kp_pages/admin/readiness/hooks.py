"""What Wagtail's admin asks about readiness; ``wagtail_hooks.py`` registers it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.menu import MenuItem

from kp_pages.admin.needs_you import show_what_needs_you
from kp_pages.admin.readiness.panel import ReadinessView
from kp_pages.admin.readiness.report import ReadinessReport, ReadinessReportItem


def register_admin_urls() -> list[URLPattern]:
    return [
        path("kp/readiness/<int:page_pk>/", ReadinessView.as_view(), name="kp_pages_readiness"),
        path("kp/readiness/", ReadinessReport.as_view(), name="kp_pages_readiness_report"),
        path(
            "kp/readiness/results/",
            ReadinessReport.as_view(results_only=True),
            name="kp_pages_readiness_report_results",
        ),
    ]


def style_our_screens() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("kp_pages/admin/readiness.css"))


def judge_while_typing() -> SafeString:
    return format_html('<script src="{}"></script>', static("kp_pages/admin/readiness.js"))


def register_report() -> MenuItem:
    return ReadinessReportItem(
        ReadinessReport.page_title,
        reverse("kp_pages_readiness_report"),
        name="kp-readiness",
        icon_name=ReadinessReport.header_icon,
        order=90,
    )


HOOKS: list[tuple[str, Callable[..., Any]]] = [
    ("register_admin_urls", register_admin_urls),
    ("register_reports_menu_item", register_report),
    ("insert_global_admin_css", style_our_screens),
    ("construct_homepage_panels", show_what_needs_you),
    ("insert_editor_js", judge_while_typing),
]
