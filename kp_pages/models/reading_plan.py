"""When to read pages again that fall due together, so that nobody has to read all in one week.

The date of a review is part of a signature and cannot be moved. What can be moved is the day on
which somebody reads the page again: signed earlier, it gets a date of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TypeVar

Due = TypeVar("Due")

WEEK = timedelta(days=7)


def monday(day: date) -> date:
    """The first day of that week."""
    return day - timedelta(days=day.weekday())


def plan(due: Iterable[tuple[date, Due]], today: date) -> list[tuple[date, Due]]:
    """A week for each, given by its Monday: never after its date, and as few a week as can be.

    Of two weeks that are equally free, it is the later one.
    """
    load: Counter[date] = Counter()
    planned = []
    for day, one in sorted(due, key=lambda pair: pair[0]):
        weeks = [monday(today)]
        while weeks[-1] + WEEK <= monday(day):
            weeks.append(weeks[-1] + WEEK)
        chosen = min(reversed(weeks), key=lambda week: load[week])
        load[chosen] += 1
        planned.append((chosen, one))
    return sorted(planned, key=lambda pair: pair[0])
