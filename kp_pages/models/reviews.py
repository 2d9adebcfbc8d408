"""Signs the words of a page for a clinician, and finds what is to be read again."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Page, Revision
from wagtail.permissions import page_permission_policy

from kp_pages import conf
from kp_pages.models.people import ClinicianPage
from kp_pages.models.records import MedicalReview
from kp_pages.models.references import Reference
from kp_pages.models.reviewed import content_pages, standings
from kp_pages.models.standing import Standing, State
from kp_pages.models.treatments import Treatment
from kp_pages.models.wording import fact_writers_of, writers_of
from kp_pages.readiness.digest import VERSION, digest

ATTESTATION = _(
    "I have read this page as it stands, with the facts about the treatment that it shows. To my "
    "knowledge it is accurate, balanced and up to date. I did not write it."
)


class ReviewRefused(ValidationError):
    """A review cannot be recorded; the message says why, and what to do."""

    def __init__(self, code: str, page: Any) -> None:
        self.page = page
        super().__init__(str(REFUSALS[code]), code=code)


REFUSALS: dict[str, str | Promise] = {
    "alias": _("This page shows the words of another one. Review that page."),
    "no_clinician": _(
        "Your account belongs to no clinician who works here. Ask a publisher to choose it on your "
        "page under Clinicians."
    ),
    "author": _("You are the author of this page. Another clinician has to review it."),
    "writer": _("You changed the words of this page yourself. Another clinician has to review it."),
    "facts": _(
        "You changed what the treatment on this page says. Another clinician has to review it."
    ),
    "not_attested": _("Tick that you have read the page. Nothing was recorded."),
    "changed": _(
        "The text changed while you read. Nothing was recorded: look at what changed, then sign "
        "again."
    ),
    "months": _("Choose a number of months that is allowed here."),
    "future": _("A review cannot have happened in the future."),
}


def clinician_of(user: Any) -> ClinicianPage | None:
    """The clinician who signs with this account: one whose page is public and who works here."""
    if user is None or not user.is_authenticated:
        return None
    return ClinicianPage.objects.filter(user=user, is_active=True, live=True).first()


def latest(page_pk: int) -> Any:
    """The newest draft of a page, with its row and its revision locked until the end."""
    page = Page.objects.select_for_update().get(pk=page_pk)
    Revision.objects.select_for_update().filter(pk=page.latest_revision_id).first()
    return page.get_latest_revision_as_object()


def as_live(page_pk: int) -> Any:
    """A page as it is stored, with its row locked until the end."""
    return Page.objects.select_for_update().get(pk=page_pk).specific


def refusal(page: Any, user: Any) -> str:
    """Why this person cannot sign this page, as a code of ``REFUSALS``; empty if they can."""
    clinician = clinician_of(user)
    if page.alias_of_id:
        return "alias"
    if clinician is None:
        return "no_clinician"
    if page.author_id == clinician.pk:
        return "author"
    if any(user.pk in writers_of(one) for one in (page, *twins_of(page))):
        return "writer"
    return "facts" if user.pk in fact_writers_of(page) else ""


def twins_of(page: Any) -> list[Any]:
    """Other pages that say the same, as a copy does: who wrote these words wrote both."""
    fingerprint = page.medical_digest()
    alike = type(page).objects.filter(title=page.title, alias_of=None).exclude(pk=page.pk)
    return [
        one
        for one in alike
        if fingerprint
        in {one.medical_digest(), one.get_latest_revision_as_object().medical_digest()}
    ]


@transaction.atomic
def record_review(
    page: Any,
    user: Any,
    *,
    shown: str,
    is_attested: bool,
    scope: str = MedicalReview.Scope.FULL,
    months: int | None = None,
    comment: str = "",
    reviewed_at: datetime | None = None,
) -> MedicalReview:
    """Record that the clinician of ``user`` signs the words of ``page`` as it is in memory.

    ``shown`` is the digest of what they read. Raises ``ReviewRefused``. Whoever calls it loads the
    page with ``latest()`` or ``as_live()``, so that its words cannot change meanwhile.
    """
    words = page.medical_words()
    code = refusal(page, user) or _unfit(digest(words), shown, is_attested, months, reviewed_at)
    if code:
        raise ReviewRefused(code, page)
    clinician = clinician_of(user)
    assert clinician is not None  # noqa: S101  # or it would have been refused
    moment = reviewed_at or timezone.now()
    review = MedicalReview.objects.create(
        page_id=page.pk,
        page_title=page.title,
        digest=digest(words),
        digest_version=VERSION,
        words=words,
        scope=scope,
        reviewer=clinician,
        reviewer_name=clinician.title,
        reviewer_credentials=clinician.credentials,
        recorded_by=user,
        recorded_by_name=user.get_full_name() or user.get_username(),
        reviewed_at=moment,
        due_on=due_date(timezone.localdate(moment), months or conf.load().REVIEW_MONTHS),
        attestation=str(ATTESTATION),
        comment=comment,
        revision_id=page.latest_revision_id,
    )
    log(
        instance=page,
        action="kp_pages.review",
        user=user,
        data={"due_on": review.due_on.isoformat(), "scope": scope, "comment": comment},
    )
    return review


def _unfit(
    now: str, shown: str, is_attested: bool, months: int | None, reviewed_at: datetime | None
) -> str:
    if now != shown:
        return "changed"
    if not is_attested:
        return "not_attested"
    if months is not None and not 1 <= months <= conf.load().REVIEW_MONTHS_MAX:
        return "months"
    return "future" if reviewed_at and reviewed_at > timezone.now() else ""


# When it is due


def months_after(day: date, months: int) -> date:
    """The same day some months later, or the last of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def due_date(day: date, months: int) -> date:
    """When a review of this day is due: after these months at the latest.

    Pages that are reviewed together would fall due together. So the day is chosen, within the
    days that the site allows before it, on which the fewest reviews are due.
    """
    last = months_after(day, months)
    first = max(last - timedelta(days=conf.load().REVIEW_SPREAD_DAYS), day + timedelta(days=1))
    due = MedicalReview.objects.filter(due_on__range=(first, last)).order_by()
    counted = dict(due.values_list("due_on").annotate(models.Count("pk")))
    days = [last - timedelta(days=back) for back in range((last - first).days + 1)]
    return min(days, key=lambda one: counted.get(one, 0))


