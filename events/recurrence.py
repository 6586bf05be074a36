"""Repetition rules: the only place that knows django-recurrence.

`recurrence.Rule` is the data type. Its widget, its handling of starts and exceptions and its
dates in UTC are not used: a rule here has no start, and its UNTIL is a time on the local clock.
Only the parts that every calendar program understands are allowed (RFC 5545 §3.3.10).
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import takewhile

import recurrence
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from recurrence import DAILY, MO, MONTHLY, WEEKLY, YEARLY, Recurrence, Rule, Weekday

__all__ = [
    "DAILY",
    "MO",
    "MONTHLY",
    "WEEKLY",
    "YEARLY",
    "Rule",
    "RuleRefused",
    "Weekday",
    "expand",
    "first_match",
    "parse_rule",
    "rule_text",
    "rule_until",
    "rule_without",
]  # fmt: skip

FREQUENCIES = {"DAILY": DAILY, "WEEKLY": WEEKLY, "MONTHLY": MONTHLY, "YEARLY": YEARLY}
ALLOWED = {
    "FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST",
}  # fmt: skip
DAY = re.compile(r"^([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)$")
LEAP_YEAR = 2024


class RuleRefused(ValidationError):
    """This rule is not one of ours; the message says why, in words."""


def parse_rule(text: str) -> Rule:
    """The rule in `text`, such as "FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20260630T235959".

    Raises:
        RuleRefused: a part that is unknown, out of bounds, or can never happen.
    """
    parts = _parts(text)
    unknown = set(parts) - ALLOWED
    if unknown:
        raise RuleRefused(_("We cannot repeat by %(part)s.") % {"part": ", ".join(sorted(unknown))})
    if parts.get("FREQ") not in FREQUENCIES:
        raise RuleRefused(_("An activity can repeat by day, week, month or year."))
    if "COUNT" in parts and "UNTIL" in parts:
        raise RuleRefused(_("Choose a last day or a number of times, not both."))
    rule = Rule(
        FREQUENCIES[parts["FREQ"]],
        interval=_number(parts.get("INTERVAL", "1"), 1, 99),
        count=_number(parts["COUNT"], 1, 1000) if "COUNT" in parts else None,
        until=_until(parts["UNTIL"]) if "UNTIL" in parts else None,
        wkst=_weekday(parts["WKST"]).number if "WKST" in parts else None,
        byday=[_weekday(day) for day in _list(parts, "BYDAY")],
        bymonthday=[_number(day, -31, 31) for day in _list(parts, "BYMONTHDAY")],
        bymonth=[_number(month, 1, 12) for month in _list(parts, "BYMONTH")],
        bysetpos=[_number(position, -31, 31) for position in _list(parts, "BYSETPOS")],
    )
    _check(rule)
    return rule


def rule_text(rule: Rule) -> str:
    """The rule as text, always the same for the same rule. UNTIL is on the local clock."""
    bare = Rule(
        rule.freq,
        rule.interval,
        count=rule.count,
        **{name: getattr(rule, name) for name in ("byday", "bymonthday", "bymonth", "bysetpos")},
    )
    text = recurrence.serialize(bare).removeprefix("RRULE:")
    if rule.until:
        text += f";UNTIL={rule.until:%Y%m%dT%H%M%S}"
    if rule.wkst:
        text += f";WKST={Rule.weekdays[getattr(rule.wkst, 'number', rule.wkst)]}"
    return text


def expand(rule: Rule, start: datetime, before: datetime) -> Iterator[datetime]:
    """Every local start from `start` on and before `before`, in order; COUNT is left to the caller.

    Args:
        start, before: naive, on the local clock.
    """
    endless = Rule(rule.freq, rule.interval, rule.wkst, None, rule.until, **_by(rule))
    series = Recurrence(dtstart=start, rrules=[endless], include_dtstart=False)
    return takewhile(lambda moment: moment < before, iter(series.to_dateutil_rruleset(start)))


def rule_until(text: str, last: datetime) -> str:
    """The rule in `text`, ending with its start at `last`, whatever end it had."""
    rule = parse_rule(text)
    return rule_text(Rule(rule.freq, rule.interval, rule.wkst, None, last, **_by(rule)))


def rule_without(text: str, times: int) -> str:
    """The rule in `text` after its first `times` starts; the same when it does not count them."""
    rule = parse_rule(text)
    if rule.count is None:
        return text
    rest = max(1, rule.count - times)
    return rule_text(Rule(rule.freq, rule.interval, rule.wkst, rest, None, **_by(rule)))


def first_match(rule: Rule, start: datetime) -> datetime | None:
    """The first local start of the rule at or after `start`; None when there is none in ten years."""
    return next(expand(rule, start, start + timedelta(days=3660)), None)


def _by(rule: Rule) -> dict[str, list]:
    return {name: getattr(rule, name) for name in ("byday", "bymonthday", "bymonth", "bysetpos")}


def _parts(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for piece in text.strip().removeprefix("RRULE:").split(";"):
        name, equals, value = piece.partition("=")
        name = name.strip().upper()
        if not equals or not value.strip() or name in found:
            raise RuleRefused(_("We cannot read this repetition."))
        found[name] = value.strip().upper()
    return found


def _list(parts: dict[str, str], name: str) -> list[str]:
    values = [value.strip() for value in parts.get(name, "").split(",") if value.strip()]
    if len(values) > 31:
        raise RuleRefused(_("We cannot read this repetition."))
    return values


def _number(text: str, low: int, high: int) -> int:
    if not re.fullmatch(r"[+-]?[0-9]{1,4}", text) or not low <= int(text) <= high or int(text) == 0:
        raise RuleRefused(
            _("%(number)s is not a number from %(low)d to %(high)d.")
            % {"number": text[:20], "low": low, "high": high}
        )
    return int(text)


def _weekday(text: str) -> Weekday:
    match = DAY.match(text)
    if not match:
        raise RuleRefused(_("We cannot read this repetition."))
    ordinal, name = match.groups()
    return Weekday(Rule.weekdays.index(name), int(ordinal) if ordinal else None)


def _until(text: str) -> datetime:
    for shape in ("%Y%m%dT%H%M%S", "%Y%m%d"):
        try:
            found = datetime.strptime(text, shape)  # noqa: DTZ007 - on the local clock
        except ValueError:
            continue
        return found if "T" in text else found.replace(hour=23, minute=59, second=59)
    raise RuleRefused(_("We cannot read the last day of this repetition."))


def _check(rule: Rule) -> None:
    """Refuse what calendar programs read differently, and what never happens."""
    ordinals = any(day.index for day in rule.byday)
    monthly = rule.freq in (MONTHLY, YEARLY)
    if not monthly and (ordinals or rule.bysetpos or rule.bymonthday):
        raise RuleRefused(_("“The second Tuesday” and “the 15th” need a repetition by month."))
    if rule.freq == DAILY and rule.interval > 1 and (rule.byday or rule.bymonth):
        raise RuleRefused(_("We cannot read this repetition."))
    if rule.bysetpos and not (rule.byday or rule.bymonthday):
        raise RuleRefused(_("We cannot read this repetition."))
    if rule.bymonthday and not _day_exists(rule):
        raise RuleRefused(_("That day is in none of these months."))


def _day_exists(rule: Rule) -> bool:
    months = rule.bymonth or range(1, 13)
    longest = max(monthrange(LEAP_YEAR, month)[1] for month in months)
    return any(abs(day) <= longest for day in rule.bymonthday)
