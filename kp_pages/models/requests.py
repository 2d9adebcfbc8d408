"""Patients who asked to be called: sealed, and gone after their purge date."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import ModelLogEntry

from kp_pages import conf, sealing
from kp_pages.asking.details import Details
from kp_pages.models.notifications import RequestNotification

#: Without the letters and digits that look or sound alike.
ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
#: Objects that one statement handles.
BATCH = 500


def new_reference() -> str:
    """A random name for a request, such as K7Q2-9M4X."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def purge_date() -> date:
    return timezone.localdate() + timedelta(days=conf.load().REQUEST_DAYS)


def notice_digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


class ConsentNotice(models.Model):
    """Words that patients agreed to; kept, so that it can be told which they were."""

    digest = models.CharField(max_length=64, unique=True)
    text = models.TextField()
    first_used_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("consent notice")
        verbose_name_plural = _("consent notices")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.pk}, {self.first_used_at:%Y-%m-%d}"

    @classmethod
    def of(cls, text: str) -> ConsentNotice:
        return cls.objects.get_or_create(digest=notice_digest(text), defaults={"text": text})[0]


class RequestQuerySet(models.QuerySet["ConsultationRequest"]):
    def receive(
        self, details: Details, nonce: str, *, page: int, notice: str, location: int | None = None
    ) -> tuple[ConsultationRequest, bool]:
        """Store a wish and the note to tell of it, both or neither; and whether it is new.

        The same form again is the same wish, and so is another form with the same words while the
        first waits: what was sent twice is stored once, however close the two are.
        """
        keys = self.model.keys(details, nonce, location)
        try:
            with transaction.atomic():
                request = self.create(
                    sealed=sealing.seal(details.to_json()),
                    location_id=location,
                    notice=ConsentNotice.of(notice),
                    **keys,
                )
                RequestNotification.objects.create(request=request, page_id=page)
        except IntegrityError:
            known = self.known(**keys)
            if known is None:
                raise
            return known, False
        return request, True

    def known(self, form_key: str, wish_key: str) -> ConsultationRequest | None:
        return self.filter(models.Q(form_key=form_key) | models.Q(wish_key=wish_key)).first()

    def since(self, seconds: int) -> int:
        """How many came in the last seconds."""
        return self.filter(created_at__gt=timezone.now() - timedelta(seconds=seconds)).count()

    def overdue(self) -> RequestQuerySet:
        return self.filter(purge_on__lte=timezone.localdate())

    def left_over(self) -> RequestQuerySet:
        """What a day's purge has not deleted; on the day itself it may still come."""
        return self.filter(purge_on__lt=timezone.localdate())

    def purge(self) -> int:
        """Delete what has reached its date; the log keeps that it was there, and no more."""
        purged = 0
        while batch := list(self.overdue()[:BATCH]):
            with transaction.atomic():
                log_access(batch, "kp_pages.purge_request", deleted=True)
                self.filter(pk__in=[one.pk for one in batch]).delete()
            purged += len(batch)
        return purged

    def unreadable(self) -> int:
        """How many no key of ours opens."""
        return sum(not one.is_readable for one in self.iterator(BATCH))


class ConsultationRequest(models.Model):
    """A patient asked to be called. What they told us stands sealed in it, and nowhere else."""

    class State(models.TextChoices):
        NEW = "new", _("New")
        CONTACTED = "contacted", _("Contacted")
        CLOSED = "closed", _("Closed")

    reference = models.CharField(
        _("reference"), max_length=20, unique=True, default=new_reference, editable=False
    )
    #: Digests that tell the same form, and the same wish while it waits, from others.
    form_key = models.CharField(max_length=64, unique=True, editable=False)
    # Null is like no other, and empty words would be like each other.
    wish_key = models.CharField(max_length=64, unique=True, null=True, editable=False)  # noqa: DJ001
    sealed = models.BinaryField(editable=False)
    sealed_notes = models.BinaryField(default=b"", editable=False)
    location = models.ForeignKey(
        "kp_pages.ClinicLocationPage",
        verbose_name=_("location"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    notice = models.ForeignKey(
        ConsentNotice, on_delete=models.PROTECT, editable=False, related_name="+"
    )
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.NEW)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("assigned to"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("received"), auto_now_add=True, db_index=True)
    purge_on = models.DateField(_("deleted on"), default=purge_date, db_index=True, editable=False)

    objects = RequestQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("consultation request")
        verbose_name_plural = _("consultation requests")
        ordering = ["-created_at", "-pk"]
        default_permissions = ("view", "change", "delete")
        permissions = [("export_consultationrequest", _("Can export consultation requests"))]

    def __str__(self) -> str:
        return self.reference

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.state != self.State.NEW:
            # The same words are from now on another wish.
            self.wish_key = None
            if kwargs.get("update_fields"):
                kwargs["update_fields"] = {*kwargs["update_fields"], "wish_key"}
        super().save(*args, **kwargs)

    @staticmethod
    def keys(details: Details, nonce: str, location: int | None) -> dict[str, str]:
        """What this form and this wish are known by."""
        return {
            "form_key": details.fingerprint(location, nonce),
            "wish_key": details.fingerprint(location),
        }

    @property
    def details(self) -> Details:
        """What the patient told us; raises ``Unreadable`` if its key is gone."""
        return Details.from_json(sealing.unseal(self.sealed))

    @property
    def notes(self) -> str:
        return sealing.unseal(self.sealed_notes) if self.sealed_notes else ""

    @notes.setter
    def notes(self, text: str) -> None:
        self.sealed_notes = sealing.seal(text) if text else b""

    @property
    def is_readable(self) -> bool:
        try:
            return bool(self.details) and self.notes is not None
        except sealing.Unreadable:
            return False

    def reseal(self) -> bool:
        """Seal it with the newest key; whether that was needed."""
        parts = [name for name in ("sealed", "sealed_notes") if getattr(self, name)]
        if all(sealing.is_current(getattr(self, name)) for name in parts):
            return False
        for name in parts:
            setattr(self, name, sealing.reseal(getattr(self, name)))
        self.save(update_fields=parts)
        return True


def log_access(
    requests: Iterable[ConsultationRequest], action: str, user: Any = None, **flags: bool
) -> None:
    """Write into Wagtail's log who did what with each of them: the reference, and no word of it."""
    entries = list(_log_entries(requests, action, user, **flags))
    ModelLogEntry.objects.bulk_create(entries, batch_size=BATCH)


def _log_entries(
    requests: Iterable[ConsultationRequest], action: str, user: Any, **flags: bool
) -> Iterator[ModelLogEntry]:
    now = timezone.now()
    kind = ContentType.objects.get_for_model(ConsultationRequest)
    for one in requests:
        yield ModelLogEntry(
            content_type=kind,
            object_id=str(one.pk),
            label=one.reference,
            action=action,
            timestamp=now,
            user=user,
            **flags,
        )
