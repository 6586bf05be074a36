"""One line of a calendar as a value: dates, lengths and texts, each as icalendar reads them."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from icalendar import vDDDTypes
from icalendar.parser import Contentline, split_on_unescaped_comma

EARLIEST, LATEST = 1900, 2200  # years that an activity of a neighbourhood can be in


@dataclass(frozen=True)
class Moment:
    """A date or time as the source wrote it.

    Attributes:
        local: naive; midnight for a date.
        zone: the TZID as written, "UTC" for a time with Z; empty for a date and a floating time.
    """

    local: datetime
    is_day: bool = False
    zone: str = ""


def value(line: str) -> str:
    """The raw value of a line, without its parameters."""
    return Contentline(line).raw_parts()[2].strip()


def moment(line: str) -> Moment:
    """The one date or time in a line.

    Raises:
        ValueError: there is none that can be read.
    """
    return moments(line)[0][0]


def moments(line: str) -> list[tuple[Moment, Moment | timedelta | None]]:
    """Every date or time in a line; of a period also its end or length (RDATE;VALUE=PERIOD).

    Raises:
        ValueError: one of them can't be read.
    """
    _name, parameters, text = Contentline(line).raw_parts()
    tzid = str(parameters.get("TZID", ""))
    as_day = str(parameters.get("VALUE", "")).upper() == "DATE"
    found = []
    for piece in text.split(","):
        first, _slash, last = piece.strip().partition("/")
        end: Moment | timedelta | None = None
        if last:
            end = length(last) if last.lstrip("+-").startswith("P") else _moment(last, tzid, False)
        found.append((_moment(first, tzid, as_day), end))
    return found


def length(text: str) -> timedelta:
    """A DURATION, such as "PT1H30M".

    Raises:
        ValueError: it can't be read.
    """
    found = vDDDTypes.from_ical(text.strip())
    if not isinstance(found, timedelta):
        raise ValueError(text)
    return found


def text(line: str) -> str:
    """A text without its escapes."""
    return Contentline(line).parts()[2].strip()


def texts(line: str) -> list[str]:
    """Every text in a list, such as CATEGORIES."""
    return split_on_unescaped_comma(value(line))


def _moment(written: str, tzid: str, as_day: bool) -> Moment:
    found = vDDDTypes.from_ical(written.strip().upper())
    if isinstance(found, datetime):
        zone = "UTC" if found.tzinfo else tzid
        moment = Moment(found.replace(tzinfo=None), zone=zone)
        if as_day:
            moment = Moment(datetime.combine(found.date(), time.min), is_day=True)
    elif isinstance(found, date):
        moment = Moment(datetime.combine(found, time.min), is_day=True)
    else:
        raise ValueError(written)
    if not EARLIEST <= moment.local.year <= LATEST:
        raise ValueError(written)
    return moment