@dataclass(frozen=True)
class DueReview:
    """A public page that is to be read again, its last review, and how it stands."""

    page: Any
    record: MedicalReview
    standing: Standing


def due_reviews(user: Any | None = None) -> list[DueReview]:
    """The public pages that are to be read again, the first due first.

    With a ``user``, those that they reviewed last, or that they own.
    """
    limit = timezone.localdate() + timedelta(days=conf.load().REVIEW_DAYS_BEFORE)
    records = MedicalReview.objects.filter(due_on__lte=limit, page__live=True)
    if user is not None:
        mine = models.Q(reviewer__user=user) | models.Q(page__owner=user)
        records = records.filter(mine)
    keys = set(records.order_by().values_list("page", flat=True))
    pages = {page.pk: page for page in content_pages(pk__in=keys, live=True)}
    due = [
        DueReview(pages[pk], standing.record, standing)
        for pk, standing in standings(pages.values()).items()
        if standing.record and (standing.state == State.OVERDUE or standing.is_due_soon)
    ]
    return sorted(due, key=lambda one: (one.record.due_on, one.page.title))


def voided_reviews(user: Any | None = None) -> list[DueReview]:
    """The public pages that say other words than those that were signed, by title.

    With a ``user``, those that they may publish, own or are the author of; a reviewer has to do
    with all of them.
    """
    wanted = models.Q()
    if user is not None and not user.has_perm("kp_pages.add_medicalreview"):
        may = page_permission_policy.instances_user_has_permission_for(user, "publish")
        wanted = models.Q(owner=user) | models.Q(author__user=user)
        wanted |= models.Q(pk__in=may.order_by().values("pk"))
    signed = MedicalReview.objects.filter(scope=MedicalReview.Scope.FULL, page__live=True)
    keys = signed.order_by().values("page")
    pages = {page.pk: page for page in content_pages(wanted, pk__in=keys, live=True)}
    return [
        DueReview(pages[pk], standing.record, standing)
        for pk, standing in standings(pages.values()).items()
        if standing.record and standing.state == State.CHANGED
    ]


def signed_pages() -> list[DueReview]:
    """All public pages whose words are signed, whenever their review is due."""
    pages = {page.pk: page for page in content_pages(live=True)}
    return [
        DueReview(pages[pk], standing.record, standing)
        for pk, standing in standings(pages.values()).items()
        if standing.record and standing.state in (State.CURRENT, State.OVERDUE)
    ]


def pages_showing(thing: Treatment | Reference) -> list[Any]:
    """The public pages whose reviewed words include what this treatment or source says."""
    pages = content_pages(live=True)
    if isinstance(thing, Treatment):
        return [page for page in pages if thing.pk in page.treatment_keys()]
    citing = {
        one.pk for one in Treatment.objects.filter(live=True) if thing.pk in one.reference_keys()
    }
    return [page for page in pages if page.cites(thing) or citing & {*page.treatment_keys()}]
