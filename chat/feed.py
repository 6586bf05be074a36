"""All reading of rooms: newest, older, what changed since, and the glance for the front page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone
from wagtail.models import Site

from chat.access import Verb, may
from chat.actions.open_living_room import living_room
from chat.host_line import host_line
from chat.hours import open_state
from chat.models import Member, Message, MessageState, Room, RoomStatus
from chat.person import NOBODY, Card
from chat.presence import Presence, present
from chat.render import Said, for_reader, render, room_state

PAGE = 50  # messages in one look back
MOST_CHANGES = 200  # further behind than this: start again from the newest page


@dataclass(frozen=True)
class Page:
    """Some messages of a room, in order, and the number up to which they are true.

    Attributes:
        more: whether there are older ones.
        reset: the reader's list starts anew with these.
        room: its state, for the reader.
        later: whether there are newer ones.
    """

    head: int
    messages: list[Said]
    more: bool
    reset: bool
    room: Room
    later: bool = False

    def data(self, reader: str = "") -> dict[str, Any]:
        """For a sync frame or a JSON answer; `reader` is the card's id of who gets it."""
        return {
            "head": self.head,
            "messages": [message.data() for message in for_reader(self.messages, reader)],
            "more": self.more,
            "reset": self.reset,
            "room_state": room_state(self.room),
        }


def newest(room_id: int, limit: int = PAGE) -> Page:
    """The last messages of a room."""
    return older(room_id, None, limit)


def older(room_id: int, before: int | None, limit: int = PAGE) -> Page:
    """The messages before place `before` (all, when None), the newest `limit` of them."""
    room = _room(room_id)  # first: whatever it counts is committed and seen by the next query
    places = Message.objects.filter(room=room)
    if before is not None:
        places = places.filter(seq__lt=before)
    found = list(places.order_by("-seq")[: limit + 1])
    messages = render(room.site, reversed(found[:limit]))
    return Page(room.head, messages, len(found) > limit, before is None, room, before is not None)


def around(room_id: int, seq: int) -> Page:
    """A page with place `seq` in it, and what was said before and after; the newest when it is there."""
    half = PAGE // 2
    room = _room(room_id)
    places = Message.objects.filter(room=room)
    after = list(places.filter(seq__gte=seq).order_by("seq")[: half + 1])
    if len(after) <= half:
        return newest(room_id)
    before = list(places.filter(seq__lt=seq).order_by("-seq")[: half + 1])
    messages = [*reversed(before[:half]), *after[:half]]
    return Page(room.head, render(room.site, messages), len(before) > half, True, room, True)


def later(room_id: int, after: int) -> Page:
    """The messages after place `after`, the oldest PAGE of them; the newest page when it reaches so far."""
    room = _room(room_id)
    found = list(Message.objects.filter(room=room, seq__gt=after).order_by("seq")[: PAGE + 1])
    if len(found) <= PAGE:
        return newest(room_id)
    return Page(room.head, render(room.site, found[:PAGE]), True, True, room, True)


def place_of_day(room_id: int, day: date) -> int | None:
    """The place of the first message of that day or after it, in the time of the neighbourhood."""
    start = timezone.make_aware(datetime.combine(day, time.min))
    places = Message.objects.filter(room_id=room_id, created__gte=start)
    return places.order_by("created", "seq").values_list("seq", flat=True).first()


def since(room_id: int, cursor: int | None) -> Page:
    """What changed after number `cursor`, in order of change; the newest page when that is too much.

    Ends at the head that was read with the room: what came after it may follow a change of the room
    itself, and whoever skips that would go on under its old rules.
    """
    if cursor is None:
        return newest(room_id)
    room = _room(room_id)
    if cursor < room.floor:  # what was erased since then leaves no trace: start anew
        return newest(room_id)
    changed = Message.objects.filter(room=room, rev__gt=cursor, rev__lte=room.head)
    found = list(changed.order_by("rev")[: MOST_CHANGES + 1])
    if len(found) > MOST_CHANGES or cursor > room.head:
        return newest(room_id)
    return Page(room.head, render(room.site, found), False, False, room)


def heads(room_ids: Iterable[int]) -> dict[int, int]:
    """The number of the last change in each room."""
    return dict(Room.objects.filter(pk__in=list(room_ids)).values_list("pk", "head"))


def last_read(room: Room, user_id: int | None) -> int | None:
    """Up to which place somebody has read, or None for who was never here."""
    if user_id is None:
        return None
    mark = Member.objects.filter(room=room, person_id=user_id).values_list("last_read_seq")
    return mark[0][0] if mark else None


def _room(room_id: int) -> Room:
    return Room.objects.select_related("site").get(pk=room_id)


@dataclass(frozen=True)
class Glance:
    """What the front page shows of the living room to somebody without account.

    Attributes:
        count: how many residents and visitors with a nickname are in.
        people: hosts and welfare workers who are in.
        onlookers: how many read along without account.
        messages: the last words, oldest first; empty where guests may not read.
        is_open: whether there may be talked now.
        host: who receives people now or next, in a sentence of the language that is active.
    """

    count: int
    people: list[Card]
    onlookers: int
    messages: list[Said]
    is_open: bool
    host: str = ""

    def data(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "count": self.count,
            "people": [card.data() for card in self.people],
            "onlookers": self.onlookers,
            "messages": [message.data() for message in self.messages],
            "is_open": self.is_open,
            "host": self.host,
        }


def room_glance(site: Site, now: datetime) -> Glance:
    """A look through the window of the living room of `site`, for everybody."""
    room = living_room(site)
    is_open = room.status != RoomStatus.CLOSED and open_state(room, now).is_open
    if not may(NOBODY, Verb.READ, room, now):
        return Glance(0, [], 0, [], is_open)
    inside: Presence = present(room)
    last = Message.objects.filter(room=room, state=MessageState.VISIBLE).order_by("-seq")[:3]
    return Glance(
        inside.count,
        [seat.card for seat in inside.seats if seat.card.is_host],
        inside.onlookers,
        render(site, reversed(last)),
        is_open,
        host_line(room, inside, now),
    )
