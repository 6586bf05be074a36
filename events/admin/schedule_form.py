"""The plain questions about when: no rule in sight, every answer in words."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from events.local_time import DEFAULT_ZONE, utc_of
from events.models.closure import ClosedDays
from events.recurrence import (
    MONTHLY,
    WEEKLY,
    Rule,
    Weekday,
    first_match,
    parse_rule,
    rule_text,
)
from events.schedule import Schedule
from events.words import day_words, rule_words
from neighbourhoods.typed_time import ClockField, DayField

ONCE, WEEK, WEEKS, MONTH, LOOSE, KEEP = "once", "week", "weeks", "month", "loose", "keep"
REPEATS = [
    (ONCE, gettext_lazy("Once")),
    (WEEK, gettext_lazy("Every week")),
    (WEEKS, gettext_lazy("Every so many weeks")),
    (MONTH, gettext_lazy("Every month")),
    (LOOSE, gettext_lazy("On loose days: fill them in below, under “Extra days”")),
]
ENDS = [
    ("never", gettext_lazy("It goes on")),
    ("until", gettext_lazy("Up to and including a day")),
    ("times", gettext_lazy("After a number of times")),
]
WHICH = [
    ("day", gettext_lazy("a day with a number, such as the 15th")),
    ("1", gettext_lazy("the first …")),
    ("2", gettext_lazy("the second …")),
    ("3", gettext_lazy("the third …")),
    ("4", gettext_lazy("the fourth …")),
    ("-1", gettext_lazy("the last …")),
]
DAYS = [(str(number), name) for number, name in WEEKDAYS.items()]
LONGEST = timedelta(days=31)
FARTHEST = timedelta(days=3660)


class ScheduleForm(forms.Form):
    """Start, end and repetition. `schedule` holds the answer, `notes` what we changed, in words.

    Attributes:
        draft: while true, the first day may still be empty.
    """

    first_day = DayField(label=gettext_lazy("First day"))
    all_day = forms.BooleanField(label=gettext_lazy("All day"), required=False)
    first_time = ClockField(label=gettext_lazy("From"), required=False)
    last_time = ClockField(label=pgettext_lazy("time", "Until"), required=False)
    last_day = DayField(
        label=gettext_lazy("Ends on another day"),
        required=False,
        help_text=gettext_lazy("Only when it goes on after midnight, or lasts several days."),
    )
    repeats = forms.ChoiceField(
        label=gettext_lazy("How often?"), choices=REPEATS, widget=forms.RadioSelect, initial=ONCE
    )
    every = forms.IntegerField(
        label=gettext_lazy("Once in how many weeks?"),
        required=False,
        min_value=2,
        max_value=99,
        initial=2,
    )
    weekdays = forms.MultipleChoiceField(
        label=gettext_lazy("On which days?"),
        choices=DAYS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    month_which = forms.ChoiceField(
        label=gettext_lazy("On which day of the month?"),
        choices=WHICH,
        required=False,
        initial="day",
    )
    month_weekday = forms.ChoiceField(
        label=gettext_lazy("Weekday"), choices=DAYS, required=False, initial=DAYS[0][0]
    )
    month_day = forms.IntegerField(
        label=gettext_lazy("Number of the day"), required=False, min_value=1, max_value=31
    )
    ends = forms.ChoiceField(
        label=gettext_lazy("Until when?"),
        choices=ENDS,
        required=False,
        widget=forms.RadioSelect,
        initial="never",
    )
    until = DayField(
        label=gettext_lazy("Last day"),
        required=False,
        help_text=gettext_lazy("On this day it still takes place."),
    )
    times = forms.IntegerField(
        label=gettext_lazy("Number of times"), required=False, min_value=1, max_value=1000
    )
    skips_closures = forms.BooleanField(
        label=gettext_lazy("Not in holidays and other closed periods"), required=False
    )

    def __init__(
        self,
        *args,
        closures: ClosedDays | None = None,
        kept_rule: str = "",
        zone: str = DEFAULT_ZONE,
        **kwargs,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.closures = closures or ClosedDays()
        self.zone = zone
        self.kept_rule = kept_rule
        self.draft = False
        self.schedule: Schedule | None = None
        self.notes: list[str] = []
        if kept_rule:
            # "Every week" says its day by the first one; a form that was only sent has no need of it.
            first = self.initial.get("first_day") or date(2026, 1, 1)
            words = rule_words(kept_rule, datetime.combine(first, time.min))
            self.fields["repeats"].choices = [
                *REPEATS,
                (KEEP, _("As it is: %(rule)s") % {"rule": words}),
            ]

    def full_clean(self) -> None:
        """A draft may lack its first day."""
        self.fields["first_day"].required = not self.draft
        super().full_clean()

    def clean(self) -> dict:
        """Turn the answers into a schedule, or say at each answer what is wrong."""
        data = super().clean() or {}
        if self.errors or not data.get("first_day"):
            return data
        start, length = self._time(data)
        rule = self._rule(data, start) if start else None
        if not self.errors and start and length:
            self._settle(start, length, rule, data)
        return data

    def _time(self, data: dict) -> tuple[datetime | None, timedelta | None]:
        first, last = data["first_day"], data.get("last_day") or data["first_day"]
        if last < first:
            self.add_error("last_day", _("This is before the first day."))
            return None, None
        if data.get("all_day"):
            start = datetime.combine(first, time.min)
            length = timedelta(days=(last - first).days + 1)
        else:
            if not data.get("first_time"):
                self.add_error("first_time", _("At what time does it begin? Or tick “All day”."))
                return None, None
            start = datetime.combine(first, data["first_time"])
            end_time = data.get("last_time")
            end = datetime.combine(last, end_time) if end_time else start + timedelta(hours=1)
            length = end - start
        if length <= timedelta(0):
            self.add_error(
                "last_time",
                _(
                    "This is not later than the start. Does it go on after midnight? "
                    "Then fill in “Ends on another day”."
                ),
            )
        elif length > LONGEST:
            self.add_error("last_day", _("An activity can last 31 days at most."))
        elif utc_of(start, self.zone) is None:
            self.add_error(
                "first_time", _("That night the clock goes forward. This time does not exist.")
            )
        return start, length

    def _rule(self, data: dict, start: datetime) -> Rule | None:
        repeats = data["repeats"]
        if repeats == KEEP and self.kept_rule:
            return parse_rule(self.kept_rule)
        if repeats in (WEEK, WEEKS):
            days = data.get("weekdays") or [str(start.weekday())]
            rule = Rule(
                WEEKLY,
                interval=(data.get("every") or 2) if repeats == WEEKS else 1,
                byday=[Weekday(int(day)) for day in sorted(days)],
            )
        elif repeats == MONTH:
            rule = self._month_rule(data, start)
        else:
            return None
        self._end(rule, data, start)
        return rule

    def _month_rule(self, data: dict, start: datetime) -> Rule:
        which = data.get("month_which") or "day"
        if which == "day":
            return Rule(MONTHLY, bymonthday=[data.get("month_day") or start.day])
        weekday = data.get("month_weekday") or str(start.weekday())
        return Rule(MONTHLY, byday=[Weekday(int(weekday), int(which))])

    def _end(self, rule: Rule, data: dict, start: datetime) -> None:
        ends = data.get("ends") or "never"
        if ends == "times":
            rule.count = data.get("times")
            if not rule.count:
                self.add_error("times", _("How many times?"))
        elif ends == "until":
            until = data.get("until")
            if not until:
                self.add_error("until", _("What is the last day?"))
            elif until < start.date():
                self.add_error("until", _("This is before the first day."))
            elif until - start.date() > FARTHEST:
                self.add_error("until", _("This is more than ten years away."))
            else:
                rule.until = datetime.combine(until, time(23, 59, 59))

    def _settle(self, start: datetime, length: timedelta, rule: Rule | None, data: dict) -> None:
        if rule:
            first = first_match(rule, start)
            if first is None:
                self.add_error("until", _("There is no such day before the last day."))
                return
            if first != start:
                self.notes.append(
                    _("%(day)s is not in the repetition. The first time is %(first)s.")
                    % {"day": day_words(start).capitalize(), "first": day_words(first)}
                )
            start = first
        self.schedule = Schedule(
            start=start,
            length=length,
            all_day=bool(data.get("all_day")),
            zone=self.zone,
            rule=rule_text(rule) if rule else "",
            skips_closures=bool(rule and data.get("skips_closures")),
        )
        if rule and not self.schedule.plan(self.closures, start + FARTHEST / 5).dates:
            self.schedule = None
            self.add_error(
                "skips_closures", _("All these days are in closed periods. No date is left.")
            )


def answers_of(
    start: datetime | None,
    length: timedelta,
    all_day: bool,
    rule_in_words: str,
    skips_closures: bool,
    has_extra: bool,
) -> tuple[dict, str]:
    """The answers that lead to what is stored, and the rule to keep when no answer can say it."""
    answers: dict = {"all_day": all_day, "skips_closures": skips_closures}
    if start:
        answers |= _time_answers(start, length, all_day)
    if not rule_in_words:
        return answers | {"repeats": LOOSE if has_extra else ONCE}, ""
    rule = parse_rule(rule_in_words)
    repeats = _rule_answers(rule)
    if repeats is None:
        return answers | {"repeats": KEEP}, rule_in_words
    if rule.until:
        repeats |= {"ends": "until", "until": rule.until.date()}
    elif rule.count:
        repeats |= {"ends": "times", "times": rule.count}
    return answers | repeats, ""


def _time_answers(start: datetime, length: timedelta, all_day: bool) -> dict:
    end = start + length
    last_day = (end - timedelta(days=1) if all_day else end).date()
    answers: dict = {
        "first_day": start.date(),
        "last_day": last_day if last_day != start.date() else None,
    }
    return answers if all_day else answers | {"first_time": start.time(), "last_time": end.time()}


def _rule_answers(rule: Rule) -> dict | None:
    """Answers for a rule that the form can say, else None."""
    plain = not (rule.bymonth or rule.bysetpos)
    if rule.freq == WEEKLY and plain and rule.byday and not rule.wkst:
        days = {"weekdays": [str(day.number) for day in rule.byday]}
        if rule.interval == 1:
            return {"repeats": WEEK, **days}
        return {"repeats": WEEKS, "every": rule.interval, **days}
    if rule.freq != MONTHLY or not plain or rule.interval != 1:
        return None
    if len(rule.bymonthday) == 1 and rule.bymonthday[0] > 0 and not rule.byday:
        return {"repeats": MONTH, "month_which": "day", "month_day": rule.bymonthday[0]}
    if len(rule.byday) == 1 and not rule.bymonthday and rule.byday[0].index in (1, 2, 3, 4, -1):
        day = rule.byday[0]
        return {
            "repeats": MONTH,
            "month_which": str(day.index),
            "month_weekday": str(day.number),
        }
    return None


def loose_starts(data, start: datetime, prefix: str) -> Iterable[datetime]:
    """The loose days in the raw data of the page's form, as far as they can be read."""
    day_field, time_field = DayField(), ClockField(required=False)
    total = data.get(f"{prefix}-TOTAL_FORMS", "0")
    for number in range(min(int(total), 500) if total.isdigit() else 0):
        row = f"{prefix}-{number}"
        if data.get(f"{row}-DELETE"):
            continue
        try:
            day = day_field.clean(data.get(f"{row}-day"))
            yield datetime.combine(day, time_field.clean(data.get(f"{row}-time")) or start.time())
        except ValidationError:
            continue
