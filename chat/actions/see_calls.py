"""Somebody came to where they were called: it no longer waits for them."""

from datetime import datetime

from chat.models import Mention, Room
from chat.person import Person


def see_calls(room: Room, person: Person, seq: int, now: datetime) -> None:
    """All calls of `person` in `room` up to place `seq` are seen."""
    if person.user_id is not None:
        Mention.objects.filter(
            person_id=person.user_id, seen_at=None, message__room=room, message__seq__lte=seq
        ).update(seen_at=now)
