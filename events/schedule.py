"""When an activity is: start, length and repetition, and the dates that follow from them."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from events.local_time import DEFAULT_ZONE, start_of, utc_end, utc_of
from events.models.closure import ClosedDays
from events.recurrence import expand, parse_rule

FAR = timedelta(days=36525)  # an end that lies further away is no end


@dataclass(frozen=True)
class PlannedDate:
    """One date, on the clock and in UTC."""

    local_start: datetime
    start: datetime
    end: datetime
    is_extra: bool = False


@dataclass
class Plan:
    """What a schedule comes to.

    Attributes:
        dates: in order, up to the horizon.
        skipped: local starts of the rule that do not take place: closed, or not on the clock.
        closed: those of `skipped` that fall in a closed period.
        left_out: those of `skipped` that were named as days on which it does not take place.
        last_local: the last start of the rule; None when it goes on and on.
        is_cut: another series took over the rest.
    """

    dates: list[PlannedDate] = field(default_factory=list)
    skipped: list[datetime] = field(default_factory=list)
    closed: list[datetime] = field(default_factory=list)
    left_out: list[datetime] = field(default_factory=list)
    last_local: datetime | None = None
    is_cut: bool = False


@dataclass(frozen=True)
class Schedule:
    """Start and repetition, all on the clock of `zone`.

    Attributes:
        length: on the clock; whole days when `all_day`.
        rule: as `recurrence.parse_rule` reads it; empty for once.
        extra: other dates, as long as the first.
        not_on: starts of the rule that never take place (RFC 5545 EXDATE).
        ends_before: another series took over from this start on; None when none did.
    """

    start: datetime
    length: timedelta
    all_day: bool = False
    zone: str = DEFAULT_ZONE
    rule: str = ""
    skips_closures: bool = False
    extra: tuple[datetime, ...] = ()
    not_on: tuple[datetime, ...] = ()
    ends_before: datetime | None = None

    def plan(self, closures: ClosedDays, horizon: datetime) -> Plan:
        """Every date before `horizon` (naive), without those in `closures` if they are skipped.

        A number of times counts the dates that take place: ten lessons stay ten lessons. A day in
        `not_on` is not made up for (RFC 5545 §3.8.5.1).
        """
        plan = Plan(is_cut=self.ends_before is not None)
        if self.rule:
            self._follow_rule(plan, closures, horizon)
        elif self._is_ours(self.start) and (date := self._date(self.start)):
            plan.dates.append(date)
            plan.last_local = self.start
        known = {date.local_start for date in plan.dates}
        for start in self.extra:
            if (
                self._is_ours(start)
                and start not in known
                and (date := self._date(start, is_extra=True))
            ):
                known.add(start)
                plan.dates.append(date)
        plan.dates.sort(key=lambda date: date.start)
        return plan

    def _follow_rule(self, plan: Plan, closures: ClosedDays, horizon: datetime) -> None:
        rule = parse_rule(self.rule)
        ends = bool(rule.until or rule.count or self.ends_before)
        before = self.start + FAR if ends else self._beyond_closures(closures, horizon)
        taken, not_on = 0, set(self.not_on)
        for moment in expand(rule, self.start, before):
            if (rule.count and taken == rule.count) or not self._is_ours(moment):
                break
            date = self._date(moment)
            closed = self.skips_closures and moment.date() in closures
            if moment in not_on:
                taken += 1
                plan.skipped.append(moment)
                plan.left_out.append(moment)
                continue
            if closed or date is None:
                plan.skipped.append(moment)
                if closed:
                    plan.closed.append(moment)
                continue
            taken += 1
            if ends:
                plan.last_local = moment
            if moment < horizon:
                plan.dates.append(date)
        if plan.last_local:
            plan.skipped = [moment for moment in plan.skipped if moment < plan.last_local]
            plan.left_out = [moment for moment in plan.left_out if moment < plan.last_local]

    def _is_ours(self, local: datetime) -> bool:
        return self.ends_before is None or local < self.ends_before

    def _beyond_closures(self, closures: ClosedDays, horizon: datetime) -> datetime:
        """The horizon, or the last day that is left out: what is skipped doesn't depend on today."""
        left_out = [moment.date() for moment in self.not_on]
        if self.skips_closures:
            left_out += [last for _first, last in closures.periods]
        last = max(left_out, default=horizon.date())
        return horizon if last <= horizon.date() else datetime.combine(last, time.max)

    def _date(self, local: datetime, is_extra: bool = False) -> PlannedDate | None:
        """The date at `local`; None when the clock never shows it."""
        if self.all_day:
            start = start_of(local.date(), self.zone)
            end = start_of((local + self.length).date(), self.zone)
        else:
            moment = utc_of(local, self.zone)
            if moment is None:
                return None
            start, end = moment, utc_end(local, self.length, self.zone)
        return PlannedDate(local, start, end, is_extra)
