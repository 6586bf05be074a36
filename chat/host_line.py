"""One sentence about who receives people: who is here until when, or who comes next."""

from datetime import datetime

from django.utils.translation import gettext as _

from chat import roster
from chat.models import Room
from chat.presence import Presence
from chat.refusals import clock_words, moment_words


def host_line(room: Room, presence: Presence, now: datetime) -> str:
    """ "Els pours the coffee until 16.00", "Els comes again Thursday …", or nothing to say. Two queries."""
    turns = roster.coming(room, now)
    here = {seat.card.id for seat in presence.seats}
    on_duty = [turn for turn in turns if turn.begins <= now]
    for turn in sorted(on_duty, key=lambda turn: f"u{turn.host.pk}" not in here):
        words = {"name": turn.called, "clock": clock_words(turn.ends)}
        if f"u{turn.host.pk}" in here:
            return _("%(name)s pours the coffee until %(clock)s.") % words
        return _("%(name)s is host until %(clock)s, and comes in now and then.") % words
    if any(seat.card.is_host for seat in presence.seats) or not turns:
        return ""
    following = turns[0]
    words = {"name": following.called, "when": moment_words(following.begins, now)}
    return _("%(name)s is here %(when)s.") % words
