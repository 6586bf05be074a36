"""Answer a neighbour who wants to talk: yes, or no without a word."""

from datetime import datetime

from chat.circles import set_door
from chat.models import Block, Room, RoomStatus, Talk, TalkState
from chat.person import Person
from chat.refusals import Refused
from chat.seats import sit_down
from chat.sequence import locked


def accept_talk(room: Room, person: Person, now: datetime) -> Room:
    """Sit down with who asked. Twice is once.

    Raises:
        Refused: "not_found" when nobody asked this person here.
    """
    with locked(room.pk) as current:
        talk = _asked(current, person)
        if talk.state != TalkState.OPEN:
            open_talk(talk, current, now)
        sit_down(current, person.user_id or 0)
    return current


def decline_talk(room: Room, person: Person, now: datetime) -> None:
    """Don't. Who asked sees that there is no answer yet, now and later.

    Raises:
        Refused: "not_found" when nobody asked this person here.
    """
    with locked(room.pk) as current:
        talk = _asked(current, person)
        if talk.state == TalkState.ASKED:
            talk.state, talk.answered_at = TalkState.DECLINED, now
            talk.save(update_fields=["state", "answered_at"])


def open_talk(talk: Talk, room: Room, now: datetime) -> None:
    """From now on both may talk; `room` must be locked."""
    talk.state, talk.answered_at = TalkState.OPEN, now
    talk.save(update_fields=["state", "answered_at"])
    set_door(room, RoomStatus.OPEN)


def _asked(room: Room, person: Person) -> Talk:
    """The conversation in which `person` was asked and has not blocked who asked."""
    talk = Talk.objects.filter(room=room).first()
    if talk is None or person.user_id is None or not person.is_member:
        raise Refused("not_found")
    other = talk.other_than(person.user_id)
    accepted = talk.state == TalkState.OPEN and person.user_id in {talk.first_id, talk.second_id}
    if not (talk.waits_for(person.user_id) or accepted):
        raise Refused("not_found")
    if Block.objects.filter(site=room.site_id, blocker=person.user_id, blocked=other).exists():
        raise Refused("not_found")
    return talk
