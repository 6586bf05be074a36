"""The law of reading: whatever series a partner makes, its dates are those of another reader."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import icalendar
import recurring_ical_events
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from events.ical_in.read import read_calendar
from events.ical_in.source import Why
from tests.events.partner_calendar import calendar, dates, event

NOW = datetime(2026, 9, 1, 8, tzinfo=UTC)
FIRST, LAST = datetime(2026, 9, 1), datetime(2027, 9, 1)
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
ZONES = ["Europe/Amsterdam", "Europe/London", "America/New_York", "UTC"]


def stamp(moment: datetime) -> str:
    """A time as iCalendar writes it."""
    return f"{moment:%Y%m%dT%H%M%S}"


@st.composite
def rules(draw, start: datetime) -> str:
    """A repetition in the parts that we allow, that `start` belongs to or not."""
    kind = draw(st.sampled_from(["DAILY", "WEEKLY", "DAYS", "MONTHDAY", "NTH", "SETPOS", "YEARLY"]))
    days = draw(st.lists(st.sampled_from(DAYS), min_size=1, max_size=4, unique=True))
    nth = draw(st.sampled_from([1, 2, 3, 4, 5, -1, -2]))
    rule = {
        "DAILY": "FREQ=DAILY",
        "WEEKLY": "FREQ=WEEKLY",
        "DAYS": f"FREQ=WEEKLY;BYDAY={','.join(days)}",
        "MONTHDAY": f"FREQ=MONTHLY;BYMONTHDAY={draw(st.sampled_from([1, 15, 29, 31, -1]))}",
        "NTH": f"FREQ=MONTHLY;BYDAY={nth}{days[0]}",
        "SETPOS": f"FREQ=MONTHLY;BYDAY={','.join(days)};BYSETPOS={draw(st.sampled_from([1, -1]))}",
        "YEARLY": f"FREQ=YEARLY;BYMONTH={draw(st.integers(1, 12))};BYDAY={nth}{days[0]}",
    }[kind]
    if kind != "YEARLY" and (interval := draw(st.integers(1, 5))) > 1:
        rule += f";INTERVAL={interval}"
    if draw(st.booleans()):
        rule += f";WKST={draw(st.sampled_from(DAYS))}"
    # A start outside its rule counts as the first (RFC 5545 §3.3.10); the other reader disagrees.
    ends = ["", "UNTIL", "COUNT"] if kind in ("DAILY", "WEEKLY") else ["", "UNTIL"]
    end = draw(st.sampled_from(ends))
    if end == "COUNT":
        rule += f";COUNT={draw(st.integers(1, 40))}"
    elif end == "UNTIL":
        rule += f";UNTIL={stamp(start + timedelta(days=draw(st.integers(1, 300))))}Z"
    return rule


@st.composite
def series(draw) -> bytes:
    """A calendar with one series, dates left out of it, loose ones and dates moved."""
    day = draw(st.integers(0, 300))
    hour = draw(st.sampled_from([0, 4, 10, 19, 23]))  # never one that a clock skips or doubles
    start = FIRST + timedelta(days=day, hours=hour)
    zone = draw(st.sampled_from(ZONES))
    end = "Z" if zone == "UTC" else ""
    name = "" if zone == "UTC" else f";TZID={zone}"

    def some_day() -> str:
        away = timedelta(days=draw(st.integers(0, 120)))
        return stamp(start + away) + end

    lines = [f"DTSTART{name}:{stamp(start)}{end}", "DURATION:PT1H", f"RRULE:{draw(rules(start))}"]
    lines += [f"EXDATE{name}:{some_day()}" for _ in range(draw(st.integers(0, 3)))]
    lines += [f"RDATE{name}:{some_day()}" for _ in range(draw(st.integers(0, 2)))]
    return calendar(event(*lines))


def theirs(data: bytes) -> Counter:
    """The starts of a year by recurring-ical-events."""
    query = recurring_ical_events.of(icalendar.Calendar.from_ical(data))
    found = (one["DTSTART"].dt.astimezone(UTC) for one in query.between(FIRST, LAST))
    return inside(str(start) for start in found)


def ours(data: bytes) -> Counter:
    """The same as we read them."""
    reading = read_calendar(data, NOW, set())
    return inside(start for activity in reading.activities for start, _end in dates(activity, LAST))


def inside(found) -> Counter:
    """Without the edges of the year, where an event of the day before is still going on."""
    return Counter(start for start in found if "2026-09-02" <= start < "2027-08-30")


@settings(
    max_examples=150, deadline=None, derandomize=True, database=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
@given(series())
def test_any_series_is_on_the_dates_that_another_reader_finds(data):
    notes = read_calendar(data, NOW, set()).notes
    assume(Why.ELSEWHERE not in {note.why for note in notes})  # left out, and said
    assert ours(data) == theirs(data), data.decode()
