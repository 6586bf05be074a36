"""What happens when nobody decides. Every step is taken once, however often and by however many this runs."""

import logging
from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from moderation.actions.close_case import close_case
from moderation.actions.settle import CannotDecide, hold_both, settle
from moderation.actions.tell import tell_author, tell_team
from moderation.models import Basis, Case, Objection, Verdict
from moderation.terms import ESCALATE_AFTER, REMIND_AFTER, SHOW_AFTER
from moderation.worries import worry_in
from people.roles import Role

log = logging.getLogger("rosa.moderation")

AT_ONCE = 200
CARERS = (Role.WORKER, Role.MANAGER)


def keep_time(now: datetime) -> int:
    """Take every step whose time has come; how many."""
    held = Case.objects.exclude(hold="")
    waits = Case.objects.filter(awaits_approval=True).annotate(
        since=Coalesce(F("waits_since"), F("opened_at"))
    )
    late = held.filter(held_at__lte=now - REMIND_AFTER, reminded_at=None)
    older = held.filter(held_at__lte=now - ESCALATE_AFTER, escalated_at=None)
    long = waits.filter(since__lte=now - ESCALATE_AFTER, escalated_at=None)
    return (
        _each(late, remind, now)
        + _each(older | held.exclude(hold=Basis.URGENT), put_back_or_escalate, now)
        + _each(long, escalate_waiting, now)
        + _each(waits.filter(since__lte=now - SHOW_AFTER), show_in_time, now)
        + _remind_of_objections(now)
    )


def remind(case: Case, now: datetime) -> bool:
    """Four hours hidden: moderators hear of it; with something urgent, welfare workers too."""
    if not case.hold or case.reminded_at or now < case.held_at + REMIND_AFTER:
        return False
    case.reminded_at = now
    case.save(update_fields=["reminded_at"])
    roles = (Role.MODERATOR, *CARERS) if case.hold == Basis.URGENT else (Role.MODERATOR,)
    tell_team(case, "moderation/mail/remind.txt", roles, now)
    return True


def put_back_or_escalate(case: Case, now: datetime) -> bool:
    """What nobody decided about comes back; until then, after a day, welfare workers hear of it."""
    if not case.hold:
        return False
    if case.put_back_at and case.put_back_at <= now:
        return _put_back(case, now)
    if case.escalated_at or now < case.held_at + ESCALATE_AFTER:
        return False
    case.escalated_at = now
    case.save(update_fields=["escalated_at"])
    tell_team(case, "moderation/mail/remind.txt", CARERS, now)
    return True


def _put_back(case: Case, now: datetime) -> bool:
    """Silence must not censor. Reports stay open for a moderator, but hide it no more."""
    if case.is_hidden:
        made = settle(case, Verdict.RESTORE, basis=Basis.CLOCK, now=now)
        tell_author(case, made, now)
    case.let_go()
    case.score_from = now
    case.save()
    return True


def escalate_waiting(case: Case, now: datetime) -> bool:
    """A day without an answer: welfare workers hear of it."""
    if not case.awaits_approval or case.escalated_at or now < _since(case) + ESCALATE_AFTER:
        return False
    case.escalated_at = now
    case.save(update_fields=["escalated_at"])
    tell_team(case, "moderation/mail/remind.txt", CARERS, now)
    return True


def show_in_time(case: Case, now: datetime) -> bool:
    """Two days without an answer: it is shown, unless a word in it worries, somebody reported it, or
    neighbours had doubts."""
    if not case.awaits_approval or now < _since(case) + SHOW_AFTER or case.thing is None:
        return False
    if case.needs_moderator or case.reports.filter(decision=None).exists():
        return False
    if worry_in(case.what.describe(case.thing), case.site):
        return False
    try:
        made = settle(case, Verdict.APPROVE, basis=Basis.CLOCK, now=now)
    except CannotDecide:
        return False  # its author was quicker
    close_case(case, made, now)
    tell_author(case, made, now)
    return True


def _since(case: Case) -> datetime:
    return case.waits_since or case.opened_at


def _each(cases: QuerySet, step: Callable[[Case, datetime], bool], now: datetime) -> int:
    done = 0
    for case in cases.order_by("pk").distinct():
        try:
            with transaction.atomic():
                done += step(hold_both(case), now)
        except Exception:  # one that fails does not stop the clocks of the others
            log.exception("a clock of moderation failed", extra={"case": case.pk})
    return done


def _remind_of_objections(now: datetime) -> int:
    """A day before an answer is due, and once only: whoever may answer hears of it."""
    near = Q(due_at__lte=now + ESCALATE_AFTER, reminded_at=None)
    done = 0
    for objection in Objection.objects.open().filter(near).select_related("site")[:AT_ONCE]:
        with transaction.atomic():
            mine = Objection.objects.open().filter(near, pk=objection.pk)
            if mine.update(reminded_at=now):
                tell_team(objection, "moderation/mail/objection_due.txt", _ALL, now)
                done += 1
    return done


_ALL = (Role.MODERATOR, *CARERS)
