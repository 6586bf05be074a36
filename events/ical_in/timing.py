"""When one event is, and which dates its rule gives: all on one clock."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from events.ical_in.blocks import Block
from events.ical_in.rules import FAR, read_rule
from events.ical_in.values import Moment, length, moment, moments, value
from events.ical_in.zones import Zones
from events.local_time import local_of, utc_of, zone
from events.recurrence import Rule, expand, first_match

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LONGEST = timedelta(days=3660)
LONG_RUNNING = timedelta(days=20 * 366)  # an end further away is taken from UNTIL as it stands


@dataclass
class Timing:
    """Start, length and dates of an event.

    Attributes:
        guessed: whether the source gave no length, or none that can be.
        rule: without start; None for once.
        extra: loose starts with the length that they have of their own, or None.
        unread: lines with loose dates that can't be read.
    """

    start: datetime
    length: timedelta
    all_day: bool
    zone: str
    guessed: bool = False
    rule: Rule | None = None
    extra: dict[datetime, timedelta | None] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)

    def exists(self, local: datetime) -> bool:
        """Whether the clock ever shows it (it doesn't in the hour that summer time skips)."""
        return self.all_day or utc_of(local, self.zone) is not None

    def starts(self, before: datetime | None = None) -> Iterator[datetime]:
        """Every start that the rule gives before a moment, or the one start without a rule."""
        if self.rule is None:
            yield self.start
            return
        taken, horizon = 0, self.start + FAR
        for local in expand(self.rule, self.start, min(before or horizon, horizon)):
            if self.rule.count and taken == self.rule.count:
                return
            if self.exists(local):
                taken += 1
                yield local

    @property
    def ends(self) -> bool:
        """Whether there is a last date."""
        return self.rule is None or bool(self.rule.count or self.rule.until)

    def last(self) -> datetime | None:
        """The last start of the rule; UNTIL itself when that is decades away; None without end."""
        if not self.ends:
            return None
        until = self.rule.until if self.rule else None
        if until and until - self.start > LONG_RUNNING:
            return until
        last = self.start
        for start in self.starts():
            last = start
        return last


def read_timing(event: Block, zones: Zones) -> Timing:
    """When an event is. A start outside its rule counts as a date (RFC 5545 §3.8.5.3).

    Raises:
        ValueError: there is no start that can be read.
        Unrepeatable: the rule has no faithful form with us.
    """
    first = moment(event.line("DTSTART"))
    rules = [line for line in event.lines.get("RRULE", []) if value(line)]
    repeats = bool(rules)
    name = zones.of(first, repeats)
    timing = read_length(event, first, name, zones)
    for line in event.lines.get("RDATE", []):
        try:
            read = moments(line)
        except ValueError:
            timing.unread.append(line)
            continue
        for one, end in read:
            start = real(day_start(one, timing, zones), timing)
            timing.extra[start] = _length_until(end, start, timing, zones)
    if repeats:
        rule = read_rule(rules, timing.start, timing.all_day, name, zones)
        _add_rule(timing, rule)
    else:
        timing.start = real(timing.start, timing)
    timing.extra.pop(timing.start, None)
    return timing


def read_length(event: Block, first: Moment, name: str, zones: Zones) -> Timing:
    """Start and length alone, on the clock of zone `name`."""
    start = zones.local(first, name)
    found: timedelta | None = None
    try:
        if "DTEND" in event.lines:
            last = moment(event.line("DTEND"))
            found = zones.local(last, name) - start
        elif "DURATION" in event.lines:
            found = length(value(event.line("DURATION")))
    except (ValueError, OverflowError):
        found = timedelta(-1)
    least = DAY if first.is_day else HOUR
    guessed = (found is None and not first.is_day) or (
        found is not None
        and (found < timedelta() or found > LONGEST or (not found and not first.is_day))
    )
    taken = least if guessed or not found else found
    if first.is_day:
        taken = timedelta(days=max(1, -(-taken // DAY)))
    return Timing(start, taken, first.is_day, name, guessed)


def day_start(one: Moment, timing: Timing, zones: Zones) -> datetime:
    """A date or time on the clock of an activity; a day without a time gets the activity's."""
    local = zones.local(one, timing.zone)
    if timing.all_day:
        return (one.local if one.is_day else local).replace(hour=0, minute=0, second=0)
    if one.is_day:
        return datetime.combine(local.date(), timing.start.time())
    return local


def real(local: datetime, timing: Timing) -> datetime:
    """A time that summer time skips as the time it then is: 02:30 is 03:30 (RFC 5545 §3.3.5)."""
    if timing.exists(local):
        return local
    return local_of(local.replace(tzinfo=zone(timing.zone)).astimezone(UTC), timing.zone)


def _length_until(
    end: Moment | timedelta | None, start: datetime, timing: Timing, zones: Zones
) -> timedelta | None:
    if end is None or timing.all_day:
        return None
    own = end if isinstance(end, timedelta) else zones.local(end, timing.zone) - start
    return own if timedelta() < own <= LONGEST and own != timing.length else None


def _add_rule(timing: Timing, rule: Rule) -> None:
    begin = first_match(rule, timing.start)
    if begin == timing.start:
        timing.rule = rule
        return
    # The start is the first date, and counts, though the rule alone doesn't give it.
    if begin is not None and rule.count != 1:
        timing.extra[real(timing.start, timing)] = None
        timing.start, timing.rule = begin, rule
        if rule.count:
            rule.count -= 1
    else:
        timing.start = real(timing.start, timing)
