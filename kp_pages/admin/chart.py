"""Requests and clicks by week as a small picture, drawn on the server: no script, any theme."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Sum
from django.utils import timezone

from kp_pages.models import ActionCount

WEEKS = 12
#: Of the picture, in its own units.
WIDTH, HEIGHT = 600, 150
TOP, BOTTOM, LEFT = 14, 22, 30
#: What the two bars of a week and the gap after them take of its room.
BAR, GAP = 0.32, 0.06


@dataclass(frozen=True)
class Week:
    """What happened in the seven days from ``start`` on."""

    start: date
    calls: int = 0
    requests: int = 0


@dataclass(frozen=True)
class Bar:
    kind: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Chart:
    """The weeks as bars, and the words around them."""

    weeks: list[Week]

    width, height = WIDTH, HEIGHT
    left, base = LEFT, HEIGHT - BOTTOM

    @property
    def calls(self) -> int:
        return sum(week.calls for week in self.weeks)

    @property
    def requests(self) -> int:
        return sum(week.requests for week in self.weeks)

    @property
    def most(self) -> int:
        """What the highest line stands for: 4 at least, so that one request is no tower."""
        return max(4, *(max(week.calls, week.requests) for week in self.weeks))

    @property
    def lines(self) -> list[tuple[float, int]]:
        """Where the lines across stand, and for how many."""
        half = self.most // 2
        return [(self._y(count), count) for count in (0, half, self.most)]

    @property
    def bars(self) -> list[Bar]:
        return [
            self._bar(kind, left, count)
            for left, week in zip(self._lefts(), self.weeks, strict=True)
            for kind, count in (("calls", week.calls), ("requests", week.requests))
            if count
        ]

    def _bar(self, kind: str, left: float, count: int) -> Bar:
        room = BAR * self.step
        x = left + room if kind == "requests" else left
        return Bar(kind, round(x, 1), self._y(count), round(room - 1, 1), self._tall(count))

    @property
    def labels(self) -> list[tuple[float, date]]:
        """Every third week, by its first day."""
        return list(zip(self._lefts(), (week.start for week in self.weeks), strict=True))[::3]

    @property
    def step(self) -> float:
        return (WIDTH - LEFT) / len(self.weeks)

    def _lefts(self) -> list[float]:
        return [round(LEFT + (n + GAP) * self.step, 1) for n in range(len(self.weeks))]

    def _tall(self, count: int) -> float:
        return round(count / self.most * (self.base - TOP), 1)

    def _y(self, count: int) -> float:
        return round(self.base - self._tall(count), 1)


def chart(today: date | None = None) -> Chart:
    """The last twelve weeks, this one among them."""
    today = today or timezone.localdate()
    this_week = today - timedelta(days=today.weekday())
    starts = [this_week - timedelta(weeks=n) for n in reversed(range(WEEKS))]
    counted = ActionCount.objects.filter(day__gte=starts[0]).values("day", "kind").order_by()
    totals: dict[tuple[date, str], int] = {}
    for row in counted.annotate(total=Sum("count")):
        key = (row["day"] - timedelta(days=row["day"].weekday()), row["kind"])
        totals[key] = totals.get(key, 0) + row["total"]
    return Chart(
        [
            Week(
                start,
                calls=totals.get((start, ActionCount.Kind.CALL.value), 0),
                requests=totals.get((start, ActionCount.Kind.REQUEST.value), 0),
            )
            for start in starts
        ]
    )
