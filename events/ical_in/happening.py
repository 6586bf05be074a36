"""Whether a rule gives a date at all, found out without expanding it."""

from calendar import monthrange
from datetime import date, datetime

from events.recurrence import MONTHLY, YEARLY, Rule, Weekday

PERIODS = 400  # months or years to look for a first date in; every calendar repeats by then


def happens(rule: Rule, start: datetime) -> bool:
    """Whether the rule gives a date at all; dateutil would search to the year 9999 for one."""
    if rule.freq not in (MONTHLY, YEARLY):
        return True
    needed = min((abs(position) for position in rule.bysetpos), default=1)
    step = rule.interval if rule.freq == MONTHLY else 12 * rule.interval
    for period in range(PERIODS):
        index = start.year * 12 + start.month - 1 + period * step
        months = [index] if rule.freq == MONTHLY else range(index // 12 * 12, index // 12 * 12 + 12)
        if sum(len(_days(rule, start, month)) for month in months) >= needed:
            return True
    return False


def _days(rule: Rule, start: datetime, index: int) -> list[int]:
    """The days that the rule's parts let through in a month, counted from the year 0."""
    year, month = 2000 + index // 12 % 400, index % 12 + 1  # the calendar repeats every 400 years
    yearly_day = rule.freq == YEARLY and not (rule.byday or rule.bymonthday)
    if rule.bymonth and month not in rule.bymonth:
        return []
    if yearly_day and not rule.bymonth and month != start.month:
        return []
    length = monthrange(year, month)[1]
    wanted = rule.bymonthday or ([] if rule.byday else [start.day])
    days = {day if day > 0 else length + 1 + day for day in wanted} or set(range(1, length + 1))
    in_year = rule.freq == YEARLY and not rule.bymonth
    return [
        day
        for day in days
        if 1 <= day <= length
        and (
            not rule.byday or any(_fits(one, date(year, month, day), in_year) for one in rule.byday)
        )
    ]


def _fits(weekday: Weekday, day: date, in_year: bool) -> bool:
    """Whether a day is that weekday, and the right one of its month, or of its year."""
    if weekday.number != day.weekday():
        return False
    if not weekday.index:
        return True
    if in_year:
        first, last = date(day.year, 1, 1), date(day.year, 12, 31)
    else:
        first = day.replace(day=1)
        last = day.replace(day=monthrange(day.year, day.month)[1])
    return weekday.index in ((day - first).days // 7 + 1, -((last - day).days // 7 + 1))
