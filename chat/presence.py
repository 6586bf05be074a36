"""Who sits in a room: leases of a minute, on the clock of the database, renewed while a page is open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import DateTimeField, ExpressionWrapper
from django.db.models.functions import Now

from chat.models import Guest, Lease, Room
from chat.person import Card, Person, cards, guest_cards

SECONDS = 60
GRACE_SECONDS = 8  # a page that is loaded again comes back within this: nobody flickers


@dataclass(frozen=True)
class Seat:
    """A resident or a visitor with a nickname in the room. `away`: the page is open but nobody looks at it."""

    card: Card
    away: bool

    def data(self) -> dict[str, Any]:
        """For a frame."""
        return {**self.card.data(), "away": self.away}


@dataclass(frozen=True)
class Presence:
    """Who is in, team first, then by name, visitors last; and how many look on without a name."""

    seats: tuple[Seat, ...] = ()
    onlookers: int = 0

    @property
    def count(self) -> int:
        """How many residents and visitors with a nickname."""
        return len(self.seats)

    def shown(self, everyone: bool) -> list[Seat]:
        """Those whose names somebody may know: all, or only who is not a resident like others."""
        return [seat for seat in self.seats if everyone or seat.card.is_open]

    def data(self, everyone: bool) -> dict[str, Any]:
        """For a frame: to members everybody, to others only the team, visitors, and how many there are."""
        seats = self.shown(everyone)
        return {
            "list": [seat.data() for seat in seats],
            "count": self.count,
            "onlookers": self.onlookers,
        }


def _in(seconds: int) -> ExpressionWrapper:
    return ExpressionWrapper(Now() + timedelta(seconds=seconds), output_field=DateTimeField())


@dataclass(frozen=True)
class Arrival:
    """A page that takes a seat: `key` names the lease, `looking` whether somebody looks at the page."""

    key: str
    room: Room
    person: Person
    looking: bool = True


def take_seats(arrivals: Sequence[Arrival]) -> None:
    """Open leases, or renew them with a new look: one statement for a crowd.

    Args:
        arrivals: each with a key of its own.
    """
    expires = _in(SECONDS)
    Lease.objects.bulk_create(
        [
            Lease(
                key=one.key,
                room=one.room,
                person_id=one.person.user_id if one.person.is_member else None,
                guest_id=one.person.guest_id,
                is_looking=one.looking,
                expires=expires,
            )
            for one in arrivals
        ],
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["room", "person", "guest", "is_looking", "expires"],
    )
    seen(*(one.person for one in arrivals))


def take_seat(key: str, room: Room, person: Person, looking: bool = True) -> None:
    """Open one lease."""
    take_seats([Arrival(key, room, person, looking)])


def seen(*people: Person) -> None:
    """Visitors are here: their nicknames are kept for another while. Written at most once an hour."""
    guests = [person.guest_id for person in people if person.guest_id is not None]
    if guests:
        hour_ago = Now() - timedelta(hours=1)
        Guest.objects.filter(pk__in=guests, seen__lt=hour_ago).update(seen=Now())


def renew(keys: Iterable[str]) -> None:
    """Keep leases for another minute."""
    Lease.objects.filter(key__in=list(keys)).update(expires=_in(SECONDS))


def look(key: str, looking: bool) -> None:
    """Somebody turned to the page, or away from it."""
    Lease.objects.filter(key=key).exclude(is_looking=looking).update(is_looking=looking)


def leave(keys: Iterable[str]) -> None:
    """Pages were closed: their leases end shortly, unless they are opened again."""
    Lease.objects.filter(key__in=list(keys)).update(expires=_in(GRACE_SECONDS))


def sweep() -> None:
    """Forget leases that ended; also those of workers that died."""
    Lease.objects.filter(expires__lte=Now()).delete()


def present(room: Room) -> Presence:
    """Who is in `room` now. Several pages of one person are one person."""
    looking: dict[tuple[int | None, int | None], bool] = {}
    onlookers = 0
    leases = Lease.objects.filter(room=room, expires__gt=Now())
    for person, guest, is_looking in leases.values_list("person_id", "guest_id", "is_looking"):
        if person is None and guest is None:
            onlookers += 1
        else:
            key = (person, guest)
            looking[key] = looking.get(key, False) or is_looking
    people = cards(room.site, (person for person, _guest in looking))
    guests = guest_cards(guest for _person, guest in looking)
    seats = [
        Seat(card, not looks)
        for (person, guest), looks in looking.items()
        if (card := people.get(person or 0) or guests.get(guest or 0))
    ]
    seats.sort(key=_order)
    return Presence(tuple(seats), onlookers)


def _order(seat: Seat) -> tuple:
    card = seat.card
    return (not card.is_host, card.mark == "guest", card.name.casefold(), card.id)


def host_is_in(presence: Presence) -> bool:
    """Whether somebody of the team is in and looking."""
    return any(seat.card.is_host and not seat.away for seat in presence.seats)
