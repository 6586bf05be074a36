"""Calendars from the wild: every one that the iCalendar libraries test themselves with."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import icalendar
import pytest
import recurring_ical_events

from events.ical_in.read import read_calendar
from events.ical_in.source import Reading, SourceActivity, Unreadable
from events.local_time import utc_of
from events.models import ClosedDays
from events.schedule import Schedule

LONG_AGO = datetime(1960, 1, 1, tzinfo=UTC)
FOLDERS = [Path(icalendar.__file__).parent / "tests", Path(recurring_ical_events.__file__).parent]
FILES = sorted(path for folder in FOLDERS for path in folder.rglob("*.ics"))
NONE_CLOSED = ClosedDays([])


def starts(activity: SourceActivity, before: datetime) -> list[datetime | str]:
    """When an activity takes place, as our agenda would have it: moments in UTC, or days."""
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
        change = changes.get(date.local_start)
        if date.local_start in activity.skipped:
            continue
        local = change.start if change and change.start else date.local_start
        moment = utc_of(local, activity.zone)
        found.append(str(local.date()) if activity.all_day else moment)
    return found


def ours(reading: Reading, year: int) -> Counter:
    """Every start of a year, with the UID."""
    found = Counter()
    for activity in reading.activities:
        for start in starts(activity, datetime(year + 1, 3, 1)):
            if str(start)[:4] == str(year):
                uid = "" if activity.uid.startswith("made-") else activity.uid
                found[uid, str(start)] += 1
    return found


def theirs(data: bytes, year: int) -> Counter:
    """The same by recurring-ical-events, a floating time on our clock."""
    found = Counter()
    calendars = icalendar.Calendar.from_ical(data, multiple=True)
    for calendar in calendars:
        query = recurring_ical_events.of(calendar, skip_bad_series=True)
        for event in query.between((year, 1, 1), (year + 1, 1, 2)):
            start = event["DTSTART"].dt
            if not isinstance(start, datetime):
                said = str(start)
            elif start.tzinfo:
                said = str(start.astimezone(UTC))
            else:
                said = str(utc_of(start))
            if said[:4] == str(year):
                found[str(event.get("UID", "")), said] += 1
    return found


if __name__ == "__main__":
    import django

    for path in FILES:
        data = path.read_bytes()
        try:
            reading = read_calendar(data, LONG_AGO, set())
        except Unreadable:
            continue
        years = {a.start.year + n for a in reading.activities for n in (0, 1)}
        for year in sorted(years)[:8]:
            mine = ours(reading, year)
            try:
                other = theirs(data, year)
            except Exception as e:
                print(path.name, "THEIRS", type(e).__name__, str(e)[:80])
                break
            if mine != other:
                print(
                    path.name,
                    year,
                    "only ours",
                    list((mine - other).items())[:3],
                    len(mine - other),
                    "only theirs",
                    list((other - mine).items())[:3],
                    len(other - mine),
                )
