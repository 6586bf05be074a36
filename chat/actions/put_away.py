"""Put a conversation away: out of the list until something new is said in it."""

from chat.models import Member, Room
from chat.person import Person
from chat.refusals import Refused


def put_away(room: Room, person: Person) -> None:
    """Out of sight for this person only.

    Raises:
        Refused: "not_found" when this person doesn't sit here.
    """
    _seat(room, person).update(put_away_at=room.head, last_read_seq=room.head)


def take_out(room: Room, person: Person) -> None:
    """Back in the list.

    Raises:
        Refused: "not_found" when this person doesn't sit here.
    """
    _seat(room, person).update(put_away_at=None)


def _seat(room: Room, person: Person):
    mine = Member.objects.filter(room=room, person_id=person.user_id)
    if not room.is_closed_circle or not mine.exists():
        raise Refused("not_found")
    return mine
