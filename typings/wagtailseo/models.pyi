# The part of wagtail-seo's mixin that we build on. It ships no types of its own.
from datetime import datetime
from enum import Enum
from typing import Any

from django.db import models
from wagtail.models import Page

class SeoType(Enum):
    ARTICLE = "article"
    WEBSITE = "website"

class TwitterCard(Enum):
    APP = "app"
    LARGE = "summary_large_image"
    PLAYER = "player"
    SUMMARY = "summary"

class SeoMixin(Page):
    seo_content_type: SeoType
    seo_twitter_card: TwitterCard
    canonical_url: models.URLField[str, str]
    og_image: Any
    seo_meta_panels: list[Any]
    seo_menu_panels: list[Any]
    seo_panels: list[Any]
    seo_image_sources: list[str]
    seo_description_sources: list[str]

    @property
    def seo_author(self) -> str: ...
    @property
    def seo_canonical_url(self) -> str: ...
    @property
    def seo_description(self) -> str: ...
    @property
    def seo_image(self) -> Any | None: ...
    @property
    def seo_image_url(self) -> str: ...
    @property
    def seo_logo_url(self) -> str: ...
    @property
    def seo_og_type(self) -> str: ...
    @property
    def seo_pagetitle(self) -> str: ...
    @property
    def seo_published_at(self) -> datetime: ...
    @property
    def seo_sitename(self) -> str: ...
    @property
    def seo_twitter_card_content(self) -> str: ...

class SeoSettings(models.Model):
    panels: list[Any]
    struct_meta: bool
    og_image_default: Any | None
    _request: Any
    @classmethod
    def get_cache_attr_name(cls) -> str: ...
    @classmethod
    def for_request(cls, request: Any) -> SeoSettings: ...
    @classmethod
    def for_site(cls, site: Any) -> SeoSettings: ...
