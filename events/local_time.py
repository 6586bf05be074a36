"""From the clock in the street to UTC and back.

A time that does not exist (the last Sunday of March, 02:30) is skipped; a time that exists twice
(the last Sunday of October, 02:30) is the first of the two.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

DEFAULT_ZONE = "Europe/Amsterdam"


@cache
def zone(name: str = DEFAULT_ZONE) -> ZoneInfo:
    """The zone called `name`."""
    return ZoneInfo(name)


def utc_of(local: datetime, name: str = DEFAULT_ZONE) -> datetime | None:
    """The moment that the clock in zone `name` shows `local`; None when it never does."""
    moment = local.replace(tzinfo=zone(name), fold=0).astimezone(UTC)
    return moment if moment.astimezone(zone(name)).replace(tzinfo=None, fold=0) == local else None


def utc_end(local_start: datetime, length: timedelta, name: str = DEFAULT_ZONE) -> datetime:
    """When something of a length on the clock ends: 22:00 and eight hours is 06:00 in every night."""
    return (local_start + length).replace(tzinfo=zone(name), fold=0).astimezone(UTC)


def local_of(moment: datetime, name: str = DEFAULT_ZONE) -> datetime:
    """What the clock in zone `name` shows at `moment`, without the zone."""
    return moment.astimezone(zone(name)).replace(tzinfo=None, fold=0)


def is_doubled(local: datetime, name: str = DEFAULT_ZONE) -> bool:
    """Whether the clock shows `local` twice, in the night that it goes back."""
    aware = local.replace(tzinfo=zone(name))
    first, second = (aware.replace(fold=fold).utcoffset() or timedelta() for fold in (0, 1))
    return first > second


def is_plain(start: datetime, end: datetime, name: str = DEFAULT_ZONE) -> bool:
    """Whether every calendar program reckons the same end: no change of the clock in between,
    and neither start nor end is an hour that comes twice or never."""
    local_start, local_end = local_of(start, name), local_of(end, name)
    doubled = is_doubled(local_start, name) or is_doubled(local_end, name)
    return local_end - local_start == end - start and not doubled


def start_of(day: date, name: str = DEFAULT_ZONE) -> datetime:
    """Midnight at the beginning of `day`, in UTC."""
    return datetime.combine(day, time.min, tzinfo=zone(name)).astimezone(UTC)


def last_day(start: datetime, end: datetime, name: str = DEFAULT_ZONE) -> date:
    """The last day something stands under: one that ends at midnight does not stand under the next."""
    return max(local_of(start, name), local_of(end, name) - timedelta(microseconds=1)).date()
