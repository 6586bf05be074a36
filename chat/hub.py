"""One per process: every room that somebody here listens to, read once and encoded once for all.

Hints say only that something changed. The hub reads it from the database and hands the same text
to every listener, so it doesn't matter whether a hint was lost, doubled or late.
"""

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Protocol, TypeVar

from django.utils import timezone

from chat import feed, fresh, protocol, publish
from chat.access import Verb, may
from chat.database import ask, let_go
from chat.models import Room
from chat.parcel import Parcel
from chat.person import Person
from chat.presence import Presence, host_is_in, present
from chat.render import Said, room_state
from chat.rest import Rest
from chat.rights import Pass
from chat.tick import Tick
from chat.turn import Sign, sign, turn_of
from chat.wire import MOST_BYTES, Wire

log = logging.getLogger("rosa.chat")
T = TypeVar("T")

IDLE_SECONDS = 60
LOOK_SECONDS = 0.15
NEXT_FIRST = (
    0.618  # of a round further each time: whoever is first now is not among the first next time
)


class Listener(Protocol):
    """An open page: a socket, or a request that waits."""

    key: str
    wire: Wire | None
    person: Person
    badge: Pass | None
    seats: list[str]
    lang: str
    turns: dict[int, Sign]
    counts_as: Sequence[str]  # whatever there may be only so many of, such as "user:12"

    def put(self, parcel: Parcel) -> bool:
        """Hand over a frame; must not wait."""

    def heard(self, hint: dict[str, Any]) -> None:
        """A hint about rights; must not wait."""

    def tick(self, now: datetime, heartbeat: bool) -> None:
        """Time passed; must not wait."""


