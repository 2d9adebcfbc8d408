"""What all our pages share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.images import get_image_model_string
from wagtail.models import Page, PageViewRestriction, Revision, Site
from wagtail.search import index
from wagtailseo.models import SeoMixin, TwitterCard

from kp_pages.kinds import as_kind, join_kinds
from kp_pages.models import changed, gate, schedules
from kp_pages.models.crawled import Crawled
from kp_pages.models.head import Head, validate_canonical
from kp_pages.models.judged import Judged
from kp_pages.models.judged_form import JudgedPageForm
from kp_pages.models.previewed import Previewed
from kp_pages.pictures import make_renditions
from kp_pages.visibility import is_listed, private_paths

TEASER_LENGTH = 140
#: The gap after a sentence. A short word before the point may be an abbreviation, such as Dr.
SENTENCE_END = re.compile(r"(?<=\w{3}[.!?])\s+(?=[A-Z])")


class ClinicPage(Judged, Previewed, Crawled, SeoMixin):
    """The base of every page of ours: its summary, its picture, its place in the site."""

    #: What a reader sees above the title; empty for none.
    eyebrow: ClassVar[Any] = ""
    #: What this kind of page is for; an editor reads it when choosing one.
    page_description: ClassVar[Any] = ""
    #: The shapes in which this kind of page shows its picture.
    picture_shapes: ClassVar[tuple[str, ...]] = ("wide",)
    base_form_class = JudgedPageForm

    summary = models.TextField(
        _("summary"),
        max_length=400,
        help_text=_("Answers the reader's question in at most 60 words. Shown under the title."),
    )
    picture = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    noindex = models.BooleanField(
        _("keep out of search engines"),
        default=False,
        help_text=_(
            "The page stays open to everybody who has its address. It leaves the sitemap, the "
            "feeds and the search of this site."
        ),
    )

    #: When readers last got other words.
    changed_at = models.DateTimeField(null=True, editable=False)
    #: The digest of the page's own words as they were live last.
    changed_words = models.CharField(max_length=64, blank=True, editable=False)
    exclude_fields_in_copy = [*SeoMixin.exclude_fields_in_copy, *changed.FIELDS]

    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("picture")]
    promote_panels = [
        *SeoMixin.seo_meta_panels,
        MultiFieldPanel([FieldPanel("noindex")], heading=_("Search engines")),
        *SeoMixin.seo_menu_panels,
    ]
    seo_twitter_card = TwitterCard.LARGE
    #: Whether this request's way to the page has shown that nothing on it is private.
    is_known_open = False
    #: What the preview offers an editor: a phone first, as most patients read on one.
    preview_sizes = [
        {"name": "mobile", "icon": "mobile-alt", "device_width": 390, "label": _("Phone")},
        {"name": "desktop", "icon": "desktop", "device_width": 1280, "label": _("Desktop")},
    ]
    default_preview_size = "mobile"
    search_fields = [*Page.search_fields, index.SearchField("summary")]

    class Meta:
        abstract = True

    @cached_property
    def _site(self) -> Site | None:
        return super().get_site()

    def get_site(self) -> Site | None:
        """The page's site, looked up once: wagtail-seo asks for it eleven times."""
        return self._site

    @property
    def seo_pagetitle(self) -> str:
        """The title for search engines; a site without a name adds nothing to it."""
        return super().seo_pagetitle if self.seo_title or self.seo_sitename else self.title

    @cached_property
    def original(self) -> Any:
        """The page that crawlers are told of: itself, or the one whose words this alias shows."""
        page = self
        while page.alias_of_id:  # an alias may show another alias
            page = type(self)._default_manager.get(pk=page.alias_of_id)
        return page if page is self or (page.full_url and is_listed(page)) else self

    @property
    def last_changed_at(self) -> datetime | None:
        """When readers last got other words; of a page from before this was kept, any words."""
        return self.changed_at or self.last_published_at

    @property
    def has_expired(self) -> bool:
        """Whether the day has come on which the page was to go."""
        return bool(self.expire_at and self.expire_at <= timezone.now())

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Find a page below in one query, where Wagtail asks twice for each level."""
        if path_components:
            page = _at(f"{self.url_path}{'/'.join(path_components)}/")
            if page is not None and page.pk != self.pk:
                return page.route(request, [])
        elif self.has_expired:
            raise Http404  # also before the scheduled job has taken it down
        else:
            self.is_known_open = not self.path.startswith(private_paths(request))
        return super().route(request, path_components)

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """Those that keep visitors out, asked for only if there are some."""
        if self.is_known_open:
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def clean(self) -> None:
        super().clean()
        try:
            validate_canonical(self.canonical_url)
        except ValidationError as error:
            raise ValidationError({"canonical_url": error}) from error

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save under a lock of the parent, so that no two of its pages get one address."""
        with transaction.atomic():
            if self.path and not kwargs.get("update_fields"):
                parent = self._get_basepath(self.path, self.depth - 1)
                Page.objects.select_for_update().filter(path=parent).first()
            fields = kwargs.get("update_fields")
            if gate.concerns(self, fields):
                changed.note(self)
                kwargs["update_fields"] = fields and {*fields, *changed.FIELDS}
            super().save(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> Any:
        """A draft as an object: when the page changed is the page's and not the draft's."""
        draft = super().with_content_json(content)
        draft.changed_at, draft.changed_words = self.changed_at, self.changed_words
        return draft

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> Any:
        """Publish it whole or not at all; a schedule that is refused stops no other."""
        with schedules.kept(self, revision, kwargs.get("log_action")), transaction.atomic():
            return super().publish(revision, *args, **kwargs)

    @property
    def teaser(self) -> str:
        """The first sentences of the summary, as many as fit on a card.

        Never half a sentence: the other half may be the one that says "not".
        """
        first, *others = SENTENCE_END.split(self.summary)
        for sentence in others:
            if len(first) + len(sentence) >= TEASER_LENGTH:
                break
            first = f"{first} {sentence}"
        return first

    @classmethod
    def get_page_description(cls) -> str:
        # Wagtail takes a plain string alone, which would be said in one language only.
        return str(cls.page_description)

    def make_renditions(self) -> None:
        """Make the renditions that this page shows, so that no visitor waits for them."""
        if self.picture:
            make_renditions(self.picture, *self.picture_shapes)
        if self.shared_image:
            make_renditions(self.shared_image, "share")

    @property
    def is_kept_out(self) -> bool:
        """Whether no crawler is told of it: so an editor wants it, or its time is over."""
        return self.noindex or self.has_expired

    def head(self, request: HttpRequest, query: Mapping[str, object] | None = None) -> Head:
        """What stands in the head of the page; ``query`` is what of the address belongs to it."""
        return Head(self, request, query or {})

    def said_of(self, query: Mapping[str, object]) -> list[str]:
        """What the title says of this part of the address, such as the chosen category."""
        return []

    def pictures_around(self) -> list[Any]:
        """The pictures that the page shows beside those of its text."""
        return [one for one in (self.picture, self.og_image) if one is not None]

    @property
    def shared_image(self) -> Any | None:
        """The picture of a link to this page: the one chosen for it, else the page's own."""
        return self.og_image or self.picture

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["eyebrow"] = self.eyebrow
        context["address_query"] = {}
        site = Site.find_for_request(request)
        if site and self.path and self.path.startswith(site.root_page.path):
            self._site = site
        return context


def _at(url_path: str) -> ClinicPage | None:
    """The live page of ours at this place; those that readers seek most cost a single query."""
    kinds = [apps.get_model("kp_pages", name) for name in ("ConditionPage", "ArticlePage")]
    pages = Page.objects.filter(url_path=url_path, live=True)
    around = ("picture", "og_image", "author__picture")
    page = join_kinds(pages, kinds, related=around).first()
    if page is None or not issubclass(page.specific_class or Page, ClinicPage):
        return None
    found = as_kind(page, kinds)
    return found if type(found) is page.specific_class else page.specific
