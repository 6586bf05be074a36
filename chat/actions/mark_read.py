"""Remember how far somebody has read."""

from chat.models import Member, Room
from chat.person import Person


def mark_read(room: Room, person: Person, seq: int) -> None:
    """Move the mark of `person` forward to `seq`; it never goes back. Nothing for who is no member,
    and in a closed circle nothing for who has no seat: reading gives none."""
    if person.user_id is None or not (person.is_member or room.is_closed_circle):
        return
    seq = min(seq, room.head)
    mine = Member.objects.filter(room=room, person_id=person.user_id)
    if mine.filter(last_read_seq__lt=seq).update(last_read_seq=seq) or room.is_closed_circle:
        return
    if mine.exists():
        return
    Member.objects.bulk_create(
        [Member(room=room, person_id=person.user_id, last_read_seq=seq)], ignore_conflicts=True
    )
