"""Who sits in a closed circle. A seat (Member) is the only key to it; who loses it is shown out at once."""

from functools import partial

from django.db import transaction

from chat.models import Member, Room
from chat.publish import tell


def sit_down(room: Room, user_id: int, read_up_to: int | None = None) -> None:
    """Give a seat in `room`, which must come from `chat.sequence.locked`; what stands up to
    `read_up_to` counts as read (None: everything). Twice is once."""
    seq = room.head if read_up_to is None else read_up_to
    Member.objects.bulk_create(
        [Member(room=room, person_id=user_id, last_read_seq=seq)], ignore_conflicts=True
    )


def stand_up(room: Room, user_id: int) -> bool:
    """Take the seat away; open pages of this person hear it after the commit.

    Returns:
        Whether there was a seat.
    """
    gone, _each = Member.objects.filter(room=room, person_id=user_id).delete()
    hint = {"kind": "unseated", "room": room.pk, "user": user_id}
    transaction.on_commit(partial(tell, hint), robust=True)
    return bool(gone)


def sits(room: Room, user_id: int | None) -> bool:
    """Whether somebody has a seat."""
    return user_id is not None and Member.objects.filter(room=room, person_id=user_id).exists()
