"""What the rules ask about the site around a page: looked up once, also for a thousand pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.apps import apps
from django.db.models import Q
from wagtail.models import Page, Site

from kp_pages.models.settings import ClinicSettings
from kp_pages.visibility import private_paths

#: Title, title for search engines and description of a page.
Texts = tuple[str, str, str]


class Around:
    """The clinic, its treatments and its other pages, as one page after the other asks for them.

    With ``many``, the texts of all pages are fetched at once; otherwise each page asks for those
    that are like its own.
    """

    def __init__(self, *, many: bool = False) -> None:
        self.many = many
        self._clinics: dict[int | None, ClinicSettings] = {}

    @cached_property
    def private(self) -> tuple[str, ...]:
        """The paths of pages that not everybody may see."""
        return private_paths()

    @cached_property
    def _sites(self) -> dict[int, Site]:
        return {site.pk: site for site in Site.objects.select_related("root_page")}

    def site_of(self, page: Any) -> Site | None:
        """The site that a page stands in; the page keeps it, so that nobody asks again."""
        if self.many:
            parts = page.get_url_parts()
            page._site = self._sites.get(parts[0]) if parts else None
        site: Site | None = page.get_site()
        return site

    def clinic(self, page: Any) -> ClinicSettings:
        """The settings of the clinic whose page this is; unsaved defaults outside of any site."""
        site = self.site_of(page)
        key = site.pk if site else None
        if key not in self._clinics:
            # Looking at pages writes nothing: settings that nobody has saved are the defaults.
            saved = ClinicSettings.base_queryset().filter(site=site).first() if site else None
            self._clinics[key] = saved or ClinicSettings(site=site)
        return self._clinics[key]

    @cached_property
    def treatments(self) -> tuple[str, ...]:
        """The names of the treatments that the clinic offers, and of their drugs."""
        live = apps.get_model("kp_pages", "Treatment").objects.filter(live=True)
        rows = live.values_list("name", "drug_name", "brand_names")
        names = [name.strip() for row in rows for text in row for name in text.split(",")]
        return tuple(dict.fromkeys(name for name in names if name))

    @cached_property
    def _all_texts(self) -> list[tuple[int, str, int, Texts]]:
        return [(pk, path, locale, tuple(texts)) for pk, path, locale, *texts in _rows(Q())]

    @cached_property
    def _by_title(self) -> dict[str, list[tuple[int, str, int, Texts]]]:
        found = defaultdict(list)
        for row in self._all_texts:
            found[_title(row[3])].append(row)
        return found

    @cached_property
    def _by_description(self) -> dict[str, list[tuple[int, str, int, Texts]]]:
        found = defaultdict(list)
        for row in self._all_texts:
            found[row[3][2].casefold()].append(row)
        return found

    def like(self, page: Any) -> dict[str, tuple[str, ...]]:
        """The titles of other live pages with the same title, and with the same description."""
        title, description = _title(_texts(page)), page.search_description.strip()
        if page.alias_of_id:
            return {}
        if self.many:
            same = self._by_title[title] + self._by_description[description.casefold()]
        else:
            rows = _rows(_same(page.seo_title or page.title, description))
            same = [(pk, path, locale, tuple(texts)) for pk, path, locale, *texts in rows]
        others = [row[3] for row in same if _is_other(row, page)]
        return {
            "same_title": _titles(one for one in others if _title(one) == title),
            "same_description": _titles(
                one for one in others if description and one[2].casefold() == description.casefold()
            ),
        }

    @cached_property
    def _live(self) -> frozenset[int]:
        return frozenset(row[0] for row in self._all_texts)

    def is_live(self, key: int | None) -> bool:
        """Whether a page is live."""
        if key is None:
            return False
        return key in self._live if self.many else Page.objects.filter(pk=key, live=True).exists()


def _rows(wanted: Q) -> Any:
    pages = Page.objects.filter(wanted, live=True, alias_of__isnull=True)
    names = ("pk", "path", "locale_id", "title", "seo_title", "search_description")
    return pages.values_list(*names)


def _same(title: str, description: str) -> Q:
    same = Q(seo_title__iexact=title) | Q(seo_title="", title__iexact=title)
    return same | Q(search_description__iexact=description) if description else same


def _texts(page: Any) -> Texts:
    return page.title, page.seo_title, page.search_description


def _title(texts: Texts) -> str:
    return (texts[1] or texts[0]).strip().casefold()


def _titles(rows: Iterable[Texts]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row[0] for row in rows))


def _is_other(row: tuple[int, str, int, Texts], page: Any) -> bool:
    """Whether it is another page, in the same site and language."""
    key, path, locale, _texts = row
    site = page.get_site()
    return (
        key != page.pk
        and locale == page.locale_id
        and (site is None or path.startswith(site.root_page.path))
    )
