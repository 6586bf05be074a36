"""Which room somebody means. One door for socket, pages and JSON: a room that is not there, one of
another neighbourhood and one that is not theirs give the same answer."""

from dataclasses import replace
from datetime import datetime

from wagtail.models import Site

from chat.access import Verb, may
from chat.help_desk import has_key, note_visit
from chat.models import Room
from chat.person import Person, as_decided
from chat.presence import host_is_in, present
from chat.refusals import Refused
from chat.sequence import room_by_id


def come_in(site: Site, person: Person, room_id: int, now: datetime) -> tuple[Room, Person]:
    """The room with this id, if it is of `site` and `person` may read it; and the person in it.

    Raises:
        Refused: "not_found", or "banned".
    """
    room = room_by_id(room_id)
    if room is None or room.site_id != site.pk:
        raise Refused("not_found")
    person = seated(person, room)
    if not (verdict := may(person, Verb.READ, room, now)):
        raise Refused.of(verdict)
    note_visit(person, room, now)
    return room, person


def within(person: Person, room: Room) -> Person:
    """`person` as they are now that we hold the lock of `room`: a rest that was given meanwhile counts."""
    return seated(as_decided(person, room.site_id), room)


def seated(person: Person, room: Room) -> Person:
    """`person`, knowing whether they sit in `room` when that is a closed circle, and for a visitor
    whether somebody of the team is in."""
    if person.guest_id is not None and room.guests_with_host:
        is_in = host_is_in(present(room))
        rooms = frozenset({room.pk})
        return replace(person, hosted=person.hosted | rooms if is_in else person.hosted - rooms)
    if not room.is_closed_circle or person.user_id is None:
        return person
    sits = has_key(person, room)
    return replace(person, talks=person.talks | {room.pk} if sits else person.talks - {room.pk})
