"""An account is erased: what somebody said is gone everywhere, an empty stone stays in each place."""

from datetime import datetime

from django.db.models import Q, QuerySet

from chat.actions.emptying import empty
from chat.circles import set_door
from chat.models import (
    HelpState,
    HelpTalk,
    Message,
    MessageState,
    Room,
    RoomKind,
    RoomStatus,
    Talk,
    TalkState,
)
from chat.publish import announce
from chat.sequence import locked


def erase_words(user_id: int, now: datetime) -> None:
    """Take back everything that `user_id` said, in the order of each room's other changes.

    A conversation stays with the other, who can't go on in it; what nobody sits in any more goes
    altogether. Of a help talk the worker's words go too: they are about who asked.
    """
    _forget_unanswered(user_id)
    spoke_in = Message.objects.filter(author=user_id).values_list("room", flat=True)
    asked_in = HelpTalk.objects.filter(asker=user_id).values_list("room", flat=True)
    talks_in = Talk.objects.filter(Q(first=user_id) | Q(second=user_id))
    rooms = {*spoke_in, *asked_in, *talks_in.values_list("room", flat=True)}
    for room_id in sorted(rooms):
        with locked(room_id) as room:
            _erase_in(room, user_id, now)


def _forget_unanswered(user_id: int) -> None:
    """Somebody who asked and has no answer: there is nobody to keep the words for."""
    asked = Talk.objects.filter(asker=user_id, state__in=[TalkState.ASKED, TalkState.DECLINED])
    Room.objects.filter(talk__in=asked).delete()


def _erase_in(room: Room, user_id: int, now: datetime) -> None:
    words = Message.objects.filter(room=room).exclude(state=MessageState.REMOVED)
    helped = HelpTalk.objects.filter(room=room, asker=user_id)
    if helped.exists():
        helped.exclude(state=HelpState.CLOSED).update(state=HelpState.CLOSED, closed_at=now)
        set_door(room, RoomStatus.CLOSED)
    else:
        words = words.filter(author=user_id)
        if room.kind == RoomKind.PRIVATE:
            open_talk = Talk.objects.filter(room=room, state=TalkState.OPEN)
            if open_talk.update(state=TalkState.ENDED):
                set_door(room, RoomStatus.CLOSED)
    _take_back(room, words)


def _take_back(room: Room, words: QuerySet[Message]) -> None:
    gone = list(words.order_by("seq"))
    if gone:
        empty(room, gone)
        announce(room, room.head)
