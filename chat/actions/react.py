"""Put one of the six reactions at a message, or take it away. Set to a value: twice is once."""

from datetime import datetime

from chat.access import Verb, may
from chat.door import within
from chat.limits import check_changes
from chat.models import Message, Reaction, ReactionKind, Room
from chat.person import Person
from chat.publish import announce
from chat.refusals import Refused
from chat.sequence import locked, next_number


def react(room: Room, person: Person, seq: int, kind: str, on: bool, now: datetime) -> Message:
    """Let `person` have reaction `kind` at message `seq`, or not.

    Raises:
        Refused: "gone", "bad_frame" for a seventh reaction, or why this person may not talk here.
    """
    if kind not in ReactionKind.values:
        raise Refused("bad_frame")
    with locked(room.pk) as current:
        person = within(person, current)
        if not (verdict := may(person, Verb.SEND, current, now)):
            raise Refused.of(verdict)
        message = Message.objects.filter(room=current, seq=seq).first()
        if message is None or not message.is_visible:
            raise Refused("gone")
        mine = Reaction.objects.filter(message=message, kind=kind, **_whose(person))
        if mine.exists() == on:
            return message
        check_changes(person, current, now)
        if on:
            Reaction.objects.create(message=message, kind=kind, **_whose(person))
        else:
            mine.delete()
        message.rev, message.is_dressed = next_number(current), True
        message.save(update_fields=["rev", "is_dressed"])
        announce(current, message.rev)
    return message


def _whose(person: Person) -> dict[str, int | None]:
    """The field that says whose a reaction is: somebody with an account, or a guest."""
    if person.user_id is not None:
        return {"person_id": person.user_id}
    return {"guest_id": person.guest_id}
