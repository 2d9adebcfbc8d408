"""What the rules found on the newest draft of each page, kept for lists and reports.

Nothing here opens or closes the gate: it judges a page itself, whenever it is asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from hashlib import sha256
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, get_page_models
from wagtail.query import PageQuerySet

from kp_pages import __version__
from kp_pages.models.around import Around
from kp_pages.models.base import ClinicPage
from kp_pages.models.judged import policy
from kp_pages.readiness import Document, Finding, Severity, check
from kp_pages.readiness.grade import Measure, measure
from kp_pages.readiness.packs import reading


class PageReadiness(models.Model):
    """The numbers of the findings on one page, by how grave they are, and their rules."""

    page = models.OneToOneField(
        "wagtailcore.Page", primary_key=True, on_delete=models.CASCADE, related_name="kp_readiness"
    )
    must_change = models.PositiveSmallIntegerField(_("must change"), default=0)
    should_change = models.PositiveSmallIntegerField(_("should change"), default=0)
    hints = models.PositiveSmallIntegerField(_("hints"), default=0)
    #: The codes of the rules that found something, each once, with a space before and behind.
    codes = models.TextField(blank=True)
    #: The years of school that its text takes.
    grade = models.FloatField(_("reading grade"), null=True)
    #: The draft that was judged, by its time, and the rules by which it was.
    draft_at = models.DateTimeField(null=True)
    rules = models.CharField(max_length=64)
    judged_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("readiness of a page")
        verbose_name_plural = _("readiness of pages")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.page_id}: {self.must_change}, {self.should_change}, {self.hints}"


def judged_models() -> list[type[ClinicPage]]:
    """The kinds of page that the rules read."""
    return [model for model in get_page_models() if issubclass(model, ClinicPage)]


def all_judged() -> PageQuerySet:
    """All pages that the rules read, drafts and live ones."""
    kinds = ContentType.objects.get_for_models(*judged_models()).values()
    return Page.objects.filter(content_type__in=kinds)


def rules_now() -> str:
    """A fingerprint of the rules as this site has them now."""
    rules = policy()
    said = [(rule.code, rules.severity(rule).name) for rule in rules.rules]
    return sha256(repr((__version__, said)).encode()).hexdigest()


def stale(pages: models.QuerySet) -> models.QuerySet:
    """Those of these pages that were never judged, or in another draft, or by other rules."""
    is_fresh = models.Q(kp_readiness__rules=rules_now()) & (
        models.Q(kp_readiness__draft_at=models.F("latest_revision_created_at"))
        | models.Q(kp_readiness__draft_at=None, latest_revision_created_at=None)
    )
    return pages.exclude(pk__in=pages.filter(is_fresh).order_by().values("pk"))


def kept(pages: Iterable[Page]) -> dict[int, PageReadiness]:
    """What is kept of these pages; those that changed are judged first."""
    keys = [page.pk for page in pages]
    chosen = Page.objects.filter(pk__in=keys)
    judge_anew(stale(chosen))
    return PageReadiness.objects.in_bulk(keys)


def judge_anew(pages: models.QuerySet) -> int:
    """Judge the newest draft of each of these pages, and keep what was found."""
    rows = list(_judged(pages.order_by("pk")))
    PageReadiness.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=[field.name for field in PageReadiness._meta.fields if not field.primary_key],
    )
    return len(rows)


def _judged(pages: models.QuerySet) -> Iterator[PageReadiness]:
    rules, found = rules_now(), list(pages)
    around = Around(many=len(found) > 1)
    for page in found:
        draft = page.get_latest_revision_as_object()
        if isinstance(draft, ClinicPage):
            document = draft.document(around)
            row = tally(check(document, policy()), page.pk)
            row.grade = reading_grade(document)
            row.draft_at, row.rules = page.latest_revision_created_at, rules
            yield row


def catch_up(most: int) -> int:
    """Judge the pages that need it, up to a number; answers how many are left."""
    keys = list(stale(all_judged()).order_by("pk").values_list("pk", flat=True))
    if keys:
        judge_anew(Page.objects.filter(pk__in=keys[:most]))
    return len(keys[most:])


def reading_grade(document: Document) -> float | None:
    """The years of school that the running text takes; None if there is too little of it."""
    easy = reading.names(document)
    whole = sum((measure(one.text, easy) for one in reading.prose(document)), Measure())
    return whole.grade if whole.words >= reading.FEWEST_WORDS else None


def tally(findings: Iterable[Finding], page_pk: int) -> PageReadiness:
    """Findings as they are kept, less those about the medical review: they change by the day."""
    about_review = policy().about_review
    found = [one for one in findings if one.code not in about_review]
    numbers = Counter(one.severity for one in found)
    codes = dict.fromkeys(one.code for one in found)
    return PageReadiness(
        page_id=page_pk,
        must_change=numbers[Severity.BLOCK],
        should_change=numbers[Severity.WARN],
        hints=numbers[Severity.INFO],
        codes=f" {' '.join(codes)} " if codes else "",
    )


def forget(pages: Collection[Any] | None = None) -> None:
    """Have these pages judged anew before a list shows them; without any, all pages."""
    known = PageReadiness.objects.all()
    (known if pages is None else known.filter(page__in=pages)).update(rules="")
