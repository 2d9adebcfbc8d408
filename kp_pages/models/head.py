"""What a page says about itself in its head: to search engines, and where a link is shared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Page, Site
from wagtailseo.models import SeoSettings

from kp_pages.models.settings import ClinicSettings
from kp_pages.pictures import best_jpeg
from kp_pages.visibility import listed

#: What services add to an address to know where a click came from.
TRACKING = re.compile(
    r"utm_\w+|_ga\w*|_gl|[a-z]*clid|gclsrc|gad_\w+|[gw]braid|mc_[ce]id|_hs\w+|hsa_\w+|mkt_tok|igshid"
    r"|msclkid|li_fat_id|srsltid|epik",
    re.IGNORECASE,
)


def validate_canonical(address: str) -> None:
    """Refuse what belongs to a click or to a place within a page, and not to the page."""
    before, mark, fragment = address.partition("#")
    asked = parse_qsl(before.partition("?")[2], keep_blank_values=True)
    extra = [name for name, _value in asked if TRACKING.fullmatch(name)]
    extra += [mark + fragment] if mark else []
    if extra:
        problem = _("Enter the address of the page alone, without: %(extra)s.")
        raise ValidationError(problem, params={"extra": ", ".join(dict.fromkeys(extra))})


@dataclass(frozen=True)
class SharedPicture:
    """The picture of a link: a rendition that exists, with its absolute address."""

    url: str
    width: int
    height: int
    alt: str


class Head:
    """The head of one page for one request. Templates ask, and print what is not empty."""

    def __init__(self, page: Any, request: HttpRequest, query: Mapping[str, object]) -> None:
        self.page = page
        self.request = request
        #: What of the address belongs to it, such as the number of a page in a list.
        self.query = {name: value for name, value in query.items() if value}

    @cached_property
    def site(self) -> Site | None:
        return self.page.get_site()

    def absolute(self, url: str) -> str:
        return urljoin(f"{self.site.root_url}/", url) if self.site else ""

    @property
    def title(self) -> str:
        """No two pages have the same: one of a list also says which of its pages it is."""
        said = [self.page.seo_pagetitle, *self.page.said_of(self.query)]
        if number := self.query.get("page"):
            said.append(gettext("Page %(number)s") % {"number": number})
        return " | ".join(map(str, said))

    @property
    def description(self) -> str:
        return str(self.page.seo_description or self.page.summary)

    @cached_property
    def canonical(self) -> str:
        """The one address of what is shown, without anything that a visitor's link carried.

        What an alias shows has the address of the original.
        """
        if self.page.canonical_url:
            return str(self.page.canonical_url)
        address = self.page.original.full_url or ""
        return f"{address}?{urlencode(self.query)}" if address and self.query else address

    @property
    def robots(self) -> str:
        return "noindex" if self.page.is_kept_out else "max-image-preview:large"

    @cached_property
    def picture(self) -> SharedPicture | None:
        """The picture of a link to the page, else the site's; None while it has not been made."""
        if self.site is None:
            return None
        image = self.page.shared_image or SeoSettings.for_request(self.request).og_image_default
        if image is None or (made := best_jpeg(image, "share")) is None:
            return None
        alt = image.description or self.title
        return SharedPicture(self.absolute(made.url), made.width, made.height, alt)

    @property
    def card(self) -> str:
        """The kind of card on Twitter; a large one needs a picture."""
        return str(self.page.seo_twitter_card_content) if self.picture else "summary"

    def codes(self) -> Iterator[tuple[str, str]]:
        """The search engines' proofs of ownership, on the home page alone."""
        if self.site and self.site.root_page_id == self.page.pk:
            clinic = ClinicSettings.for_request(self.request)
            yield from (
                (name, code)
                for name, code in (
                    ("google-site-verification", clinic.google_code),
                    ("msvalidate.01", clinic.bing_code),
                )
                if code
            )

    @cached_property
    def languages(self) -> list[tuple[str, str]]:
        """Language and address of each translation, this page among them; empty if it has none."""
        has_languages = getattr(settings, "WAGTAIL_I18N_ENABLED", False)
        if not has_languages or self.page.pk is None or self.page.alias_of_id:
            return []
        pages = translations([self.page.translation_key], self.request)
        addresses = [(page.locale.language_code, page.full_url) for page in pages if page.full_url]
        return with_default(addresses) if len(addresses) > 1 else []


def translations(keys: Iterable[Any], request: HttpRequest | None = None) -> list[Page]:
    """The listed pages with these translation keys, by language."""
    pages = Page.objects.filter(translation_key__in=keys).select_related("locale")
    return list(listed(pages, request).order_by("locale__language_code"))


def with_default(addresses: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The addresses by language, and the site's own language once more for every other reader."""
    own = dict(addresses).get(get_supported_content_language_variant(settings.LANGUAGE_CODE))
    return [*addresses, ("x-default", own)] if own else addresses
