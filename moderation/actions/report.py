"""Anybody may say that something is not right."""

import uuid
from datetime import datetime

from django.db import transaction
from django.db.models import Model
from wagtail.log_actions import log

from moderation.actions.hold import hide_when_enough
from moderation.actions.open_case import case_of, put_in_queue
from moderation.actions.settle import hold_both
from moderation.models import Report
from moderation.registry import kind_of
from people.models import User


@transaction.atomic
def report(
    thing: Model, *, reason: str, words: str, reporter: User | None, key: uuid.UUID, now: datetime
) -> Report:
    """Keep a report about `thing` with what stood there, and put it in the queue. When the reports
    together are heavy enough, `thing` is hidden until a moderator looks.

    The same `key` twice is one report; somebody who reports the same thing again while their first
    report is open adds to that one.
    """
    known = Report.objects.filter(key=key).first()
    if known:
        return known
    case = hold_both(case_of(thing, now))
    known = Report.objects.filter(key=key).first()  # two taps at once: the other one was first
    if known:
        return known
    values = {
        "reason": reason,
        "words": words,
        "snapshot": kind_of(thing).describe(thing).as_snapshot(),
    }
    mine = case.reports.filter(reporter=reporter, decision=None).first() if reporter else None
    if mine:
        Report.objects.filter(pk=mine.pk).update(**values)
        hide_when_enough(case, now)
        return mine
    made = Report.objects.create(case=case, reporter=reporter, key=key, created_at=now, **values)
    put_in_queue(case, now)
    log(thing, "moderation.report", data={"reason": reason})
    hide_when_enough(case, now)
    return made
