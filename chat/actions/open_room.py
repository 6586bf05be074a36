"""A room with a theme is made: it gets an address of its own from its name."""

from django.db import transaction
from django.utils.text import slugify

from chat.actions.change_room import change_room
from chat.models import Room, RoomKind

LONGEST = 50


@transaction.atomic
def open_room(room: Room) -> Room:
    """Keep a new room with its hours (checked by its form)."""
    room.kind = RoomKind.THEME
    room.slug = free_slug(room)
    room.save()
    return change_room(room)


def free_slug(room: Room) -> str:
    """An address that no other room of the neighbourhood has, also not one that was put away."""
    wanted = slugify(room.name)[:LONGEST].strip("-") or "kamer"
    taken = set(Room.objects.filter(site=room.site).values_list("slug", flat=True))
    numbers = (f"{wanted}-{n}" for n in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(slug for slug in numbers if slug not in taken)
