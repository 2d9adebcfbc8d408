"""How often a page led somebody to the clinic: numbers alone, nothing about the person."""

from __future__ import annotations

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class ActionCount(models.Model):
    """How often something was done on one page on one day."""

    class Kind(models.TextChoices):
        CALL = "call", _("Clicks on the phone number")
        FORM = "form", _("Clicks on “Request a visit”")
        REQUEST = "request", _("Requests")

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    day = models.DateField(default=timezone.localdate)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("count of calls to action")
        verbose_name_plural = _("counts of calls to action")
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["page", "day", "kind"], name="kp_one_count_a_day")
        ]
        indexes = [models.Index(fields=["day", "kind"], name="kp_count_by_day")]

    def __str__(self) -> str:
        return f"{self.page_id}, {self.day:%Y-%m-%d}: {self.count} × {self.kind}"

    @classmethod
    def add(cls, page: int, kind: str) -> None:
        """Count one more, also when several do so at once."""
        today = cls.objects.filter(page_id=page, day=timezone.localdate(), kind=kind)
        one_more = {"count": models.F("count") + 1}
        if today.update(**one_more):
            return
        try:
            with transaction.atomic():
                cls.objects.create(page_id=page, kind=kind, count=1)
        except IntegrityError:  # somebody else made it just now
            today.update(**one_more)
