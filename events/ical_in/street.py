"""An activity that a partner keeps on another clock, told by the clock in our street.

Our pages, forms and feeds know one clock. What it can't tell exactly is refused, never shown an hour
wrong in summer.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from events.ical_in.source import SourceActivity, SourceChange
from events.local_time import DEFAULT_ZONE, local_of, utc_end, utc_of
from events.recurrence import expand, parse_rule, rule_text

AHEAD = timedelta(days=20 * 366)  # of a repetition without end, that far every date is compared
MOST_DATES = 150  # of a repetition that becomes loose dates


class Elsewhere(Exception):
    """Our clock can't tell these dates; the argument is the zone."""


def on_our_clock(activity: SourceActivity) -> SourceActivity:
    """The same moments on the clock of DEFAULT_ZONE.

    A repetition stays one when both clocks differ as much on every date, as in London. Else its dates
    become loose ones, if it ends.

    Raises:
        Elsewhere: it goes on and on and our clock would need another rule in winter, or a moment
            falls in the second of two hours with the same name.
    """
    if activity.all_day or activity.zone == DEFAULT_ZONE:
        return activity
    clock = _Clock(activity.zone)
    dates = clock.dates_of(activity)
    shift = clock.shift(activity, dates) if activity.rule else None
    if shift is None:
        return _loose(activity, dates, clock)
    rule = parse_rule(activity.rule)
    if rule.until:
        rule.until += shift
    begun = {start: start + shift for start in dates}
    extra = {start: clock.ours(start) for start in activity.extra}
    return replace(
        activity,
        zone=DEFAULT_ZONE,
        start=activity.start + shift,
        rule=rule_text(rule),
        skipped=tuple(start + shift for start in activity.skipped),
        extra=tuple(extra.values()),
        changes=_changes(activity, begun | extra, activity.length, clock),
        last_end=activity.last_end and clock.ours_end(activity.last_end),
    )


class _Clock:
    """The clock of one zone beside ours."""

    def __init__(self, name: str) -> None:
        self.name = name

    def ours(self, local: datetime) -> datetime:
        """What our clock shows when theirs shows `local`."""
        moment = utc_of(local, self.name)
        found = moment and local_of(moment)
        if moment is None or found is None or utc_of(found) != moment:
            raise Elsewhere(self.name)
        return found

    def ours_end(self, local: datetime) -> datetime:
        """As `ours`, for an end: that may fall in an hour that comes twice or never."""
        return local_of(utc_end(local, timedelta(), self.name))

    def dates_of(self, activity: SourceActivity) -> list[datetime]:
        """Every start of the rule that their clock shows, as far as is compared; without, the one."""
        if not activity.rule:
            return [activity.start]
        rule = parse_rule(activity.rule)
        found: list[datetime] = []
        for local in expand(rule, activity.start, activity.start + AHEAD):
            if rule.count and len(found) == rule.count:
                break
            if utc_of(local, self.name) is not None:
                found.append(local)
        return found

    def shift(self, activity: SourceActivity, dates: list[datetime]) -> timedelta | None:
        """How much our clock is ahead at each start and end, always on the same day; None when that
        is not the same all along."""
        begun = self.ours_end(activity.start)
        shift = begun - activity.start
        for start in dates:
            end = start + activity.length
            same = self.ours_end(start) == start + shift and self.ours_end(end) == end + shift
            if not same or (start + shift).date() != start.date() or utc_of(start + shift) is None:
                return None
        return shift


def _loose(activity: SourceActivity, dates: list[datetime], clock: _Clock) -> SourceActivity:
    rule = parse_rule(activity.rule) if activity.rule else None
    if rule and (len(dates) > MOST_DATES or not (rule.count or rule.until)):
        raise Elsewhere(clock.name)
    left_out = {*activity.skipped}
    starts = sorted(start for start in {*dates, *activity.extra} if start not in left_out)
    begun = {start: clock.ours(start) for start in starts}
    own = {start: clock.ours_end(start + activity.length) - begun[start] for start in starts}
    length = own[starts[0]]
    changes = {change.original_start: change for change in activity.changes}
    for start in starts:  # the night in which one of the clocks changes
        if own[start] != length and start not in changes:
            changes[start] = SourceChange(start, start=start, length=activity.length)
    told = replace(
        activity, changes=tuple(changes[start] for start in sorted(changes) if start in begun)
    )
    first, *rest = sorted(begun.values())
    return replace(
        told,
        zone=DEFAULT_ZONE,
        start=first,
        length=length,
        rule="",
        extra=tuple(rest),
        skipped=(),
        changes=_changes(told, begun, length, clock),
        last_end=activity.last_end and clock.ours_end(activity.last_end),
    )


def _changes(
    activity: SourceActivity, begun: dict[datetime, datetime], length: timedelta, clock: _Clock
) -> tuple[SourceChange, ...]:
    found = []
    for change in activity.changes:
        original = begun.get(change.original_start) or clock.ours(change.original_start)
        if change.cancelled or change.start is None:
            found.append(SourceChange(original, cancelled=True))
            continue
        start = clock.ours(change.start)
        end = clock.ours_end(change.start + (change.length or activity.length))
        if (start, end - start) != (original, length):
            found.append(SourceChange(original, start=start, length=end - start))
    return tuple(sorted(found, key=lambda change: change.original_start))
