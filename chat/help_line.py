"""One sentence for who asks for help: when a worker is there, as far as anybody knows."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models.functions import Now
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.models import Site

from chat import roster
from chat.help_desk import workers
from chat.models import Lease
from chat.refusals import clock_words
from neighbourhoods.hours import open_state


@dataclass(frozen=True)
class Expected:
    """When somebody answers.

    Attributes:
        is_now: a worker is in and looking.
        is_known: whether anything says when; where it does not, other ways to reach us belong below it.
    """

    text: str
    is_now: bool = False
    is_known: bool = True


def expected(site: Site, now: datetime, asker_id: int | None) -> Expected:
    """Who is in counts first, then workers on the roster; where none stands on it, the hours of the
    centre. At most six queries.

    Args:
        asker_id: a worker who asks does not wait for themselves.
    """
    here = {user.pk for user in workers(site)} - {asker_id}
    leases = Lease.objects.filter(
        room__site=site, person__in=here, is_looking=True, expires__gt=Now()
    )
    if leases.exists():
        return Expected(_("Somebody who can help you is online now."), is_now=True)
    known = _by_roster(site, here, now) or _by_hours(site, now)
    unknown = _("Nobody who can help is online now. We can't say yet when somebody is.")
    return Expected(known or unknown, is_known=bool(known))


def _by_roster(site: Site, here: set[int], now: datetime) -> str:
    """The first turn of a worker; other hosts can't take the question."""
    for turn in roster.coming_at(site, now):
        if turn.host and turn.host.pk in here:
            words = {"name": turn.called, "ends": clock_words(turn.ends)}
            if turn.begins <= now:
                return _("%(name)s is there today until %(ends)s.") % words
            words |= {"day": _day(turn.begins, now), "begins": clock_words(turn.begins)}
            return _("%(name)s is there %(day)s from %(begins)s until %(ends)s.") % words
    return ""


def _by_hours(site: Site, now: datetime) -> str:
    door = open_state(site, now)
    if door.until:
        return _("Somebody is there today until %(ends)s.") % {"ends": clock_words(door.until)}
    if door.next_opening:
        words = {
            "day": _day(door.next_opening, now),
            "begins": clock_words(door.next_opening),
        }
        return capfirst(_("%(day)s from %(begins)s somebody is there again.") % words)
    return ""


def _day(moment: datetime, now: datetime) -> str:
    """ "today", "tomorrow" or "Thursday 3 December", by the calendar in the street."""
    local = timezone.localtime(moment)
    away = (local.date() - timezone.localdate(now)).days
    near = {0: pgettext("in a sentence", "today"), 1: pgettext("in a sentence", "tomorrow")}
    return near.get(away) or date_format(local, pgettext("a day in the room", "l j F"))
