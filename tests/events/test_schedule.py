"""Dates that follow from a start and a repetition, on the clock."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from events.local_time import DEFAULT_ZONE, last_day, local_of, utc_of, zone
from events.models import ClosedDays
from events.schedule import Schedule

HOUR = timedelta(hours=1)


def plan(
    start: str, rule: str = "", length: timedelta = HOUR, closed=(), days: int = 400, **fields
):
    begin = datetime.fromisoformat(start)
    schedule = Schedule(begin, length, rule=rule, skips_closures=bool(closed), **fields)
    return schedule.plan(ClosedDays(closed), begin + timedelta(days=days))


def test_ten_oclock_stays_ten_oclock_when_the_clock_changes():
    dates = plan("2026-03-24 10:00", "FREQ=WEEKLY;BYDAY=TU", days=10).dates
    assert [date.start.hour for date in dates] == [9, 8]
    assert {local_of(date.start).hour for date in dates} == {10}


def test_a_time_that_does_not_exist_is_skipped():
    found = plan("2026-03-28 02:30", "FREQ=DAILY", days=3)
    assert [date.local_start.day for date in found.dates] == [28, 30]
    assert found.skipped == [datetime(2026, 3, 29, 2, 30)]
    assert found.closed == []


def test_a_time_that_comes_twice_is_the_first():
    date = plan("2026-10-25 02:30").dates[0]
    assert date.start == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_night_keeps_its_hours_on_the_clock():
    night = timedelta(hours=8)
    spring, autumn = (
        plan(f"{day} 22:00", length=night).dates[0] for day in ("2026-03-28", "2026-10-24")
    )
    assert local_of(spring.end) == datetime(2026, 3, 29, 6)
    assert local_of(autumn.end) == datetime(2026, 10, 25, 6)
    assert spring.end - spring.start == timedelta(hours=7)
    assert autumn.end - autumn.start == timedelta(hours=9)


def test_whole_days_last_from_midnight_to_midnight():
    date = plan("2026-03-29 00:00", length=timedelta(days=1), all_day=True).dates[0]
    assert date.end - date.start == timedelta(hours=23)


def test_what_ends_at_midnight_does_not_stand_under_the_next_day():
    found = plan("2026-05-01 22:00", length=timedelta(hours=2)).dates[0]
    assert last_day(found.start, found.end) == date(2026, 5, 1)
    later = plan("2026-05-01 22:00", length=timedelta(hours=3)).dates[0]
    assert last_day(later.start, later.end) == date(2026, 5, 2)


def test_ten_lessons_stay_ten_when_the_holidays_are_skipped():
    may = (date(2026, 4, 27), date(2026, 5, 10))
    found = plan("2026-04-07 10:00", "FREQ=WEEKLY;BYDAY=TU;COUNT=10", closed=[may])
    assert len(found.dates) == 10
    assert [moment.date() for moment in found.closed] == [date(2026, 4, 28), date(2026, 5, 5)]
    assert found.last_local == datetime(2026, 6, 23, 10)


def test_loose_days_stand_beside_the_repetition_once():
    extra = (datetime(2026, 3, 5, 20), datetime(2026, 3, 3, 10))
    found = plan("2026-03-03 10:00", "FREQ=WEEKLY;BYDAY=TU", extra=extra, days=10)
    assert [(d.local_start.day, d.is_extra) for d in found.dates] == [
        (3, False), (5, True), (10, False),
    ]  # fmt: skip


def test_what_is_skipped_does_not_depend_on_today():
    later = (date(2028, 7, 1), date(2028, 8, 31))
    near = plan("2026-03-03 10:00", "FREQ=WEEKLY;BYDAY=TU", closed=[later], days=10)
    far = plan("2026-03-03 10:00", "FREQ=WEEKLY;BYDAY=TU", closed=[later], days=300)
    assert near.closed == far.closed
    assert near.closed


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(
        lambda moment: moment.replace(second=0, microsecond=0)
    ),
    st.integers(5, 60 * 30),
)
def test_on_the_clock_a_date_begins_and_ends_as_was_written(start, minutes):
    length = timedelta(minutes=minutes)
    dates = Schedule(start, length).plan(ClosedDays(), start + timedelta(days=1)).dates
    if utc_of(start) is None:
        assert dates == []
        return
    found = dates[0]
    assert local_of(found.start) == start
    assert found.end > found.start
    end = (start + length).replace(tzinfo=zone(DEFAULT_ZONE))
    assert found.end == end.astimezone(UTC)
