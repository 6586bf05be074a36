"""Somebody's own conversations: the list, what is unread, who asks. Never of anybody else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet
from wagtail.models import Site

from chat.models import (
    Block,
    HelpTalk,
    Member,
    Message,
    MessageState,
    Room,
    RoomKind,
    Silence,
    Talk,
    TalkState,
)
from chat.models.room import CLOSED_CIRCLES
from chat.person import Card, cards
from people.models import User

MOST = 100  # conversations in the list, the liveliest


@dataclass(frozen=True)
class Entry:
    """One conversation in the list.

    Attributes:
        who: the other one; an empty card while nobody of the team is there, or for who left.
        last: the last words, empty when they were taken back.
        last_is_mine: whether this person said them.
    """

    room: Room
    who: Card
    last: str
    last_language: str
    last_is_mine: bool
    at: datetime
    unread: int
    is_put_away: bool

    @property
    def is_help(self) -> bool:
        """Whether it is a talk with a welfare worker."""
        return self.room.kind == RoomKind.HELP

    @property
    def help(self) -> HelpTalk:
        """The facts of a help talk."""
        return self.room.help_talk

    @property
    def state(self) -> str:
        """What the list says behind the name: "waits", "over" or nothing. No never shows."""
        return {"read_only": "waits", "closed": "over"}.get(self.room.status, "")


@dataclass(frozen=True)
class Asked:
    """Somebody who wants to talk."""

    talk: Talk
    who: Card


def entries(user: User, site: Site) -> list[Entry]:
    """The conversations of `user`, the liveliest first: 7 queries, however many there are."""
    seats = list(
        Member.objects.filter(
            person=user, room__site=site, room__kind__in=CLOSED_CIRCLES
        ).select_related("room__talk", "room__help_talk")
    )
    rooms = [seat.room for seat in seats]
    unread = unread_by_room(user, site)
    last = _last_words(rooms, user)
    others = {room.pk: _other(room, user) for room in rooms}
    people = cards(site, others.values())
    found = []
    for seat in seats:
        room, message = seat.room, last.get(seat.room_id)
        spoken = message is not None and message.is_visible
        found.append(
            Entry(
                room,
                people.get(others[room.pk] or 0, Card()),
                message.body if message and spoken else "",
                message.lang if message and spoken else "",
                bool(message and message.author_id == user.pk),
                message.created if message else _began(room),
                unread.get(room.pk, 0),
                seat.put_away_at is not None and room.head <= seat.put_away_at,
            )
        )
    return sorted(found, key=lambda entry: entry.at, reverse=True)[:MOST]


def asked(user: User, site: Site) -> list[Asked]:
    """Who wants to talk with `user` and has no answer, the newest first: 4 queries."""
    talks = list(_asked(user, site).order_by("-asked_at"))
    people = cards(site, (talk.asker_id for talk in talks))
    return [Asked(talk, people[talk.asker_id]) for talk in talks if talk.asker_id in people]


def count_waiting(user: User, site: Site) -> int:
    """Unread messages and neighbours who ask: 2 queries."""
    return sum(unread_by_room(user, site).values()) + _asked(user, site).count()


def unread_by_room(user: User, site: Site) -> dict[int, int]:
    """How many messages of others `user` has not read, in each of their conversations: 1 query."""
    found = unread(room__site=site, room__members__person=user).exclude(author=user)
    return dict(found.values_list("room").annotate(number=Count("pk")))


def unread(**more: Any) -> QuerySet[Message]:
    """Messages in closed circles beyond the mark of a seat (one row for each such seat) that fit
    `more`, which may name the seat as `room__members__…`."""
    return Message.objects.filter(
        room__kind__in=CLOSED_CIRCLES,
        state=MessageState.VISIBLE,
        room__members__last_read_seq__lt=F("seq"),
        **more,  # in the same filter, so that it is the same seat
    )


def _asked(user: User, site: Site) -> QuerySet[Talk]:
    blocked = Block.objects.filter(site=site, blocker=user).values("blocked")
    mine = Q(first=user) | Q(second=user)
    found = Talk.objects.filter(mine, site=site, state=TalkState.ASKED, asker__is_active=True)
    return found.exclude(asker=user).exclude(asker__in=blocked)


def _other(room: Room, user: User) -> int | None:
    if room.kind == RoomKind.PRIVATE:
        return room.talk.other_than(user.pk)
    talk = room.help_talk
    return talk.asker_id if talk.asker_id != user.pk else talk.taken_by_id


def _began(room: Room) -> datetime:
    return room.talk.asked_at if room.kind == RoomKind.PRIVATE else room.help_talk.asked_at


def _last_words(rooms: Iterable[Room], user: User) -> dict[int, Message]:
    """The last message of each room that `user` hears."""
    pks = [room.pk for room in rooms]
    heard = Message.objects.filter(room__in=pks)
    for silence in Silence.objects.filter(person=user, room__in=pks):
        missed = Q(room=silence.room_id, seq__gt=silence.after_seq) & ~Q(author=user)
        if silence.until_seq is not None:
            missed &= Q(seq__lte=silence.until_seq)
        heard = heard.exclude(missed)
    newest = heard.values("room").annotate(last=Max("pk")).values("last")
    return {message.room_id: message for message in Message.objects.filter(pk__in=newest)}


def blocked_people(user: User, site: Site) -> list[Card]:
    """Whom `user` blocked, by name: 4 queries."""
    pks = Block.objects.filter(site=site, blocker=user).values_list("blocked", flat=True)
    return sorted(cards(site, pks).values(), key=lambda card: card.name.casefold())
