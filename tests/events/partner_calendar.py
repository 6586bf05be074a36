"""Calendars as partners write them, a few lines each."""

from datetime import UTC, datetime, timedelta

from events.ical_in.read import read_calendar
from events.ical_in.source import Reading, SourceActivity, Why
from events.local_time import utc_end, utc_of
from events.models import ClosedDays
from events.schedule import Schedule

NONE_CLOSED = ClosedDays([])
NOW = datetime(2026, 9, 1, 8, tzinfo=UTC)
TUESDAY = "DTSTART;TZID=Europe/Amsterdam:20260908T100000"
UNTIL_HALF_PAST = "DTEND;TZID=Europe/Amsterdam:20260908T113000"


def event(*lines: str, uid: str = "soep@partner.example", title: str = "Soep") -> str:
    """A VEVENT; without lines one hour and a half on a Tuesday."""
    lines = lines or (TUESDAY, UNTIL_HALF_PAST)
    named = [f"UID:{uid}"] if uid else []
    named += [f"SUMMARY:{title}"] if title else []
    return "\r\n".join(["BEGIN:VEVENT", *named, *lines, "END:VEVENT"])


def calendar(*events: str, head: str = "") -> bytes:
    """A VCALENDAR around events, with lines of its own before them."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Partner//", *head.splitlines()]
    return "\r\n".join([*lines, *events, "END:VCALENDAR", ""]).encode()


def read(*events: str, head: str = "", own_hosts: set[str] = frozenset()) -> Reading:
    """What we make of a calendar with these events."""
    return read_calendar(calendar(*events, head=head), NOW, own_hosts)


def one(*events: str, head: str = "") -> SourceActivity:
    """The one activity in it."""
    (activity,) = read(*events, head=head).activities
    return activity


def whys(reading: Reading) -> list[tuple[Why, str, bool]]:
    """The notes without their details."""
    return [(note.why, note.title, note.skipped) for note in reading.notes]


def clock(text: str) -> datetime:
    """A time on the clock, such as "2026-09-08 10:00"."""
    return datetime.fromisoformat(text)


def dates(activity: SourceActivity, before: datetime) -> list[tuple[str, str]]:
    """When an activity takes place, as our agenda would have it: moments in UTC, or days.

    Args:
        before: on the clock.
    """
    if activity.cancelled:
        return []
    schedule = Schedule(
        activity.start,
        activity.length,
        activity.all_day,
        activity.zone,
        activity.rule,
        extra=activity.extra,
    )
    changes = {change.original_start: change for change in activity.changes}
    found = []
    for date in schedule.plan(NONE_CLOSED, before).dates:
        start, length = date.local_start, activity.length
        change = changes.get(start)
        if start in activity.skipped or (change and change.cancelled):
            continue
        if change:
            start, length = change.start, change.length
        found.append(_as_text(activity, start, length))
    return found


def _as_text(activity: SourceActivity, start: datetime, length: timedelta) -> tuple[str, str]:
    if activity.all_day:
        return str(start.date()), str((start + length).date())
    return str(utc_of(start, activity.zone)), str(utc_end(start, length, activity.zone))
