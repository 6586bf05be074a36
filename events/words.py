"""Dates, times and repetition as people say them: "di 3 maart, 10.00–11.30 uur"."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from events.recurrence import DAILY, MONTHLY, WEEKLY, YEARLY, Rule, parse_rule


def day_words(day: date, today: date | None = None) -> str:
    """ "dinsdag 3 maart", with the year when it is not this one."""
    if today is None or day.year == today.year:
        return date_format(day, pgettext("day format", "l j F"))
    return date_format(day, pgettext("day format", "l j F Y"))


def short_day_words(day: date, today: date | None = None) -> str:
    """ "di 3 maart", with the year when it is not that of `today`."""
    if today is None or day.year == today.year:
        return date_format(day, pgettext("day format", "D j F"))
    return date_format(day, pgettext("day format", "D j F Y"))


def clock_words(moment: datetime | time) -> str:
    """ "10.00"."""
    return date_format(moment, pgettext("time format", "G:i"))


def time_words(start: datetime, end: datetime, all_day: bool = False) -> str:
    """ "10.00–11.30 uur", or until when on a later day. Both on the clock."""
    if all_day:
        last = (end - timedelta(days=1)).date()
        if last <= start.date():
            return _("all day")
        return _("all day, up to and including %(day)s") % {"day": short_day_words(last)}
    days = {"start": clock_words(start), "end": clock_words(end)}
    if end.date() > start.date() and end - start >= timedelta(hours=24):
        return _("%(start)s until %(day)s, %(end)s") % {
            **days,
            "day": short_day_words(end.date()),
        }
    return _("%(start)s–%(end)s") % days


def when_words(start: datetime, end: datetime, all_day: bool, today: date | None = None) -> str:
    """ "di 3 maart, 10.00–11.30 uur"."""
    day = short_day_words(start.date(), today)
    return _("%(day)s, %(time)s") % {"day": day, "time": time_words(start, end, all_day)}


def and_words(words: Iterable[str]) -> str:
    """ "maandag, dinsdag en vrijdag"."""
    *others, last = list(words)
    if not others:
        return last
    return _("%(words)s and %(last)s") % {
        "words": pgettext("between words", ", ").join(others),
        "last": last,
    }


def rule_words(text: str, start: datetime) -> str:
    """A repetition in words: "elke dinsdag en donderdag, tot en met 30 juni 2026". Empty for once."""
    if not text:
        return ""
    rule = parse_rule(text)
    words = {DAILY: _daily, WEEKLY: _weekly, MONTHLY: _monthly, YEARLY: _yearly}[rule.freq](
        rule, start
    )
    if rule.until:
        return _("%(rule)s, up to and including %(day)s") % {
            "rule": words,
            "day": date_format(rule.until, "j F Y"),
        }
    if rule.count:
        return ngettext("%(rule)s, %(times)d time", "%(rule)s, %(times)d times", rule.count) % {
            "rule": words,
            "times": rule.count,
        }
    return words


def _daily(rule: Rule, start: datetime) -> str:
    if rule.byday:
        return _("every %(days)s") % {"days": _days(rule)}
    if rule.interval == 1:
        return _("every day")
    return _("every %(number)d days") % {"number": rule.interval}


def _weekly(rule: Rule, start: datetime) -> str:
    days = _days(rule) or str(WEEKDAYS[start.weekday()])
    if rule.interval == 1 and len(rule.byday) == 7:
        return _("every day")
    if rule.interval == 1:
        return _("every %(days)s") % {"days": days}
    return _("every %(number)d weeks on %(days)s") % {"number": rule.interval, "days": days}


def _monthly(rule: Rule, start: datetime) -> str:
    which = _which_days(rule, start)
    if rule.interval == 1:
        return _("every month on %(which)s") % {"which": which}
    return _("every %(number)d months on %(which)s") % {"number": rule.interval, "which": which}


def _yearly(rule: Rule, start: datetime) -> str:
    if rule.bymonth or rule.byday or rule.bymonthday or rule.bysetpos:
        return _("every year, such as on %(day)s") % {"day": date_format(start, "j F")}
    if rule.interval == 1:
        return _("every year on %(day)s") % {"day": date_format(start, "j F")}
    return _("every %(number)d years on %(day)s") % {
        "number": rule.interval,
        "day": date_format(start, "j F"),
    }


def _which_days(rule: Rule, start: datetime) -> str:
    if rule.byday:
        places = rule.bysetpos or [None]
        return and_words(
            _place_of_day(day.index or place, str(WEEKDAYS[day.number]))
            for place in places
            for day in rule.byday
        )
    return and_words(
        _("the last day") if day == -1 else _("day %(number)d") % {"number": day}
        for day in rule.bymonthday or [start.day]
    )


def _place_of_day(place: int | None, day: str) -> str:
    shapes = {
        1: _("the first %(day)s"),
        2: _("the second %(day)s"),
        3: _("the third %(day)s"),
        4: _("the fourth %(day)s"),
        5: _("the fifth %(day)s"),
        -1: _("the last %(day)s"),
        -2: _("the last %(day)s but one"),
    }
    return shapes.get(place, _("every %(day)s")) % {"day": day}


def _days(rule: Rule) -> str:
    numbers = sorted({day.number for day in rule.byday})
    return and_words(str(WEEKDAYS[number]) for number in numbers) if numbers else ""
