"""What the tests of the living room are made of."""

import itertools
from datetime import UTC, datetime, timedelta

from chat.actions.open_living_room import living_room
from chat.actions.send import Draft, Sent, send
from chat.models import Message, Room
from chat.person import Person, person_for
from chat.reading import Search

NOW = datetime(2026, 11, 23, 19, 0, tzinfo=UTC)
_numbers = itertools.count()


def cid() -> str:
    """An id that no other message has."""
    return f"test-{next(_numbers):08d}"


def room_of(site) -> Room:
    """The living room."""
    return living_room(site)


def who(user, site) -> Person:
    """A user as the room knows them."""
    return person_for(user, site)


def say(site, user, body: str = "Goedemorgen!", now: datetime = NOW, key: str = "") -> Sent:
    """Let `user` say something in the living room of `site`."""
    return send(room_of(site), who(user, site), Draft(key or cid(), body, "nl"), now)


def say_many(site, users, count: int, start: datetime = NOW) -> list[Sent]:
    """`count` messages, taking turns, slow enough for every limit."""
    turns = zip(range(count), itertools.cycle(users))
    return [say(site, user, f"Bericht {n}", start + timedelta(seconds=10 * n)) for n, user in turns]


def fill(site, user, count: int, body: str = "Bericht") -> None:
    """`count` messages at once, as a restored room has them: past all limits."""
    room = room_of(site)
    Message.objects.bulk_create(
        Message(
            room=room,
            seq=room.head + n,
            rev=room.head + n,
            author=user,
            cid=cid(),
            body=f"{body} {n}",
            created=NOW + timedelta(minutes=n),
        )
        for n in range(1, count + 1)
    )
    Room.objects.filter(pk=room.pk).update(head=room.head + count)


def find(site, words: str) -> list[int]:
    """The places of what searching the living room gives, newest first."""
    return [said.seq for said in Search.asked({"zoek": words}, room_of(site)).found]
