"""Records that are never part of a page's own revisions."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kp_pages.models.append_only import AppendOnly
from kp_pages.visibility import is_visible


class MedicalReview(AppendOnly):
    """A clinician's signature under exact words; it outlives page, revision and account."""

    class Scope(models.TextChoices):
        FULL = "full", _("Whole page")
        PARTIAL = "partial", _("Part of the page")

    page = models.ForeignKey(
        "wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="medical_reviews"
    )
    page_title = models.CharField(max_length=255)
    digest = models.CharField(max_length=64, db_index=True)
    digest_version = models.PositiveSmallIntegerField(default=1)
    #: What was signed, as a list of places and words, from which the digest can be made again.
    words = models.JSONField(default=list)
    scope = models.CharField(max_length=10, choices=Scope.choices, default=Scope.FULL)
    reviewer = models.ForeignKey(
        "kp_pages.ClinicianPage", null=True, on_delete=models.SET_NULL, related_name="reviews"
    )
    reviewer_name = models.CharField(max_length=255)
    reviewer_credentials = models.CharField(max_length=40, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_by_name = models.CharField(max_length=255)
    reviewed_at = models.DateTimeField()
    due_on = models.DateField()
    attestation = models.TextField()
    comment = models.TextField(blank=True)
    revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("medical review")
        verbose_name_plural = _("medical reviews")
        ordering = ["-reviewed_at", "-pk"]
        default_permissions = ("add", "view")

    def __str__(self) -> str:
        return f"{self.page_title}, {self.reviewed_at:%Y-%m-%d}"

    @property
    def signed_as(self) -> str:
        """The reviewer's name with credentials, as it was when they signed."""
        parts = (self.reviewer_name, self.reviewer_credentials)
        return ", ".join(part for part in parts if part)

    @property
    def reviewed_on(self) -> date:
        """The day of the signature, where the clinic is."""
        return timezone.localdate(self.reviewed_at)

    def reviewer_page(self, request: HttpRequest | None = None) -> Any | None:
        """The page about the reviewer, if everybody may see it."""
        page = self.reviewer
        return page if page is not None and is_visible(page, request) else None

    def reviewer_url(self, request: HttpRequest | None = None) -> str:
        """Where crawlers find the reviewer; empty if they are not told."""
        page = self.reviewer_page(request)
        return str(page.told_url) if page else ""

    @property
    def is_overdue(self) -> bool:
        """Whether the day has passed on which somebody was to read it again."""
        return self.due_on < timezone.localdate()


class GateOverride(AppendOnly):
    """Somebody answers for publishing despite a finding, and says why."""

    page = models.ForeignKey(
        "wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    page_title = models.CharField(max_length=255)
    #: Of all words of the page: it holds for these and no others.
    digest = models.CharField(max_length=64, blank=True, db_index=True)
    codes = models.JSONField(default=list)
    reason = models.TextField()
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    user_name = models.CharField(max_length=255)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("override")
        verbose_name_plural = _("overrides")
        ordering = ["-created_at", "-pk"]
        default_permissions = ("add", "view")
        permissions = [("publish_despite_findings", _("Can publish despite findings"))]

    def __str__(self) -> str:
        return f"{self.page_title}: {', '.join(self.codes)}"


class ReviewReminder(models.Model):
    """When somebody was last reminded of reviews, so that nobody is reminded every day."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    sent_at = models.DateTimeField()

    class Meta:
        verbose_name = _("reminder of reviews")
        verbose_name_plural = _("reminders of reviews")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.user}, {self.sent_at:%Y-%m-%d}"
