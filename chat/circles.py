"""What all closed circles share: a room without a name for others, and a state that all in it see."""

from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Site

from chat.models import GuestAccess, Room, RoomKind, RoomStatus
from chat.publish import announce
from chat.sequence import next_number


def new_circle(site: Site, kind: RoomKind) -> Room:
    """A room that nobody knows of until somebody is given a seat."""
    with override("nl"):
        name = _("Help talk") if kind == RoomKind.HELP else _("Conversation")
    return Room.objects.create(site=site, kind=kind, name=name, guests=GuestAccess.OUT)


def set_door(room: Room, status: RoomStatus) -> None:
    """Open or shut the room for new words, in the order of its changes; `room` must be locked."""
    if room.status == status:
        return
    room.status, room.rev = status, next_number(room)
    room.save(update_fields=["status", "rev"])
    announce(room, room.rev)


def stir(room: Room) -> None:
    """Something about the room itself changed that open pages should ask for; `room` must be locked."""
    room.rev = next_number(room)
    room.save(update_fields=["rev"])
    announce(room, room.rev)
