"""Is there talk in a room now? Answered from the room itself, without asking the database."""

import json
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache

from chat.models import Room
from neighbourhoods.hours import OpenState, state_of

ALWAYS = OpenState(True)


@dataclass(frozen=True)
class Stretch:
    """Of a week."""

    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True)
class Days:
    """That differ from the week; without times there is no talk."""

    first_day: date
    last_day: date
    opens: time | None
    closes: time | None
    reason: str

    @property
    def days(self) -> int:
        """How many."""
        return (self.last_day - self.first_day).days + 1

    def covers(self, day: date) -> bool:
        """Whether this is about `day`."""
        return self.first_day <= day <= self.last_day


def open_state(room: Room, now: datetime) -> OpenState:
    """Whether there may be talked at `now` by the hours of `room`, until when, or when again."""
    return _state(room.timetable, now) if room.timetable else ALWAYS


def as_timetable(room: Room) -> str:
    """The rows of `room.hours` and `room.other_days` as `Room.timetable` keeps them: two queries."""
    week = [[h.weekday, _clock(h.opens), _clock(h.closes)] for h in room.hours.all()]
    others = [
        [
            d.first_day.isoformat(),
            (d.last_day or d.first_day).isoformat(),
            _clock(d.opens),
            _clock(d.closes),
            d.reason,
        ]
        for d in room.other_days.all()
    ]
    return json.dumps({"week": sorted(week), "others": others}) if week or others else ""


@lru_cache(maxsize=256)
def _state(timetable: str, now: datetime) -> OpenState:
    week, others = _read(timetable)
    return state_of(week, others, now)


@lru_cache(maxsize=64)
def _read(timetable: str) -> tuple[list[Stretch], list[Days]]:
    told = json.loads(timetable)
    week = [Stretch(day, _time(opens), _time(closes)) for day, opens, closes in told["week"]]
    others = [
        Days(
            date.fromisoformat(first),
            date.fromisoformat(last),
            _time(opens) if opens else None,
            _time(closes) if closes else None,
            reason,
        )
        for first, last, opens, closes, reason in told["others"]
    ]
    if not week:  # only days that differ: on all others there is talk the whole day
        week = [Stretch(day, time(0), time(0)) for day in range(7)]
    return week, others


def _clock(value: time | None) -> str | None:
    return value.strftime("%H:%M") if value else None


def _time(text: str) -> time:
    return time.fromisoformat(text)
