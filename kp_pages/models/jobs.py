"""When the regular jobs last ran, so that a job that nobody has set up is noticed."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

#: How long the job that deletes requests may be away.
LONGEST_WITHOUT_PURGE = timedelta(days=2)


class JobRun(models.Model):
    """The last time that a command ran to its end."""

    name = models.CharField(max_length=60, primary_key=True)
    finished_at = models.DateTimeField()

    class Meta:
        verbose_name = _("job run")
        verbose_name_plural = _("job runs")
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

    @classmethod
    def note(cls, name: str) -> None:
        cls.objects.update_or_create(name=name, defaults={"finished_at": timezone.now()})

    @classmethod
    def is_overdue(cls, name: str, longest: timedelta) -> bool:
        """Whether a job has not run for that long, or never."""
        return not cls.objects.filter(name=name, finished_at__gt=timezone.now() - longest).exists()
