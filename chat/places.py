"""The rooms of a neighbourhood side by side: which are open, who is in, and when there is talk again."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.models import Site

from chat.access import Verb, may
from chat.hours import open_state
from chat.models import Lease, Room, RoomKind, RoomStatus
from chat.person import Person
from chat.turn import Turn, turn_of


@dataclass(frozen=True)
class Place:
    """A room in the list.

    Attributes:
        count: how many with a name are in.
        opens: when there is talk again, as short as can be, such as "Sat 11.00".
    """

    room: Room
    turn: Turn
    count: int
    is_current: bool
    opens: str = ""


def readable_rooms(site: Site, person: Person, now: datetime) -> list[Room]:
    """The living room, then the rooms with a theme by name, as far as `person` may read them. One query."""
    rooms = Room.objects.filter(
        site=site, kind__in=[RoomKind.LIVING, RoomKind.THEME], is_archived=False
    ).select_related("site")
    found = [room for room in rooms if may(person, Verb.READ, room, now)]
    return sorted(found, key=lambda room: (room.kind != RoomKind.LIVING, room.name.casefold()))


def places(person: Person, current: Room, now: datetime) -> list[Place]:
    """The rooms of the neighbourhood of `current`; nothing when that is the only one. Two queries."""
    rooms = readable_rooms(current.site, person, now)
    if len(rooms) < 2 and rooms[:1] == [current]:
        return []
    leases = Lease.objects.filter(room__in=[room.pk for room in rooms], expires__gt=Now())
    counted = leases.values_list("room").annotate(
        people=Count("person", distinct=True), guests=Count("guest", distinct=True)
    )
    counts = {room: people + guests for room, people, guests in counted}
    return [
        Place(
            room,
            turn_of(person, room, now),
            counts.get(room.pk, 0),
            room.pk == current.pk,
            _opens(room, now),
        )
        for room in rooms
    ]


def _opens(room: Room, now: datetime) -> str:
    moment = open_state(room, now).next_opening
    if moment is None or room.status == RoomStatus.CLOSED:
        return _("closed")
    return date_format(timezone.localtime(moment), pgettext("a short moment in the room", "D G.i"))
