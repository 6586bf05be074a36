"""The opening hours as people read them: a week, and the days that differ."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from neighbourhoods.models import NeighbourhoodSettings
from neighbourhoods.models.hours import Weekday

AHEAD = timedelta(days=56)


@dataclass(frozen=True)
class Day:
    """One line of the week: its stretches of opening, and whether it is today."""

    name: str
    stretches: list[tuple[time, time]]
    is_today: bool


@dataclass(frozen=True)
class OtherDay:
    """One line of the days that differ; `opens` is None when closed."""

    first: date
    last: date
    opens: time | None
    closes: time | None
    reason: str


def week(neighbourhood: NeighbourhoodSettings, now: datetime) -> list[Day]:
    """Monday to Sunday; empty when no hours are known. One query."""
    hours = list(neighbourhood.opening_hours.all())
    if not hours:
        return []
    today = timezone.localtime(now).weekday()
    return [
        Day(
            name=str(day.label),
            stretches=[(h.opens, h.closes) for h in hours if h.weekday == day.value],
            is_today=day.value == today,
        )
        for day in Weekday
    ]


def other_days(neighbourhood: NeighbourhoodSettings, now: datetime) -> list[OtherDay]:
    """The days of the coming eight weeks that differ from the week. One query."""
    today = timezone.localtime(now).date()
    found = [
        OtherDay(e.first_day, e.last_day or e.first_day, e.opens, e.closes, e.reason)
        for e in neighbourhood.opening_exceptions.all()
    ]
    return sorted(
        (day for day in found if day.last >= today and day.first <= today + AHEAD),
        key=lambda day: day.first,
    )
