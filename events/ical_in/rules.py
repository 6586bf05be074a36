"""A repetition of a partner in the parts that we allow, judged before anything is expanded."""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta

from events.ical_in.values import moment, value
from events.ical_in.zones import Zones
from events.recurrence import MONTHLY, YEARLY, Rule, RuleRefused, parse_rule, rule_text

FAR = timedelta(days=36525)  # as in `events.schedule`, which needs the models
LONGEST_RULE = 300  # as `EventPage.rule` holds
PERIODS = 400  # months or years to look for a first date in; every calendar repeats by then


class Unrepeatable(Exception):
    """This repetition has no faithful form with us; the argument is its text."""


def read_rule(lines: list[str], start: datetime, all_day: bool, zone: str, zones: Zones) -> Rule:
    """The rule in the RRULE lines of an event.

    Args:
        start: of the event, on the clock of `zone`.

    Raises:
        Unrepeatable: more than one, parts that we don't allow, or dates that never come.
    """
    raw = value(lines[0])
    if {value(line) for line in lines} != {raw}:
        raise Unrepeatable(raw)
    parts = _parts(raw)
    for name, own in (("BYHOUR", start.hour), ("BYMINUTE", start.minute), ("BYSECOND", 0)):
        if parts.get(name) in (str(own), f"{own:02d}"):
            del parts[name]
    if parts.get("RSCALE") == "GREGORIAN":
        del parts["RSCALE"]
    if parts.get("COUNT") == "-1":  # some programs' word for no number
        del parts["COUNT"]
    if parts.get("FREQ") == "DAILY" and "BYMONTHDAY" in parts and parts.get("INTERVAL", "1") == "1":
        parts["FREQ"] = "MONTHLY"  # the same days, in the form that programs agree on
    try:
        if "UNTIL" in parts:
            parts["UNTIL"] = _until(parts["UNTIL"], all_day, zone, zones)
        rule = parse_rule(";".join(f"{name}={part}" for name, part in parts.items()))
    except (RuleRefused, ValueError, OverflowError) as error:
        raise Unrepeatable(raw) from error
    if rule.until and rule.until > start + FAR:
        rule.until = None
    if len(rule_text(rule)) > LONGEST_RULE or not happens(rule, start):
        raise Unrepeatable(raw)
    return rule


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


def _fits(weekday, day: date, in_year: bool) -> bool:
    """Whether a day is that weekday, and the so-manieth of its month, or of its year."""
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


def _parts(raw: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for piece in raw.upper().split(";"):
        name, _equals, part = piece.partition("=")
        name, part = name.strip(), part.strip()
        if not part or name.startswith("X-"):
            continue
        if name in found:
            raise Unrepeatable(raw)
        found[name] = re.sub(r"\s", "", part)
    return found


def _until(text: str, all_day: bool, zone: str, zones: Zones) -> str:
    """The last moment on the clock of the activity, itself included (RFC 5545 §3.3.10)."""
    if re.fullmatch(r"[0-9]{8}(T[0-9]{6}Z?)?", text) and int(text[:4]) > 2190:
        text = "2190" + text[4:]  # for ever, as some programs write it
    last = moment(f"UNTIL:{text}")
    if last.is_day:
        return f"{last.local:%Y%m%d}T235959"
    local = zones.local(last, zone)
    if all_day:
        # Some write the midnight that begins the last day, in UTC; others any time on that day.
        day = local if local.time() == datetime.min.time() else last.local
        return f"{day:%Y%m%d}T235959"
    return f"{local:%Y%m%dT%H%M%S}"
