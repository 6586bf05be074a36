"""Which clock a time of a partner is on."""

from datetime import UTC, datetime, timedelta
from functools import cache
from typing import cast
from zoneinfo import available_timezones

from icalendar import Timezone
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from events.ical_in.happening import happens
from events.ical_in.values import Moment, value
from events.local_time import DEFAULT_ZONE, local_of, zone
from events.recurrence import YEARLY, RuleRefused, parse_rule

# Clocks that a VTIMEZONE under a name of its own is compared with before all others.
USUAL = (
    DEFAULT_ZONE, "Europe/London", "Europe/Athens", "UTC", "Europe/Istanbul", "Europe/Moscow",
    "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles",
)  # fmt: skip
LONGEST_NAME = 60  # as `EventPage.zone` holds
WINDOWS = {name.casefold(): iana for name, iana in WINDOWS_TO_OLSON.items()}


class Zones:
    """The clocks of one calendar.

    Attributes:
        unknown: names that nothing is known of; their times are taken as Amsterdam's.
        floating: whether a time came without any zone while the calendar names none.
        default: the clock that the calendar names for itself (X-WR-TIMEZONE), or empty.
    """

    def __init__(self, default: str, own: list[list[str]]) -> None:
        self.unknown: set[str] = set()
        self.floating = False
        self.default = known_zone(default) or ""
        self._own = own
        self._found: dict[str, str] = {}

    def of(self, moment: Moment, repeats: bool = False) -> str:
        """The zone that an activity with this start lives in."""
        if moment.is_day:
            return DEFAULT_ZONE
        if moment.zone == "UTC":
            if (
                repeats
            ):  # at the same UTC time in summer and winter, unless the calendar has a clock
                return self.default or "UTC"
            return DEFAULT_ZONE if _comes_once(moment) else "UTC"
        if moment.zone:
            return self._named(moment)
        if not self.default:
            self.floating = True
        return self.default or DEFAULT_ZONE

    def local(self, moment: Moment, name: str) -> datetime:
        """What the clock in zone `name` shows then; a day or a floating time stays as it is."""
        if moment.is_day or not moment.zone:
            return moment.local
        own = "UTC" if moment.zone == "UTC" else self._named(moment)
        if own == name:
            return moment.local
        return local_of(moment.local.replace(tzinfo=zone(own)), name)

    def _named(self, moment: Moment) -> str:
        tzid = moment.zone
        if tzid not in self._found:
            name = known_zone(tzid) or self._by_offsets(moment)
            if name is None:
                self.unknown.add(tzid)
            self._found[tzid] = name or DEFAULT_ZONE
        return self._found[tzid]

    def _by_offsets(self, moment: Moment) -> str | None:
        """The zone whose clock is, around then, the one that the calendar describes."""
        for lines in self._own:
            name = next((value(line) for line in lines if line.upper().startswith("TZID")), "")
            if name == moment.zone:
                break
        else:
            return None
        if not all(_is_yearly(line) for line in lines if line.upper().startswith("RRULE")):
            return None
        # Without its name: icalendar would remember it for every calendar after this one.
        bare = [line for line in lines if not line.upper().startswith("TZID")]
        bare.insert(1, "TZID:Europe/Amsterdam")
        try:
            component = cast(Timezone, Timezone.from_ical("\r\n".join(bare) + "\r\n"))
            described = component.to_tz(lookup_tzid=False)
            for name in (*USUAL, *sorted(_names().values())):
                if all(
                    described.utcoffset(local) == zone(name).utcoffset(local)
                    for local in _samples(moment.local)
                ):
                    return name
        except Exception:  # whatever icalendar and dateutil make of a broken zone
            return None
        return None


def known_zone(tzid: str) -> str | None:
    """The IANA name for `tzid`, which may be Windows' name or have a path before it.

    A zone whose clock is Amsterdam's is called that: feeds then carry the zone they describe.
    """
    tzid = tzid.strip().strip('"')
    if iana := WINDOWS.get(tzid.casefold()):
        return _as_ours(iana)
    pieces = tzid.strip("/").split("/")[-8:]
    for first in range(len(pieces)):
        name = _names().get("/".join(pieces[first:]).casefold())
        if name and len(name) <= LONGEST_NAME:
            return _as_ours(name)
    return None


@cache
def _names() -> dict[str, str]:
    return {name.casefold(): name for name in sorted(available_timezones())}


@cache
def _as_ours(name: str) -> str:
    if name in ("UTC", "Etc/UTC", "GMT", "Etc/GMT", "Zulu", "Etc/Zulu"):
        return "UTC"
    ours, theirs = zone(DEFAULT_ZONE), zone(name)
    first = datetime.fromisoformat("2010-01-01")  # on whatever clock
    moments = (first + timedelta(days=day) for day in range(0, 25 * 365, 3))
    same = all(ours.utcoffset(moment) == theirs.utcoffset(moment) for moment in moments)
    return DEFAULT_ZONE if same else name


def _is_yearly(line: str) -> bool:
    """Whether a summer time comes by a rule that ends when it is expanded."""
    parts = value(line).upper().split(";")
    try:
        rule = parse_rule(";".join(part for part in parts if not part.startswith("UNTIL")))
    except RuleRefused:
        return False
    return rule.freq == YEARLY and happens(rule, datetime.fromisoformat("2000-01-01"))


def _samples(local: datetime) -> list[datetime]:
    """Two years of noons: enough to tell one rule for summer time from another."""
    first = local.replace(hour=12, minute=0)
    return [first + timedelta(days=day) for day in range(0, 730, 3)]


def _comes_once(moment: Moment) -> bool:
    """Whether our clock tells this moment of UTC apart from every other."""
    aware = moment.local.replace(tzinfo=UTC)
    return aware.astimezone(zone()).fold == 0
