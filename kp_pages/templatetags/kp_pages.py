"""What the templates need beside a page and its blocks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.admin.templatetags.wagtailuserbar import wagtailuserbar
from wagtail.models import Page, Site

from kp_pages import conf, schema
from kp_pages.blocks.consultation_cta import ConsultationCTAValue
from kp_pages.blocks.reading import Citations
from kp_pages.models import ClinicPage, ClinicSettings, ConditionIndexPage, ConditionPage
from kp_pages.models.frame import frame
from kp_pages.models.head import Head
from kp_pages.pictures import SHAPES, ready
from kp_pages.theme import DEFAULT_BRAND, derive, style, style_hash
from kp_pages.visibility import listed, visible

register = template.Library()


@register.simple_tag
def kp_icon(name: str) -> SafeString:
    """One icon of the sprite, hidden from screen readers: words say what it means."""
    return format_html(
        '<svg class="kp-icon" aria-hidden="true" width="20" height="20">'
        '<use href="{}#{}"></use></svg>',
        static("kp_pages/icons.svg"),
        name,
    )


@register.simple_tag(takes_context=True)
def clinic_settings(context: dict[str, Any]) -> ClinicSettings:
    """The clinic's settings for this site; unsaved defaults where there is no site."""
    request = context.get("request")
    site = Site.find_for_request(request) if request else None
    if site is None:
        return ClinicSettings()
    return ClinicSettings.for_request(request) if request else ClinicSettings()


@dataclass(frozen=True)
class MenuItem:
    """One entry of the main menu, and whether the reader is on that page or below it."""

    title: str
    url: str
    #: The value of ``aria-current``: "page", "true" for a page below it, or empty.
    current: str = ""


@register.simple_tag(takes_context=True)
def main_menu(context: dict[str, Any]) -> list[MenuItem]:
    """The live pages directly under the home page that are marked for menus; at most six."""
    request: HttpRequest | None = context.get("request")
    if request is None:
        return []
    here = context.get("page")
    around = frame(request, here if isinstance(here, Page) else None)
    return [
        MenuItem(page.title, page.get_url(request) or "", _current(page, here))
        for page in around.menu
    ]


def _current(page: Page, here: Any) -> str:
    if not isinstance(here, Page) or not here.path:
        return ""
    if here.path == page.path:
        return "page"
    return "true" if here.path.startswith(page.path) else ""


@register.simple_tag(takes_context=True)
def counting(context: dict[str, Any]) -> SafeString:
    """Where clicks on this page's calls to action are counted; nothing where they are not."""
    page, request = context.get("page"), context.get("request")
    if not isinstance(page, Page) or not page.pk or getattr(request, "is_preview", False):
        return mark_safe("")
    try:
        url = reverse("kp_pages:count")
    except NoReverseMatch:  # a site that has not included our addresses
        return mark_safe("")
    return format_html(' data-page="{}" data-count-url="{}"', page.pk, url)


@register.simple_tag
def font() -> str:
    """The font that the site has chosen: "figtree", or "system" for the reader's own."""
    return conf.load().FONT


@register.inclusion_tag("kp_pages/parts/theme.html", takes_context=True)
def theme(context: dict[str, Any], clinic: ClinicSettings) -> dict[str, Any]:
    """The clinic's colors, where they are not those of the style sheet itself."""
    brand = clinic.brand_color.lower()
    request = context.get("request")
    if brand != DEFAULT_BRAND and request is not None:
        # Whoever sends the content security policy allows this one element by it.
        request.kp_style_hash = style_hash(brand)
    return {
        "theme": derive(brand),
        # Made by us of nothing but names and colors.
        "style": mark_safe(style(brand)) if brand != DEFAULT_BRAND else "",  # noqa: S308
    }


@register.simple_tag
def action_url(value: ConsultationCTAValue, clinic: ClinicSettings) -> str:
    """Where the button of a call to action leads; empty while that place is not public."""
    return value.url_with(clinic.consultation_page, clinic.phone)


@register.simple_tag
def search_url() -> str:
    """The site's search page; empty where no address has the name "search"."""
    return _address("search")


@register.simple_tag
def suggestions_url() -> str:
    """The site's index for suggestions; empty where no address is named "search_suggestions"."""
    return _address("search_suggestions")


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


