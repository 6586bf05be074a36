"""Erase old words for good. Who knows less than this starts anew: what is gone leaves no trace to read."""

from datetime import datetime

from chat.actions.emptying import empty
from chat.models import Message, MessageState
from chat.publish import announce
from chat.sequence import locked, next_number


def erase_before(room_id: int, before: datetime, most: int) -> int:
    """Erase up to `most` messages of the room that were said before `before`, oldest first; how many.

    Only from the beginning of the list: the first message that is younger ends it.
    """
    with locked(room_id) as room:
        oldest = Message.objects.filter(room=room).order_by("seq")[:most]
        gone = []
        for pk, created in oldest.values_list("pk", "created"):
            if created >= before:
                break
            gone.append(pk)
        if not gone:
            return 0
        Message.objects.filter(pk__in=gone).delete()
        room.floor = next_number(room)
        room.save(update_fields=["floor"])
        announce(room, room.floor)
    return len(gone)


def empty_covered_before(room_id: int, before: datetime, most: int) -> int:
    """Take the words from up to `most` covered messages of before `before`: a stone stays; how many."""
    with locked(room_id) as room:
        old = Message.objects.filter(room=room, state=MessageState.HIDDEN, created__lt=before)
        stones = list(old.order_by("seq")[:most])
        if stones:
            empty(room, stones)
            announce(room, room.head)
    return len(stones)
