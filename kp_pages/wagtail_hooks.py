"""What Wagtail's admin calls: our screens, menus, buttons and icons."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet
from wagtailseo.models import SeoSettings

from kp_pages.admin import citing
from kp_pages.admin.action_report import ActionReport, ActionReportItem
from kp_pages.admin.dashboard import NextSteps
from kp_pages.admin.explorer import ArticlePages, ConditionPages
from kp_pages.admin.guide import GuideView
from kp_pages.admin.in_use import HOOKS as IN_USE_HOOKS
from kp_pages.admin.readiness.hooks import HOOKS as READINESS_HOOKS
from kp_pages.admin.request_panel import RequestPanel
from kp_pages.admin.requests import RequestsViewSet
from kp_pages.admin.review_hooks import HOOKS as REVIEW_HOOKS
from kp_pages.admin.snippets import MedicalFacts
from kp_pages.admin.start import StartView, new_page_label, page_model, startable
from kp_pages.admin.theme import theme_preview
from kp_pages.admin.userbar import StructuredDataItem, structured_data
from kp_pages.models import ClinicPage, ContentPage, Reference

ICONS = Path(__file__).parent / "templates" / "wagtailadmin" / "icons"

register_snippet(MedicalFacts)
# The rest are wagtail-seo's own fields about an organization, JSON among them. Our pages never say
# them: what they tell of the clinic is what readers see, from the settings of the clinic.
SeoSettings.panels = SeoSettings.panels[:1]
for name, function in (*REVIEW_HOOKS, *READINESS_HOOKS, *IN_USE_HOOKS):
    hooks.register(name)(function)


@hooks.register("register_icons")
def register_icons(icons: list[str]) -> list[str]:
    return [*icons, *(f"wagtailadmin/icons/{icon.name}" for icon in ICONS.glob("kp-*.svg"))]


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLPattern]:
    return [
        path("kp/start/<int:parent_pk>/", StartView.as_view(), name="kp_pages_start"),
        path("kp/guide/", GuideView.as_view(), name="kp_pages_guide"),
        path("kp/theme/", theme_preview, name="kp_pages_theme"),
        path("kp/structured-data/<int:page_pk>/", structured_data, name="kp_pages_structured_data"),
        path("kp/sources/", citing.sources, name="kp_pages_sources"),
        path("reports/calls/", ActionReport.as_view(), name="kp_pages_action_report"),
        path(
            "reports/calls/results/",
            ActionReport.as_view(results_only=True),
            name="kp_pages_action_report_results",
        ),
    ]


@hooks.register("register_rich_text_features")
def register_citations(features: FeatureRegistry) -> None:
    citing.register(features)


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[ViewSet]:
    return [ConditionPages(), ArticlePages(), RequestsViewSet()]


@hooks.register("insert_global_admin_css")
def style_our_screens() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("kp_pages/admin/admin.css"))


@hooks.register("insert_editor_js")
def let_saves_wait_for_each_other() -> SafeString:
    return format_html(
        '<script src="{}" type="module"></script>', static("kp_pages/admin/autosave.js")
    )


@hooks.register("construct_homepage_panels")
def show_next_steps(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(NextSteps(request))
    panels.append(RequestPanel(request))


@hooks.register("construct_wagtail_userbar")
def show_structured_data(request: HttpRequest, items: list[Any], page: Page | None) -> None:
    if isinstance(page, ClinicPage):
        items.append(StructuredDataItem(page))


@hooks.register("register_reports_menu_item")
def register_action_report() -> MenuItem:
    return ActionReportItem(
        _("Calls and requests by page"),
        reverse("kp_pages_action_report"),
        name="kp-calls",
        icon_name="kp-consultation-cta",
        order=650,
    )


@hooks.register("register_permissions")
def register_permissions() -> QuerySet[Permission]:
    return Permission.objects.filter(
        content_type__app_label="kp_pages", codename="view_actioncount"
    )


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    for name, label, message in (
        ("view", _("Read"), _("Opened and read")),
        ("find", _("Find"), _("Shown among what was looked for")),
        ("export", _("Export"), _("Taken out in a file")),
        ("purge", _("Delete at its date"), _("Deleted at its date")),
    ):
        actions.register_action(f"kp_pages.{name}_request", label, message)


@hooks.register("register_help_menu_item")
def register_guide() -> MenuItem:
    return MenuItem(
        _("How to write for patients"),
        reverse("kp_pages_guide"),
        name="kp-guide",
        icon_name="edit",
        order=10,
    )


@hooks.register("construct_snippet_action_menu")
def publish_references_first(
    menu_items: list[Any], request: HttpRequest, context: dict[str, Any]
) -> None:
    """A reference that stays a draft by accident would be missing from the pages that cite it."""
    if context["model"] is Reference:
        menu_items.sort(key=lambda item: item.name != "action-publish")


@hooks.register("register_page_listing_more_buttons")
def start_from_listing(page: Page, user: Any, next_url: str | None = None) -> Iterator[Button]:
    yield from _start_button(page, user)


@hooks.register("register_page_header_buttons")
def start_from_header(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    if view_name != "index":  # where the same stands beside the breadcrumbs
        yield from _start_button(page, user)
    if view_name == "edit" and isinstance(page, ContentPage):
        yield Button(
            _("How to write for patients"),
            url=reverse("kp_pages_guide"),
            icon_name="help",
            attrs={"target": "_blank"},
            priority=90,
        )


def _start_button(page: Page, user: Any) -> Iterator[Button]:
    outlines = startable(page)
    if outlines and page.permissions_for_user(user).can_add_subpage():
        model = page_model(next(iter(outlines.values())))
        yield Button(
            new_page_label(model),
            url=reverse("kp_pages_start", args=[page.pk]),
            icon_name="plus",
            priority=7,
        )
