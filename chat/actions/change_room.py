"""Change a room's name, topic, door, hours or pace: readers see it at once, in the order of all changes."""

from chat.hours import as_timetable
from chat.models import Room
from chat.publish import announce
from chat.sequence import locked, next_number

FIELDS = (
    "name",
    "topic",
    "status",
    "guests",
    "guests_with_host",
    "slow_seconds",
    "house_rules",
    "is_archived",
)


def change_room(room: Room) -> Room:
    """Keep the fields in FIELDS as they stand on `room` (checked by its form) and tell the room. Its hours
    are read anew from their rows."""
    with locked(room.pk) as current:
        for name in FIELDS:
            setattr(current, name, getattr(room, name))
        current.timetable = as_timetable(current)
        current.rev = next_number(current)
        current.save(update_fields=[*FIELDS, "timetable", "rev"])
        announce(current, current.rev)
    return current
