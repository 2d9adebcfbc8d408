"""The articles as RSS and Atom."""

from __future__ import annotations

import re
from datetime import datetime, time
from typing import Any
from uuid import uuid5

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.html import escape
from django.utils.translation import gettext
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Site

from kp_pages.models import ArticleIndexPage, ArticlePage, ClinicSettings
from kp_pages.views.site import site_of
from kp_pages.visibility import listed, of_site, visible

ARTICLES_IN_A_FEED = 20
NEWEST_FIRST = ("-published_on", "-pk")

_FORBIDDEN = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: object) -> str:
    """Text without the signs that XML cannot hold."""
    return _FORBIDDEN.sub("", str(text))


def is_in_own_language(item: ArticlePage) -> bool:
    """Whether it is in the site's own language, which is the only one of most sites."""
    own = settings.LANGUAGE_CODE
    return item.language in (own, get_supported_content_language_variant(own))


class Source:
    """The site whose articles a feed holds."""

    def __init__(self, site: Site, request: HttpRequest) -> None:
        self.site = site
        self.request = request
        self.clinic = ClinicSettings.for_request(request)
        indexes = visible(ArticleIndexPage.objects.descendant_of(site.root_page), request)
        self.index = indexes.order_by("path").first()

    def articles(self) -> QuerySet[ArticlePage]:
        pages = of_site(listed(ArticlePage.objects.all(), self.request), self.site)
        return (
            pages.defer("body").select_related("author", "locale").order_by("-published_on", "-pk")
        )


class ArticlesFeed(Feed):
    """The newest articles of a site, with their summaries."""

    feed_type: type[SyndicationFeed] = Rss201rev2Feed
    address = "kp_pages:articles_rss"
    stylesheets = None
    item_guid_is_permalink = False

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Source:
        return Source(site_of(request), request)

    def title(self, source: Source) -> str:
        return clean(gettext("Articles | %(clinic)s") % {"clinic": source.clinic.name})

    def description(self, source: Source) -> str:
        return escape(self.plain_description(source))

    def plain_description(self, source: Source) -> str:
        return clean(source.index.summary if source.index else source.clinic.tagline)

    def link(self, source: Source) -> str:
        return source.index.full_url if source.index else f"{source.site.root_url}/"

    def feed_url(self, source: Source) -> str:
        return f"{source.site.root_url}{reverse(self.address)}"

    def author_name(self, source: Source) -> str:
        return clean(source.clinic.name)

    def feed_guid(self, source: Source) -> str:
        return f"{source.site.root_url}/#articles"

    def items(self, source: Source) -> list[ArticlePage]:
        found = list(source.articles()[:ARTICLES_IN_A_FEED])
        for one in found:
            one.author = one.shown_author(source.request)
        return found

    def item_title(self, item: ArticlePage) -> str:
        return clean(item.title)

    def item_description(self, item: ArticlePage) -> str:
        """In both kinds of feed a description is HTML, and a summary is plain text."""
        return escape(clean(item.summary))

    def item_link(self, item: ArticlePage) -> str:
        return item.full_url or ""

    def item_guid(self, item: ArticlePage) -> str:
        """Stays with the article when its title, its address or the site's host changes."""
        key = item.translation_key  # which all translations share
        return f"urn:uuid:{key if is_in_own_language(item) else uuid5(key, item.language)}"

    def item_pubdate(self, item: ArticlePage) -> datetime:
        return timezone.make_aware(datetime.combine(item.published_on, time()))

    def item_updateddate(self, item: ArticlePage) -> datetime:
        return max(item.last_changed_at or self.item_pubdate(item), self.item_pubdate(item))

    def item_author_name(self, item: ArticlePage) -> str | None:
        return clean(item.author.name) if item.author else None

    def item_categories(self, item: ArticlePage) -> list[str]:
        return [str(item.get_category_display())]


class ArticlesAtomFeed(ArticlesFeed):
    feed_type = Atom1Feed
    address = "kp_pages:articles_atom"

    def subtitle(self, source: Source) -> str:
        return self.plain_description(source)
