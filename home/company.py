"""Tells the ground floor who of the team sits in the living room, for rooms that may not look in there."""

from datetime import datetime

from wagtail.models import Site

from chat.access import Verb, may
from chat.actions.open_living_room import living_room
from chat.hours import open_state
from chat.person import NOBODY
from chat.presence import present
from neighbourhoods import company


def hosts_in_the_living_room(site: Site, now: datetime) -> list[company.Host]:
    """Welfare workers and hosts who are in and looking; nobody while the door is closed."""
    room = living_room(site)
    if (
        room.status != "open"
        or not open_state(room, now).is_open
        or not may(NOBODY, Verb.READ, room, now)
    ):
        return []
    return [
        company.Host(seat.card.name, seat.card.face, "huiskamer")
        for seat in present(room).seats
        if seat.card.is_host and not seat.away
    ]


def connect() -> None:
    """Let the living room be asked."""
    company.register("living room", hosts_in_the_living_room)
