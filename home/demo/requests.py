"""A few requests and twelve weeks of counts, so that the front desk's screens show something.

Nobody in them exists: the names say so, and the numbers are of those kept for stories.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from kp_pages.asking.details import Channel, Details, Time
from kp_pages.models import (
    ActionCount,
    ConsultationPage,
    ConsultationRequest,
    JobRun,
    RequestNotification,
)

DAYS = 12 * 7
#: Chances of a click on the phone number and of a request, on one page on one day.
CALLS, REQUESTS = 0.35, 0.12


@dataclass(frozen=True)
class Sample:
    """One request as it might have come in some days ago."""

    details: Details
    days_ago: int
    state: str = ConsultationRequest.State.NEW
    notes: str = ""


SAMPLES = [
    Sample(Details("Sample Patient One", Channel.PHONE, "(555) 010-0101", Time.MORNING), 0),
    Sample(Details("Sample Patient Two", Channel.EMAIL, "two@patient.example", Time.ANY), 1),
    Sample(
        Details("Sample Patient Three", Channel.PHONE, "(555) 010-0103", Time.EVENING, True),
        3,
        ConsultationRequest.State.CONTACTED,
        "Left a message on Tuesday. Try again after 5 p.m.",
    ),
    Sample(
        Details("Sample Patient Four", Channel.PHONE, "(555) 010-0104", Time.AFTERNOON),
        9,
        ConsultationRequest.State.CLOSED,
        "First visit agreed.",
    ),
]


def add_requests(page: ConsultationPage, front_desk: Any) -> None:
    for number, sample in enumerate(SAMPLES):
        request, _is_new = ConsultationRequest.objects.receive(
            sample.details, f"demo-{number}", page=page.pk, notice=page.notice
        )
        request.state = sample.state
        request.notes = sample.notes
        if sample.state != ConsultationRequest.State.NEW:
            request.assigned_to = front_desk
        request.created_at -= timedelta(days=sample.days_ago)
        request.purge_on -= timedelta(days=sample.days_ago)
        request.save()
        # The first one's mail is still to go, for who wants to see `manage.py kp_outbox` send it.
        if sample.days_ago:
            notes = RequestNotification.objects.filter(request=request)
            notes.update(tries=1, sent_at=request.created_at, created_at=request.created_at)
    JobRun.note("kp_purge")
    JobRun.note("kp_outbox")


def add_counts(pages: Sequence[Page], consultation: ConsultationPage) -> None:
    ActionCount.objects.bulk_create(counts(pages, consultation))


def counts(pages: Sequence[Page], consultation: ConsultationPage) -> Iterator[ActionCount]:
    """The same at every build, and busier towards today."""
    chance = random.Random(7)
    today = timezone.localdate()
    for ago in range(DAYS):
        day, busy = today - timedelta(days=ago), 1 - ago / DAYS / 2
        for page in pages:
            if chance.random() < CALLS * busy:
                clicks = chance.randint(1, 3)
                yield ActionCount(page=page, day=day, kind=ActionCount.Kind.CALL, count=clicks)
            if chance.random() < CALLS * busy:
                yield ActionCount(page=page, day=day, kind=ActionCount.Kind.FORM, count=1)
        if chance.random() < REQUESTS * len(pages) * busy:
            kind = ActionCount.Kind.REQUEST
            yield ActionCount(page=consultation, day=day, kind=kind, count=chance.randint(1, 2))