class RoomHub:
    """One room in this process.

    Attributes:
        head: number of the last change that was read.
        told: number of the last change that left; what is between the two waits for the tick.
        presence: who was in when we last looked.
    """

    def __init__(self, room: Room, head: int) -> None:
        self.room, self.head, self.told = room, head, head
        self.tick = Tick(self._hand_out)
        self._first = 0.0
        self.listeners: dict[str, Listener] = {}
        self.presence = Presence()
        self._busy = False
        self._again = False
        self._wanted = 0
        self._people_due: asyncio.Future | None = None
        self._look_after = LOOK_SECONDS
        self._synced: tuple[feed.Page | None, Presence | None, int | None] = (None, None, None)
        self._syncs: dict[tuple, Parcel] = {}  # of `_synced`, for each turn that readers have

    async def catch_up(self, number: int) -> None:
        """Hand on what changed since `head`, up to `number` at least. Calls meanwhile are one more round."""
        self._wanted = max(self._wanted, number)
        if self._busy:
            self._again = True
            return
        self._busy = True
        try:
            while True:
                self._again = False
                page = fresh.take(self.room.pk, self.head)
                if page is None or page.head < self._wanted:
                    page = await ask(feed.since, self.room.pk, self.head)
                self._hand_on(page)
                if not self._again:
                    return
        finally:
            self._busy = False

    def _hand_on(self, page: feed.Page) -> None:
        if (
            page.reset
        ):  # too far behind for single changes, such as after a long pause of this process
            self._start_anew(page)
            return
        changes: list[tuple[int, Any]] = [(said.rev, said) for said in page.messages]
        has_new_rules = page.room.rev > self.head
        if has_new_rules:
            self._show_out(page.room)
            changes.append((page.room.rev, room_state(page.room)))
        parcels: list[Parcel] = []
        for number, what in sorted(changes, key=lambda change: change[0]):
            if number <= self.head:
                continue
            before, self.head = self.head, number
            if isinstance(what, Said) and what.for_writer:
                self.tick.add(parcels)
                self._tell_apart(what, what.for_writer, before)
                parcels = []
            else:
                parcels.append(self._change(number, before, what))
        self.head = max(self.head, page.head)
        self.room = page.room
        if parcels:
            self.tick.add(parcels)
        elif not self.tick.waiting:
            self.told = self.head
        if has_new_rules:
            self.tell_turns(timezone.now())

    def sync(self, page: feed.Page, cursor: int | None, listener: Listener) -> Parcel:
        """`page` as a frame for who knew `cursor`; many who come in together get the same one."""
        reader, turn = listener.person, self.turn_for(listener, timezone.now())
        own = reader.card.id
        if own and own in map(_writer_of, page.messages):  # their words wait: theirs alone
            return self._sync(page, cursor, turn, reader.is_member, own)
        # The very same page: to compare all that stands in it costs more than to write it anew.
        known, presence, since = self._synced
        if known is not page or presence is not self.presence or since != cursor:
            self._synced, self._syncs = (page, self.presence, cursor), {}
        key = reader.is_member, *turn.values()
        if key not in self._syncs:
            self._syncs[key] = self._sync(page, cursor, turn, reader.is_member)
        return self._syncs[key]

    def _sync(
        self, page: feed.Page, cursor: int | None, turn: dict, everyone: bool, own: str = ""
    ) -> Parcel:
        since = None if page.reset else cursor
        people = self.presence.data(everyone)
        frame = protocol.sync(self.room.pk, since, page.data(own), people) | {"turn": turn}
        return Parcel(protocol.encode(frame), self.room.pk, page.head)

    def _hand_out(self, parcel: Parcel) -> None:
        """Give words to everybody. The one loop that counts: no coroutine, no task, no waiting."""
        self.told = max(self.told, parcel.number or 0)
        lineup = list(self.listeners.values())
        self._first = (self._first + NEXT_FIRST) % 1
        first = int(self._first * len(lineup))
        frame, room = parcel.frame, MOST_BYTES - len(parcel.frame)
        for listener in lineup[first:] + lineup[:first]:
            if (
                (wire := listener.wire)
                and (transport := wire.transport)
                and transport.get_write_buffer_size() < room
                and not transport.is_closing()
            ):
                transport.write(frame)
            else:
                listener.put(parcel)

    def _tell_apart(self, said: Said, mine: Said, before: int) -> None:
        """Words that wait for a moderator are read by who wrote them; the others get a stone."""
        self.tick.flush()
        self.broadcast(self._change(said.rev, before, said), but=mine.who.id)
        parcel = self._change(said.rev, before, mine)
        for listener in self._pages_of(mine.who.id):
            listener.put(parcel)
        self.told = said.rev

    def _change(self, number: int, before: int, what: Said | dict[str, Any]) -> Parcel:
        data = {"message": what.data()} if isinstance(what, Said) else {"room_state": what}
        text = protocol.encode(protocol.change(self.room.pk, number, before, data))
        return Parcel(text, self.room.pk, number, before=before)

    def _pages_of(self, card_id: str) -> list[Listener]:
        return [page for page in self.listeners.values() if page.person.card.id == card_id]

    def _show_out(self, room: Room) -> None:
        """The room's rules changed: who may no longer read goes before the next word is handed on."""
        for listener in list(self.listeners.values()):
            verdict = may(listener.person, Verb.READ, room, timezone.now())
            if not verdict:
                self.listeners.pop(listener.key)
                listener.heard({"kind": "banned" if verdict.code == "banned" else "no_room"})

    def show_out_person(self, user_id: int) -> None:
        """Somebody lost their seat in this closed circle: they hear not one word more."""
        for listener in list(self.listeners.values()):
            if listener.person.user_id == user_id:
                self.listeners.pop(listener.key)
                listener.heard({"kind": "no_room"})

    def _start_anew(self, page: feed.Page) -> None:
        self._show_out(page.room)
        waiting = {_writer_of(said) for said in page.messages} - {""}
        self.tick.drop()
        self.room, self.head, self.told = page.room, page.head, page.head
        for everyone in (True, False):
            frame = protocol.sync(self.room.pk, None, page.data(), self.presence.data(everyone))
            self.broadcast(Parcel(protocol.encode(frame), self.room.pk, page.head), everyone)
        for writer in waiting:  # once more, with their own words that wait
            frame = protocol.sync(self.room.pk, None, page.data(writer), self.presence.data(True))
            parcel = Parcel(protocol.encode(frame), self.room.pk, page.head)
            for listener in self._pages_of(writer):
                listener.put(parcel)
        self.tell_turns(timezone.now())

    def broadcast(self, parcel: Parcel, members: bool | None = None, but: str = "") -> None:
        """Hand one frame to all listeners, or only to members, or only to the others.

        Args:
            but: card id of who gets another text.
        """
        for listener in list(self.listeners.values()):
            if but and listener.person.card.id == but:
                continue
            if members is None or listener.person.is_member == members:
                listener.put(parcel)

    def look_around_soon(self) -> None:
        """Ask who is in shortly; many comings and goings are one question."""
        if self._people_due is None or self._people_due.done():
            self._people_due = asyncio.ensure_future(self._look_around_later())

    async def _look_around_later(self) -> None:
        await asyncio.sleep(self._look_after)
        began = time.perf_counter()
        try:
            await self.look_around()
        except Exception:
            log.exception("who is in could not be read", extra={"room": self.room.pk})
        # A full room takes longer to look over: at most a tenth of the time goes to that.
        self._look_after = max(LOOK_SECONDS, 10 * (time.perf_counter() - began))

    async def look_around(self) -> None:
        """Ask who is in and tell what differs from the last time."""
        before, self.presence = self.presence, await ask(present, self.room)
        if before == self.presence:
            return
        self._tell_guests(timezone.now())
        for everyone in (True, False):
            frame = _difference(self.room.pk, before, self.presence, everyone)
            if frame:
                self.broadcast(Parcel(protocol.encode(frame), whisper=True), everyone)

    def turn_for(self, listener: Listener, now: datetime) -> dict[str, Any]:
        """What `listener` may do here now, in words; remembered as told."""
        self._seat(listener)
        listener.turns[self.room.pk] = sign(listener.person, self.room, now)
        return turn_of(listener.person, self.room, now, listener.lang).data()

    def tell_turns(self, now: datetime) -> None:
        """Tell each listener for whom it changed what they may do here now."""
        for listener in list(self.listeners.values()):
            self.tell_turn(listener, now)

    def _tell_guests(self, now: datetime) -> None:
        """Visitors talk while a host is in; for nobody else it matters who comes and goes."""
        for listener in list(self.listeners.values()):
            if listener.person.guest_id is not None:
                self.tell_turn(listener, now)

    def tell_turn(self, listener: Listener, now: datetime) -> None:
        """As `tell_turns`, for one."""
        self._seat(listener)
        if listener.turns.get(self.room.pk) == sign(listener.person, self.room, now):
            return
        frame = protocol.turn(self.room.pk, self.turn_for(listener, now))
        listener.put(Parcel(protocol.encode(frame)))

    def _seat(self, listener: Listener) -> None:
        """Let a visitor know whether somebody of the team is in."""
        person, here = listener.person, frozenset({self.room.pk})
        if person.guest_id is not None and (here <= person.hosted) != host_is_in(self.presence):
            listener.person = replace(person, hosted=person.hosted ^ here)


