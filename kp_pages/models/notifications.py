"""The outbox: mails that say that a request has come. They wait here until they are sent.

Several processes may send at once. Whoever claims a mail raises its number of tries, and only who
still knows that number may say what became of it; a claim that nobody ends is free again after a
while. So a killed sender loses nothing, and two senders send nothing twice.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

#: How long a claim holds: longer than a mail server may take.
CLAIM = timedelta(minutes=3)
#: How long to wait after the first try that failed; twice as long after each further one.
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(minutes=5)


class NotificationQuerySet(models.QuerySet["RequestNotification"]):
    def waiting(self) -> NotificationQuerySet:
        return self.filter(sent_at__isnull=True)

    def due(self) -> NotificationQuerySet:
        return self.waiting().filter(due_at__lte=timezone.now())

    def stuck(self) -> NotificationQuerySet:
        """Those that wait although they could have gone out long ago."""
        return self.waiting().filter(created_at__lte=timezone.now() - timedelta(hours=1))

    def claim(self) -> RequestNotification | None:
        """One that is due and that nobody else is sending; None if there is none."""
        for one in self.due().select_related("request", "page")[:20]:
            if one.take():
                return one
        return None


class RequestNotification(models.Model):
    """A mail that is to go out, or has gone out, about one request. It holds no word of it."""

    request = models.OneToOneField(
        "kp_pages.ConsultationRequest", on_delete=models.CASCADE, related_name="notification"
    )
    page = models.ForeignKey(
        "kp_pages.ConsultationPage", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    tries = models.PositiveIntegerField(default=0)
    due_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=80, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        default_permissions = ()
        ordering = ["due_at", "pk"]
        indexes = [models.Index(fields=["sent_at", "due_at"], name="kp_notifications_due")]

    def __str__(self) -> str:
        if self.sent_at:
            return str(_("Sent %(when)s") % {"when": _short(self.sent_at)})
        if not self.problem:
            return str(_("About to be sent"))
        tried = ngettext("tried once", "tried %(tries)s times", self.tries) % {"tries": self.tries}
        return str(
            _("Waiting: %(tried)s, next %(when)s (%(problem)s)")
            % {"tried": tried, "when": _short(self.due_at), "problem": self.problem}
        )

    def take(self) -> bool:
        """Claim it; False if somebody else was quicker."""
        return self._if_still_ours(tries=self.tries + 1, due_at=timezone.now() + CLAIM)

    def note_sent(self) -> bool:
        return self._if_still_ours(sent_at=timezone.now(), problem="")

    def put_off(self, problem: str) -> bool:
        wait = min(FIRST_WAIT * 2 ** min(self.tries - 1, 10), LONGEST_WAIT)
        return self._if_still_ours(due_at=timezone.now() + wait, problem=problem[:80])

    def _if_still_ours(self, **changes: object) -> bool:
        """Change it unless somebody else has claimed it since."""
        same = RequestNotification.objects.waiting().filter(pk=self.pk, tries=self.tries)
        is_ours = bool(same.update(**changes))
        if is_ours:
            for name, value in changes.items():
                setattr(self, name, value)
        return is_ours


def _short(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT")
