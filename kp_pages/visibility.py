"""What everybody may see. The private parts of the tree are looked up once for a request."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from django.conf import settings
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site, get_page_models

PageType = TypeVar("PageType", bound=Page)


def private_paths(request: HttpRequest | None = None) -> tuple[str, ...]:
    """Where in the tree pages begin that not everybody may see."""
    kept = getattr(request, "_kp_private_paths", None)
    if kept is not None:
        return kept
    paths = dict(PageViewRestriction.objects.values_list("page_id", "page__path"))
    found = paths
    while found:  # an alias is as private as the page that it shows
        aliases = Page.objects.filter(alias_of__in=found).exclude(pk__in=paths)
        found = dict(aliases.values_list("pk", "path"))
        paths = paths | found
    private = tuple(paths.values())
    if request is not None:
        request._kp_private_paths = private  # type: ignore[attr-defined]  # ours
    return private


def is_visible(page: Page, request: HttpRequest | None = None) -> bool:
    """Whether everybody may see this page, without a query of its own."""
    is_over = page.expire_at is not None and page.expire_at <= timezone.now()
    return page.live and not is_over and not page.path.startswith(private_paths(request))


def is_listed(page: Page, request: HttpRequest | None = None) -> bool:
    """Whether crawlers are told of this page, which is loaded as what it is."""
    is_told = not page.alias_of_id and not getattr(page, "noindex", False)
    return is_told and is_visible(page, request)


def unexpired() -> Q:
    """Not past its day: Wagtail unpublishes what is only when its scheduled job next runs."""
    return Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now())


def visible(pages: QuerySet[PageType], request: HttpRequest | None = None) -> QuerySet[PageType]:
    """The live pages among these that everybody may see, without a query of its own."""
    private = Q()
    for path in private_paths(request):
        private |= Q(path__startswith=path)
    shown = pages.filter(unexpired(), live=True)
    return shown.exclude(private) if private else shown


def kept_out() -> Q:
    """The pages that an editor keeps out of search engines, of whatever kind.

    Asked of one page at a time: a list of all would be read through for every few pages.
    """
    out = Q(pk__in=())
    for model in get_page_models():
        if any(field.name == "noindex" for field in model._meta.get_fields()):
            out |= Q(Exists(model._default_manager.filter(pk=OuterRef("pk"), noindex=True)))
    return out


def tell_kept_out(pages: QuerySet[PageType]) -> QuerySet[PageType]:
    """These pages, each with whether an editor keeps it out: ``is_told_to_nobody``."""
    return pages.annotate(is_told_to_nobody=ExpressionWrapper(kept_out(), BooleanField()))


def without_kept_out(pages: Iterable[Page]) -> list[Page]:
    """The few pages among these that no editor keeps out; a query for each kind there is."""
    kinds = defaultdict(list)
    for page in pages:
        kinds[page.specific_class or Page].append(page)
    shown = []
    for model, found in kinds.items():
        out: set[int] = set()
        if any(field.name == "noindex" for field in model._meta.get_fields()):
            kept = model._default_manager.filter(pk__in=[page.pk for page in found], noindex=True)
            out = set(kept.values_list("pk", flat=True))
        shown += [page for page in found if page.pk not in out]
    return shown


def listed(pages: QuerySet[PageType], request: HttpRequest | None = None) -> QuerySet[PageType]:
    """The pages among these that crawlers are told of: visible to all, and not kept out.

    An alias is not: it shows the words of another page, which is told of.
    """
    pages = pages.filter(alias_of__isnull=True)
    if any(field.name == "noindex" for field in pages.model._meta.get_fields()):
        return visible(pages, request).filter(noindex=False)
    return visible(pages, request).exclude(kept_out())


def searchable(pages: QuerySet[PageType], site: Site) -> QuerySet[PageType]:
    """The listed pages among these in a site, asked for by what a search engine has indexed."""
    out = kept_out() | ~unexpired() | Q(alias_of__isnull=False)
    hidden = Page.objects.filter(out).values_list("pk", flat=True)
    shown = of_site(pages, site).filter(live=True).exclude(pk__in=list(hidden))
    for path in private_paths():
        shown = shown.exclude(path__startswith=path)
    return shown


def once(pages: QuerySet[PageType]) -> QuerySet[PageType]:
    """These pages, less each alias whose original is among them: a list shows nothing twice."""
    return pages.exclude(alias_of__in=pages.order_by().values("pk"))


def of_site(pages: QuerySet[PageType], site: Site) -> QuerySet[PageType]:
    """The pages among these that stand in a site, in all its languages."""
    roots = [site.root_page]
    if getattr(settings, "WAGTAIL_I18N_ENABLED", False):
        roots = list(site.root_page.get_translations(inclusive=True))
    below = Q()
    for root in roots:
        below |= Q(path__startswith=root.path)
    return pages.filter(below)
