"""Records that are never part of a page's own revisions."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class MedicalReview(models.Model):
    """A clinician's signature under the exact words of a page; append-only."""

    class Scope(models.TextChoices):
        FULL = "full", _("Whole page")
        PARTIAL = "partial", _("Part of the page")

    page = models.ForeignKey(
        "wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="medical_reviews"
    )
    page_title = models.CharField(max_length=255)
    digest = models.CharField(max_length=64, db_index=True)
    digest_version = models.PositiveSmallIntegerField(default=1)
    scope = models.CharField(max_length=10, choices=Scope.choices, default=Scope.FULL)
    reviewer = models.ForeignKey(
        "kp_pages.ClinicianPage", null=True, on_delete=models.SET_NULL, related_name="reviews"
    )
    reviewer_name = models.CharField(max_length=255)
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
        ordering = ["-reviewed_at"]
        default_permissions = ("add", "view")

    def __str__(self) -> str:
        return f"{self.page_title}, {self.reviewed_at:%Y-%m-%d}"


class GateOverride(models.Model):
    """Somebody published despite a finding, and said why; append-only."""

    page = models.ForeignKey(
        "wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    page_title = models.CharField(max_length=255)
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
        ordering = ["-created_at"]
        default_permissions = ("add", "view")

    def __str__(self) -> str:
        return f"{self.page_title}: {', '.join(self.codes)}"