@register.simple_tag(takes_context=True)
def first_conditions(context: dict[str, Any], count: int = 3) -> list[ConditionPage]:
    """The first listed conditions in the editors' own order, for who found nothing."""
    request: HttpRequest | None = context.get("request")
    site = Site.find_for_request(request) if request else None
    if site is None:
        return []
    pages = listed(ConditionPage.objects.descendant_of(site.root_page), request).defer("body")
    return list(pages.order_by("path")[:count])


@register.simple_tag(takes_context=True)
def condition_index(context: dict[str, Any]) -> ConditionIndexPage | None:
    """The first list of conditions that everybody may see."""
    request: HttpRequest | None = context.get("request")
    site = Site.find_for_request(request) if request else None
    if site is None:
        return None
    pages = visible(ConditionIndexPage.objects.descendant_of(site.root_page), request)
    return pages.order_by("path").first()


@register.simple_tag(takes_context=True)
def editor_bar(context: dict[str, Any]) -> str:
    """Wagtail's user bar, for who may be signed in; for nobody else is a session looked up."""
    request: HttpRequest | None = context.get("request")
    if request is None or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return ""
    return wagtailuserbar(context)


@register.simple_tag(takes_context=True)
def breadcrumbs(context: dict[str, Any], page: Page) -> list[Page]:
    """The pages above this one, from the home page down."""
    return frame(context["request"], page).above


@register.simple_tag(takes_context=True)
def structured_data(context: dict[str, Any]) -> SafeString:
    """The page's graph for crawlers, unless somebody keeps it from them."""
    page = context.get("page")
    if context.get("request") is None or not isinstance(page, ClinicPage):
        return mark_safe("")
    document = page.told_graph(context)
    if not document:
        return mark_safe("")
    text = schema.script_json(document)
    # Nothing in it can end the element: see script_json.
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308


@register.inclusion_tag("kp_pages/parts/citations.html", takes_context=True)
def cite(context: dict[str, Any], references: Any) -> dict[str, Any]:
    """The numbers of these references, each a link to the list at the end of the page."""
    citations = context.get("citations")
    if citations is None:
        citations = Citations()
    return {"places": citations.places(references)}


@register.inclusion_tag("kp_pages/parts/picture.html")
def picture(
    image: Any,
    shape: str = "text",
    sizes: str = "100vw",
    alt: str | None = None,
    *,
    eager: bool = False,
) -> dict[str, Any]:
    """A picture in the formats that browsers know, from the renditions that exist."""
    if image is None:
        return {}
    existing = ready(image)
    sources = {
        file_format: _one_of_each_width(existing[spec] for spec in specs if spec in existing)
        for file_format, specs in SHAPES[shape].items()
    }
    fallback = next(iter(sources["jpeg"]), None)
    return {
        "image": image,
        "sources": [
            (f"image/{name}", found) for name, found in sources.items() if found and name != "jpeg"
        ],
        "fallback": fallback or image.file,
        "sizes": sizes,
        "eager": eager,
        "alt": _alternative_text(image) if alt is None else alt,
    }


def _one_of_each_width(renditions: Iterable[Any]) -> list[Any]:
    """A picture smaller than the sizes it is served in comes out the same in several of them."""
    return list({rendition.width: rendition for rendition in renditions}.values())


@register.simple_tag(takes_context=True)
def page_head(context: dict[str, Any]) -> Head | None:
    """What stands in the head of the page, put together once for a rendering."""
    page, request = context.get("page"), context.get("request")
    if request is None or not isinstance(page, ClinicPage):
        return None
    kept = getattr(request, "_kp_head", None)
    if kept is None or kept.page is not page:
        kept = request._kp_head = page.head(request, context.get("address_query"))
    return kept


@register.simple_tag
def article_feeds() -> list[dict[str, str]]:
    """The feeds of the articles, for sites that include our addresses."""
    kinds = {kind: _address(f"kp_pages:articles_{kind}") for kind in ("rss", "atom")}
    return [{"type": f"application/{kind}+xml", "url": url} for kind, url in kinds.items() if url]


def _alternative_text(image: Any) -> str:
    """What the place says, else the picture's description; its title is a file's name at times."""
    contextual = getattr(image, "contextual_alt_text", None)
    return image.description if contextual is None else contextual
