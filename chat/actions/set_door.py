"""The team shuts the door, opens it, or asks for calm, from the spot. Seen in the room at once; logged."""

from datetime import datetime

from wagtail.log_actions import log

from chat.actions.change_room import change_room
from chat.models import Room
from people.models import User

CALM = 30  # seconds between two messages of one person


def set_door(room: Room, status: str, by: User, now: datetime) -> Room:
    """Open or shut `room`; doing it twice is doing it once."""
    if room.status == status:
        return room
    room.status = status
    changed = change_room(room)
    log(changed, "chat.door", user=by, data={"status": status}, timestamp=now)
    return changed


def set_pace(room: Room, calm: bool, by: User, now: datetime) -> Room:
    """Turn slow mode on or off; doing it twice is doing it once."""
    seconds = CALM if calm else 0
    if room.slow_seconds == seconds:
        return room
    room.slow_seconds = seconds
    changed = change_room(room)
    log(changed, "chat.pace", user=by, data={"slow_seconds": seconds}, timestamp=now)
    return changed
