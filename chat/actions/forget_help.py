"""What has a term around a help talk besides its words: who asked, who helped and who looked in."""

from datetime import datetime

from wagtail.models import ModelLogEntry

from chat.circles import set_door
from chat.models import HelpTalk, Member, Message, Room, RoomStatus
from chat.seats import stand_up
from chat.sequence import locked


def forget_help(room_id: int, before: datetime, now: datetime) -> None:
    """Forget everybody around a help talk without words that ended before `before`. One that nobody
    closed ends when its last word is gone: there is nothing left to answer. Twice is once."""
    if not HelpTalk.objects.filter(room=room_id).exclude(language="").exists():
        return
    with locked(room_id) as room:
        if Message.objects.filter(room=room).exists():
            return
        talk = HelpTalk.objects.get(room=room)
        if not talk.is_closed and talk.asked_at < before:
            talk.close(now)
            set_door(room, RoomStatus.CLOSED)
        elif talk.closed_at and talk.closed_at < before:
            _forget_people(talk, room)


def _forget_people(talk: HelpTalk, room: Room) -> None:
    """Only figures stay: what it was about, when it was asked, taken and closed. Not the language,
    which says much about who it was where few speak it."""
    for user_id in list(Member.objects.filter(room=room).values_list("person", flat=True)):
        stand_up(room, user_id)
    ModelLogEntry.objects.for_instance(talk).delete()
    talk.asker, talk.taken_by, talk.language = None, None, ""
    talk.save(update_fields=["asker", "taken_by", "language"])
