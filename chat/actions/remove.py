"""Take back one's own words: the content is gone at once, an empty stone stays in its place."""

from datetime import datetime

from chat.access import Verb, may, may_remove
from chat.actions.emptying import empty
from chat.door import within
from chat.models import Message, MessageState, Room
from chat.person import Person
from chat.publish import announce
from chat.refusals import Refused
from chat.sequence import locked
from moderation.actions import hold_case, no_longer_waits


def remove(room: Room, person: Person, seq: int, now: datetime) -> Message:
    """Remove message `seq` of `room`, with all that hangs on it; doing it twice is doing it once.

    Raises:
        Refused: "gone", "not_yours", "too_late" or why this person may not come in.
    """
    with locked(room.pk) as current:
        if not (verdict := may(within(person, current), Verb.READ, current, now)):
            raise Refused.of(verdict)
        message = Message.objects.filter(room=current, seq=seq).first()
        if message is None:
            raise Refused("gone")
        if message.state == MessageState.REMOVED and person.wrote(message):
            return message
        if not (verdict := may_remove(person, message, now)):
            raise Refused.of(verdict)
        hold_case(message)
        if message.state == MessageState.HELD:
            no_longer_waits(message, now)
        empty(current, [message])
        announce(current, current.head)
    return message
