"""Take back one's own words: the content is gone at once, an empty stone stays in its place."""

from datetime import datetime

from django.db import transaction

from chat.access import Verb, may, may_remove
from chat.door import within
from chat.models import Message, MessageState, Room
from chat.models.message import WORDS
from chat.person import Person
from chat.publish import announce
from chat.quotes import touch_quoters
from chat.refusals import Refused
from chat.sequence import locked, next_number
from moderation.actions import hold_case, no_longer_waits


def remove(room: Room, person: Person, seq: int, now: datetime) -> Message:
    """Remove message `seq` of `room`, with all that hangs on it; doing it twice is doing it once.

    Raises:
        Refused: "gone", "not_yours", "too_late" or why this person may not come in.
    """
    with transaction.atomic():
        known = Message.objects.filter(room=room, seq=seq).first()
        if known:
            hold_case(known)
        return _remove(room, person, seq, now)


def _remove(room: Room, person: Person, seq: int, now: datetime) -> Message:
    with locked(room.pk) as current:
        if not (verdict := may(within(person, current), Verb.READ, current, now)):
            raise Refused.of(verdict)
        message = Message.objects.filter(room=current, seq=seq).first()
        if message is None:
            raise Refused("gone")
        if message.state == MessageState.REMOVED and person.wrote(message):
            return message
        if not (verdict := may_remove(person, message, now)):
            raise Refused(verdict.code)
        if message.state == MessageState.HELD:
            no_longer_waits(message, now)
        message.put_words("", "")
        message.state, message.rev = MessageState.REMOVED, next_number(current)
        message.save(update_fields=[*WORDS, "state", "rev"])
        for hung in (message.reactions, message.mentions, message.translations, message.pictures):
            hung.all().delete()
        touch_quoters(current, message)
        announce(current, current.head)
    return message
