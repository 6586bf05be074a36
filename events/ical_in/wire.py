"""A reading as JSON, to leave the process that made it."""

from datetime import datetime, timedelta

import orjson

from events.ical_in.source import Note, Reading, SourceActivity, SourceChange, Why


def pack(reading: Reading) -> bytes:
    """The reading as JSON."""
    return orjson.dumps(reading, default=timedelta.total_seconds)


def unpack(data: bytes) -> Reading:
    """The reading that `pack` was given.

    Raises:
        ValueError, KeyError, TypeError: it is not one.
    """
    found = orjson.loads(data)
    return Reading(
        name=found["name"],
        seen=found["seen"],
        activities=tuple(_activity(one) for one in found["activities"]),
        notes=tuple(Note(**{**one, "why": Why(one["why"])}) for one in found["notes"]),
    )


def _activity(found: dict) -> SourceActivity:
    times = {name: _times(found[name]) for name in ("extra", "skipped")}
    return SourceActivity(
        **{
            **found,
            **times,
            "start": datetime.fromisoformat(found["start"]),
            "length": timedelta(seconds=found["length"]),
            "last_end": _time(found["last_end"]),
            "categories": tuple(found["categories"]),
            "changes": tuple(_change(one) for one in found["changes"]),
        }
    )


def _change(found: dict) -> SourceChange:
    length = found["length"]
    return SourceChange(
        original_start=datetime.fromisoformat(found["original_start"]),
        cancelled=found["cancelled"],
        start=_time(found["start"]),
        length=None if length is None else timedelta(seconds=length),
    )


def _times(found: list[str]) -> tuple[datetime, ...]:
    return tuple(map(datetime.fromisoformat, found))


def _time(found: str | None) -> datetime | None:
    return datetime.fromisoformat(found) if found else None