def _writer_of(said: Said) -> str:
    """Card id of who reads another text than the rest, or nothing."""
    return said.for_writer.who.id if said.for_writer else ""


def _difference(room: int, before: Presence, after: Presence, everyone: bool) -> dict | None:
    old, new = before.data(everyone), after.data(everyone)
    known = {seat["id"]: seat for seat in old["list"]}
    now = {seat["id"]: seat for seat in new["list"]}
    if old == new:
        return None
    return {
        "type": "people",
        "room": room,
        "join": [seat for seat in new["list"] if known.get(seat["id"]) != seat],
        "left": [person for person in known if person not in now],
        "count": new["count"],
        "onlookers": new["onlookers"],
    }


class Hub:
    """All rooms and listeners of this process. Runs while somebody listens, in that loop."""

    def __init__(self) -> None:
        self.rooms: dict[int, RoomHub] = {}
        self.listeners: dict[str, Listener] = {}
        self._counted: Counter[str] = Counter()
        self._asked: dict[tuple, asyncio.Future[Any]] = {}
        self._tasks: list[asyncio.Future] = []
        self._loop: asyncio.AbstractEventLoop | None = None

    def enter(self, listener: Listener) -> None:
        """A page was opened; the first one starts the hub."""
        loop = asyncio.get_running_loop()
        if self._loop is not loop:
            self._start(loop)
        self.listeners[listener.key] = listener
        self._counted.update(listener.counts_as)

    def exit(self, listener: Listener) -> None:
        """A page was closed; some time after the last one the hub rests."""
        if self.listeners.pop(listener.key, None):
            self._counted.subtract(listener.counts_as)
            for name in listener.counts_as:
                if not self._counted[name]:
                    del self._counted[name]
        for room in list(self.rooms.values()):
            self.leave(listener, room.room.pk)
        if not self.listeners and self._loop is not None:
            self._loop.call_later(IDLE_SECONDS, self._stop_when_idle)

    def _stop_when_idle(self) -> None:
        loop = self._loop
        if not self.listeners and loop is not None:
            self._stop()
            loop.run_in_executor(None, let_go)  # a database is not touched in the loop itself

    def _start(self, loop: asyncio.AbstractEventLoop) -> None:
        from chat.ticker import tick_forever

        self._stop()
        self._loop = loop
        publish.ears.open(loop, self.heard)
        self._tasks = [
            asyncio.ensure_future(publish.listen()),
            asyncio.ensure_future(tick_forever(self)),
        ]

    def _stop(self) -> None:
        publish.ears.close()
        for task in self._tasks:
            if not task.get_loop().is_closed():
                task.cancel()
        self._tasks, self._loop = [], None
        self.rooms.clear()
        self.listeners.clear()
        self._counted.clear()
        self._asked.clear()
        fresh.forget()

    async def join(self, listener: Listener, room_id: int, cursor: int | None) -> feed.Page:
        """Bring a listener up to date and let it hear what follows, without a gap between the two.

        Hands the sync frame to the listener and returns its page.
        """
        while True:
            page = await self._ask_once(feed.since, room_id, cursor)
            room = self.rooms.get(room_id)
            if room is None:
                presence = await self._ask_once(present, page.room)
                room = self.rooms.setdefault(room_id, RoomHub(page.room, page.head))
                room.presence = room.presence if room.listeners else presence
            if page.head >= room.head:
                break  # nothing was handed on that this page doesn't hold
        room.tick.flush()  # all of it stands in this page
        room.listeners[listener.key] = listener
        listener.put(room.sync(page, cursor, listener))
        if page.head > room.head:
            self.heard({"kind": "change", "room": room_id, "n": page.head})
        return page

    async def _ask_once(self, question: Callable[..., T], *about: Any) -> T:
        """The answer. Who asks the same while it is being asked gets the same."""
        asked = self._asked.get((question, *about))
        if asked is None:
            asked = self._asked[question, *about] = asyncio.ensure_future(ask(question, *about))
            asked.add_done_callback(lambda done: self._asked.pop((question, *about), None))
        return await asyncio.shield(asked)

    def leave(self, listener: Listener, room_id: int) -> None:
        """A listener no longer hears this room."""
        room = self.rooms.get(room_id)
        if room and room.listeners.pop(listener.key, None) and not room.listeners:
            del self.rooms[room_id]

    def rested(self, listener: Listener, rests: tuple[Rest, ...]) -> None:
        """What moderation decided about `listener` by now: tell it, or show them out."""
        if rests == listener.person.rests:
            return
        listener.person = replace(listener.person, rests=rests)
        now = timezone.now()
        rest = listener.person.rest(now)
        if rest and rest.is_ban:
            listener.heard({"kind": "banned"})
            return
        for room in list(self.rooms.values()):
            if listener.key in room.listeners:
                room.tell_turn(listener, now)

    def tell_turns(self, now: datetime) -> None:
        """In every room."""
        for room in list(self.rooms.values()):
            room.tell_turns(now)

    def heads(self, listener: Listener) -> dict[int, int]:
        """The last change that left in each room that `listener` hears."""
        return {pk: room.told for pk, room in self.rooms.items() if listener.key in room.listeners}

    def count(self, name: str) -> int:
        """How many open pages count as `name`."""
        return self._counted[name]

    def heard(self, hint: dict[str, Any]) -> None:
        """A hint from this process or another one. Unknown kinds are left alone."""
        room = self.rooms.get(hint.get("room", 0))
        kind = hint.get("kind")
        if kind in {"session_ended", "recheck", "blocks"}:
            for listener in list(self.listeners.values()):
                listener.heard(hint)
        elif room is None:
            return
        elif kind == "unseated":
            room.show_out_person(hint["user"])
        elif kind == "change" and hint["n"] > room.head:
            self._run(room.catch_up(hint["n"]))
        elif kind == "people":
            room.look_around_soon()
        elif kind == "typing":
            self._pass_typing(room, hint)

    def _pass_typing(self, room: RoomHub, hint: dict[str, Any]) -> None:
        card = next((s.card for s in room.presence.seats if s.card.id == hint["who"]), None)
        if card is None:
            return
        who = {"id": card.id, "name": card.name}
        text = protocol.encode({"type": "typing", "room": room.room.pk, "who": who})
        for listener in self._others(room, card.id):
            listener.put(Parcel(text, whisper=True))

    def _others(self, room: RoomHub, person_id: str) -> Iterator[Listener]:
        for listener in list(room.listeners.values()):
            if listener.person.is_member and listener.person.card.id != person_id:
                yield listener

    def _run(self, work: Any) -> None:
        task = asyncio.ensure_future(_quietly(work))
        self._tasks = [t for t in self._tasks if not t.done()] + [task]


async def _quietly(work: Any) -> None:
    """A reading that fails is done again by the ticker."""
    try:
        await work
    except asyncio.CancelledError:
        raise
    except Exception:
        log.exception("a room could not be read")


hub = Hub()


def stamp(now: datetime) -> str:
    """A moment as frames carry it."""
    return now.isoformat(timespec="milliseconds")
