"""Calendars from the wild: every one that the iCalendar libraries test themselves with."""

import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import icalendar
import pytest
import recurring_ical_events

from events.ical_in.read import read_apart, read_calendar
from events.ical_in.reports import words
from events.ical_in.source import Reading, Unreadable, Why
from events.local_time import utc_of
from tests.events.partner_calendar import dates

LONG_AGO = datetime(1960, 1, 1, tzinfo=UTC)
FOLDERS = [Path(icalendar.__file__).parent / "tests", Path(recurring_ical_events.__file__).parent]
FILES = sorted(path for folder in FOLDERS for path in folder.rglob("*.ics"))
COUNTED = {Why.OVER, Why.OURS, Why.PRIVATE, Why.TOO_MANY}
MOST_YEARS = 8  # of one calendar
ERROR = "recurring-ical-events ends in an error"
FLOATING = "one side of a time is floating; there it is taken as UTC, here as Amsterdam"
SWAPPED = (
    "the end lies before the start; there they change places, here it is one hour, with a note"
)
OTHERWISE = {  # and why
    "america_new_york_forward_reference.ics": ERROR,
    "created_calendar_with_unicode_fields.ics": ERROR,
    "issue_104_broken_calendar.ics": ERROR,
    "issue_165_missing_event.ics": ERROR,
    "issue_722_missing_timezones.ics": ERROR,
    "multiple_timezones.ics": ERROR,
    "pacific_fiji.ics": ERROR,
    "invalid_duration.ics": "a length that can't be read: there no activity, here one hour",
    "issue_464_invalid_rdate.ics": "a loose date that can't be read: there no activity, here a note",
    "issue_1633_rdate_with_dates.ics": "days where periods should stand, on a date already there",
    "issue_1633_rdate_with_dates_and_tzid.ics": "the same",
    "issue_237_fail_to_parse_timezone_with_non_ascii_tzid.ics": "no zone that is known; a note",
    "issue_722_timezone_transition_ambiguity.ics": "no zone that is known; a note",
    "event_with_recurrence.ics": FLOATING,
    "issue_201_mixed_datetime_and_date.ics": FLOATING,
    "issue_201_test_matrix.ics": FLOATING,
    "end_before_start_event.ics": SWAPPED,
    "issue_132_swapped_start_and_end.ics": SWAPPED,
    "duration_edited.ics": "one date of the series is private; there it shows",
    "three_events_one_edited.ics": "one date of the series is private; there it shows",
    "issue_117_until_before_dtstart.ics": "the start counts though the rule ended before it",
    "issue_75_range_parameter.ics": "THISANDFUTURE; here a note",
    "recurring_events_changed_duration.ics": "one date of hours is a whole day; here from midnight",
}


def ours(reading: Reading, year: int) -> Counter:
    """Every start of a year, with the UID."""
    found = Counter()
    for activity in reading.activities:
        for start, _end in dates(activity, datetime(year + 1, 3, 1)):
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
            if event.get("STATUS") == "CANCELLED":
                continue
            if not isinstance(start, datetime):
                said = str(start)
            elif start.tzinfo:
                said = str(start.astimezone(UTC))
            else:
                said = str(utc_of(start))
            if said[:4] == str(year):
                found[str(event.get("UID", "")), said] += 1
    return found


def test_every_calendar_ends_in_activities_or_a_refusal_in_words():
    assert len(FILES) > 200
    refused = []
    for path in FILES:
        try:
            found = read_calendar(path.read_bytes(), LONG_AGO, set())
        except Unreadable as error:
            refused.append(str(error.reason))
            continue
        taken = {activity.uid for activity in found.activities}
        told = sum(
            int(note.detail) if note.why in COUNTED else 1 for note in found.notes if note.skipped
        )
        assert len(taken) + told == found.seen, path.name  # nothing is dropped in silence
        assert all(words(note) for note in found.notes)
    assert all(refused)
    assert len(refused) < len(FILES) / 10


@pytest.mark.parametrize("path", FILES[::60], ids=lambda path: path.name)
def test_a_process_of_its_own_reads_the_same(path):
    data = path.read_bytes()
    try:
        expected = read_calendar(data, LONG_AGO, set())
    except Unreadable as refusal:
        with pytest.raises(Unreadable, match=re.escape(str(refusal.reason))):
            read_apart(data, LONG_AGO, set())
    else:
        assert read_apart(data, LONG_AGO, set()) == expected


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("issue_1050_multiple_calendars.ics", 0),
        ("issue_104_broken_calendar.ics", 1),
        ("issue_1081_empty_rdate.ics", 1),
        ("rfc_7529.ics", 0),
        ("multiple_timezones.ics", 3),
        ("issue_464_invalid_rdate.ics", 1),
        ("Germany_Holidays.ics", 34),
    ],
)
def test_the_good_in_a_broken_calendar_stay(name, titles):
    (path,) = (path for path in FILES if path.name == name)
    assert len(read_calendar(path.read_bytes(), LONG_AGO, set()).activities) == titles


def test_dates_are_those_that_another_reader_finds():
    compared = 0
    for path in FILES:
        if path.name in OTHERWISE:
            continue
        data = path.read_bytes()
        try:
            reading = read_calendar(data, LONG_AGO, set())
        except Unreadable:
            continue
        kept = {activity.uid for activity in reading.activities}
        years = {activity.start.year + more for activity in reading.activities for more in (0, 1)}
        for year in sorted(years)[:MOST_YEARS]:
            expected = Counter(
                {one: times for one, times in theirs(data, year).items() if one[0] in kept | {""}}
            )
            assert ours(reading, year) == expected, (path.name, year)
            compared += 1
    assert compared > 250


@pytest.mark.parametrize("name", OTHERWISE)
def test_what_another_reader_finds_otherwise_is_still_so(name):
    """A file that no longer differs has no place among those that do."""
    path = next(path for path in FILES if path.name == name)
    data = path.read_bytes()
    reading = read_calendar(data, LONG_AGO, set())
    years = {activity.start.year for activity in reading.activities} | {2024}
    try:
        found = [theirs(data, year) for year in sorted(years)]
    except Exception:  # whatever another library does
        assert OTHERWISE[name] == ERROR
    else:
        assert found != [ours(reading, year) for year in sorted(years)]
