"""Reminds people of medical reviews that are due or lost; meant to run every day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandParser
from django.db.models import Q
from django.utils import timezone

from kp_pages.letters import send
from kp_pages.models import ReviewReminder
from kp_pages.models.reading_plan import WEEK, monday, plan
from kp_pages.models.reviews import DueReview, due_reviews, signed_pages, voided_reviews

#: Days within which nobody gets a second reminder.
QUIET = 7


class Command(BaseCommand):
    help = (
        "Write to the reviewers and owners of public pages whose medical review is due soon or "
        "overdue, or that say other words than those that were signed: one letter for each, at "
        "most once a week."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="write to nobody; say who would be written to"
        )
        parser.add_argument(
            "--spread",
            action="store_true",
            help="where many reviews fall due together, remind of some earlier, a few each week",
        )

    def handle(self, **options: Any) -> None:
        due = due_reviews()
        if options["spread"]:
            due = self.with_early(due)
        voided = voided_reviews()
        due_by, voided_by = people(due), people(voided)
        told = 0
        for user in {**due_by, **voided_by}:
            theirs = due_by.get(user, []), voided_by.get(user, [])
            told += self.remind(user, *theirs, is_dry=options["dry_run"])
        pages = "1 review is" if len(due) == 1 else f"{len(due)} reviews are"
        if voided:
            pages = f"{len(voided)} lost, {pages}"
        letters = "1 letter" if told == 1 else f"{told} letters"
        self.stdout.write(f"{pages} due: {letters}.")

    def with_early(self, due: list[DueReview]) -> list[DueReview]:
        """The due reviews, and those whose turn comes before their date."""
        today = timezone.localdate()
        known = {one.page.pk for one in due}
        early = []
        for week, one in plan(((one.record.due_on, one) for one in signed_pages()), today):
            if week < monday(one.record.due_on):
                self.stdout.write(f"Week of {week}: {one.page.title} (due {one.record.due_on}).")
            if week <= today + WEEK and one.page.pk not in known:
                early.append(one)
        return [*due, *early]

    def remind(
        self, user: Any, due: list[DueReview], voided: list[DueReview], *, is_dry: bool
    ) -> int:
        if is_quiet(user):
            self.stdout.write(f"{user} was reminded in the last {QUIET} days.")
            return 0
        pages = [*due, *voided]
        titles = ", ".join(one.page.title for one in pages)
        if is_dry:
            self.stdout.write(f"Would write to {user}: {titles}.")
            return 0
        sent = send([user], "reviews_due", {"pages": pages, "due": due, "voided": voided})
        if sent:
            ReviewReminder.objects.update_or_create(user=user, defaults={"sent_at": timezone.now()})
            self.stdout.write(f"Wrote to {user}: {titles}.")
        return sent


def people(due: Iterable[DueReview]) -> dict[Any, list[DueReview]]:
    """Who is to be told of what: the last reviewer and the owner of each page.

    Of a page whose reviewer has left, all reviewers are told.
    """
    found: dict[Any, list[DueReview]] = defaultdict(list)
    for one in due:
        clinician = one.record.reviewer
        account = clinician.user if clinician and clinician.is_active else None
        reviewers = [account] if account else all_reviewers()
        for user in dict.fromkeys([*reviewers, one.page.owner]):
            if user is not None and user.is_active and user.email:
                found[user].append(one)
    return found


def all_reviewers() -> list[Any]:
    """The accounts that may sign reviews, less those that may do everything."""
    may = Q(groups__permissions__codename="add_medicalreview")
    may |= Q(user_permissions__codename="add_medicalreview")
    return list(get_user_model().objects.filter(may, is_active=True).distinct())


def is_quiet(user: Any) -> bool:
    """Whether this person got a reminder lately."""
    since = timezone.now() - timedelta(days=QUIET)
    return ReviewReminder.objects.filter(user=user, sent_at__gt=since).exists()
