"""Is the door open? Reckoned in local time, so that 9.00 stays 9.00 over the change of the clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol

from django.utils import timezone
from wagtail.models import Site

from neighbourhoods.models import NeighbourhoodSettings


@dataclass(frozen=True)
class OpenState:
    """What the door says now.

    Attributes:
        is_open: whether people can walk in.
        until: when it closes (local time), if open.
        next_opening: when it opens again (local time), if closed and known within two weeks.
        reason: why today differs from the week, in the editor's words.
    """

    is_open: bool
    until: datetime | None = None
    next_opening: datetime | None = None
    reason: str = ""


class Hours(Protocol):
    """A stretch of the week, as `WeekHours` holds it."""

    weekday: int
    opens: time
    closes: time


class Other(Protocol):
    """Days that differ, as `OtherHours` holds them."""

    opens: time | None
    closes: time | None
    reason: str
    days: int

    def covers(self, day: date) -> bool:
        """Whether this is about `day`."""


def open_state(site: Site, now: datetime) -> OpenState:
    """The state of the door of `site` at `now` (aware)."""
    settings = NeighbourhoodSettings.for_site(site)
    return state_of(settings.opening_hours.all(), settings.opening_exceptions.all(), now)


def state_of(week: Iterable[Hours], others: Iterable[Other], now: datetime) -> OpenState:
    """The state of a door with these hours at `now` (aware)."""
    local = timezone.localtime(now)
    days = [local.date() + timedelta(days=n) for n in range(-1, 15)]
    table = timetable(list(week), list(others), days)
    stretches = [stretch for day in days for stretch in table[day][0]]
    reason = table[local.date()][1]
    for opens, closes in stretches:
        if opens <= local < closes:
            return OpenState(True, until=closes, reason=reason)
    upcoming = [opens for opens, _closes in stretches if opens > local]
    return OpenState(False, next_opening=min(upcoming, default=None), reason=reason)


def timetable(
    week: list[Hours], others: list[Other], days: list[date]
) -> dict[date, tuple[list, str]]:
    """For each day its stretches as (opens, closes) in local time, and the reason when it differs.

    A day inside a longer exception may have its own: the shortest one counts.
    """
    exceptions = sorted(others, key=lambda exception: exception.days)
    table = {}
    for day in days:
        exception = next((e for e in exceptions if e.covers(day)), None)
        if exception:
            hours = (
                [(exception.opens, exception.closes)]
                if exception.opens and exception.closes
                else []
            )
        else:
            hours = [(h.opens, h.closes) for h in week if h.weekday == day.weekday()]
        table[day] = ([_stretch(day, *h) for h in hours], exception.reason if exception else "")
    return table


def _stretch(day: date, opens: time, closes: time) -> tuple[datetime, datetime]:
    zone = timezone.get_default_timezone()
    last = day if closes > opens else day + timedelta(days=1)
    return datetime.combine(day, opens, zone), datetime.combine(last, closes, zone)
