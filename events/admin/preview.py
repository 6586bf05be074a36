"""The next dates in words, before anything is saved."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.admin.schedule_form import ScheduleForm, loose_starts
from events.local_time import local_of
from events.models.closure import ClosedDays
from events.querysets import horizon
from events.recurrence import RuleRefused
from events.schedule import Schedule
from events.words import rule_words, when_words

SHOWN = 8


@dataclass
class Preview:
    """What a schedule comes to, in sentences.

    Attributes:
        summary: the repetition in words.
        dates: the next ones.
        more: how many there are after those.
        notes: what we changed or left out.
        errors: what is wrong.
    """

    summary: str = ""
    dates: list[str] = field(default_factory=list)
    more: str = ""
    notes: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def preview_of(schedule: Schedule, closures: ClosedDays, now: datetime) -> Preview:
    """The next dates of a schedule."""
    plan = schedule.plan(closures, horizon(now))
    today = local_of(now, schedule.zone).date()
    coming = [date for date in plan.dates if date.end > now] or plan.dates
    words = partial(when_words, all_day=schedule.all_day, today=today)
    shown = Preview(
        summary=rule_words(schedule.rule, schedule.start).capitalize() or _("Once"),
        dates=[
            words(local_of(date.start, schedule.zone), local_of(date.end, schedule.zone))
            for date in coming[:SHOWN]
        ],
    )
    if schedule.extra and not schedule.rule:
        shown.summary = _("On loose days")
    rest = len(coming) - SHOWN
    if schedule.rule and plan.last_local is None:
        shown.more = _("And so on.")
    elif rest > 0:
        shown.more = ngettext("And %(n)d more.", "And %(n)d more.", rest) % {"n": rest}
    skipped = len([moment for moment in plan.closed if moment.date() >= today])
    if skipped:
        shown.notes.append(
            ngettext(
                "%(n)d date falls in a closed period and is left out.",
                "%(n)d dates fall in a closed period and are left out.",
                skipped,
            )
            % {"n": skipped}
        )
    if coming and coming[0].end <= now:
        shown.notes.append(_("All these dates are over."))
    return shown


def preview_of_form(form: ScheduleForm, data, now: datetime) -> Preview:
    """The next dates of answers that are not saved yet; what is wrong when they don't fit."""
    if not form.is_valid():
        return Preview(
            errors=[
                f"{form.fields[name].label}: {message}"
                for name, messages in form.errors.items()
                for message in messages
                if name in form.fields
            ]
        )
    found = form.schedule
    if found is None:
        return Preview()
    extra = tuple(loose_starts(data, found.start, "extra_dates"))
    not_on = tuple(loose_starts(data, found.start, "skipped_dates"))
    whole = Schedule(**{**found.__dict__, "extra": extra, "not_on": not_on})
    shown = preview_of(whole, form.closures, now)
    shown.notes = form.notes + shown.notes
    return shown


def preview_of_page(page, form) -> Preview:
    """The next dates of the page in the form: as typed when it came back, else as stored."""
    now = timezone.now()
    if form.is_bound:
        return preview_of_form(form.schedule_form, form.data, now)
    if page.start_local is None:
        return Preview()
    try:
        return preview_of(page.schedule(), form.schedule_form.closures, now)
    except RuleRefused as error:
        return Preview(errors=error.messages)
