"""The socket of the living room: translates frames into verbs and holds no rules."""

import asyncio
import logging
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from types import SimpleNamespace
from typing import Any, ClassVar, cast

from channels.exceptions import StopConsumer
from channels.generic.websocket import AsyncWebsocketConsumer
from django.conf import settings
from django.http import HttpRequest, parse_cookie
from django.utils import timezone, translation

from chat import limits, presence, protocol, publish, rights
from chat.access import MINUTES_TO_REMOVE, Verb, may
from chat.actions.cover import cover
from chat.actions.edit import edit
from chat.actions.mark_read import mark_read
from chat.actions.react import react
from chat.actions.remove import remove
from chat.actions.see_calls import see_calls
from chat.actions.send import Draft, send
from chat.bucket import Bucket
from chat.database import ask
from chat.door import come_in
from chat.guests import hashed, key_in
from chat.hub import hub, stamp
from chat.journal import Act, Known, journal
from chat.models import Message, Room
from chat.outbox import Outbox
from chat.parcel import Parcel
from chat.person import NOBODY, Person, person_by_id, visitor
from chat.presence import Arrival
from chat.reception import Caller, Entry, arrivals, callers, departures, entries
from chat.refusals import Refused, words
from chat.signed_in import SignedIn
from chat.text import MAX_LENGTH
from chat.turn import Sign
from chat.wire import EXTENSION, Wire
from neighbourhoods.limits import client_address

log = logging.getLogger("rosa.chat")

MOST_BAD_FRAMES = 5
SILENT_SECONDS = 75
HELLO_SECONDS = 15
TYPING_SECONDS = 2
CLOSE_SECONDS = 2


class RoomSocket(AsyncWebsocketConsumer):
    """One line. The hub is its only source; it has no channel of its own."""

    channel_layer_alias = None

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        """As Channels', for a line with one source: no task for each event that comes."""
        self.scope, self.base_send = scope, send
        try:
            while True:
                await self.dispatch(await receive())
        except StopConsumer:
            return

    async def dispatch(self, message: dict[str, Any]) -> None:
        """As Channels', without its thread hop for every event."""
        await getattr(self, message["type"].replace(".", "_"))(message)

    async def websocket_disconnect(self, message: dict[str, Any]) -> None:
        """The line is gone."""
        await self.disconnect(message["code"])
        raise StopConsumer

    async def connect(self) -> None:
        """Accept first, so that a refusal can be said in words."""
        loop = asyncio.get_running_loop()
        self.key = uuid.uuid4().hex
        self.person, self.lang = NOBODY, "nl"
        self.badge: rights.Pass | None = None
        self.user_id: int | None = None
        self.guest_key = ""
        self.rooms: dict[int, Room] = {}
        self.turns: dict[int, Sign] = {}
        self.looking, self.bad_frames, self.closing = True, 0, False
        self.bucket = Bucket(limits.FRAMES_AT_ONCE, limits.FRAMES_PER_SECOND, loop.time())
        self.last_heard = self.began = loop.time()
        self.last_typed = 0.0
        self.greeted = False
        self.tasks: set[asyncio.Future] = set()
        fits = protocol.SUBPROTOCOL in self.scope["subprotocols"]
        await self.accept(protocol.SUBPROTOCOL if fits else None)
        ready_made = self.scope.get("extensions", {}).get(EXTENSION)
        self.wire = Wire(ready_made, self._catch_up, self._stuck) if ready_made else None
        self.outbox = self.wire or Outbox(self._write, self._catch_up, self._stuck)
        try:
            await self._look_who_it_is(fits)
            self.scope["headers"].clear()  # the server's own list, kept as long as the line is open
        except Exception:
            log.exception("a line could not be opened")
            await self._come_back()

    async def _look_who_it_is(self, fits: bool) -> None:
        cookies = parse_cookie(_header(self.scope, b"cookie"))
        session, guest_key = cookies.get(settings.SESSION_COOKIE_NAME, ""), hashed(key_in(cookies))
        known = await callers.ask(Caller(_header(self.scope, b"host"), session, guest_key))
        self.site, self.person, account = known.site, known.person, known.account
        self.user_id = account.user.pk if account else None
        self.guest_key = "" if account else guest_key
        address, account_name = f"address:{_address(self.scope)}", f"user:{self.user_id}"
        self.counts_as = (address, account_name) if account else (address,)
        if not fits:
            await self._bye(protocol.PROTOCOL, "protocol")
        elif self.site is None:
            await self._bye(protocol.NO_ROOM, "not_found")
        elif hub.count(address) >= limits.SOCKETS_PER_ADDRESS:
            await self._bye(protocol.FLOOD, "full", reconnect=True, after_ms=60_000)
        elif account and hub.count(account_name) >= limits.SOCKETS_PER_PERSON:
            await self._bye(protocol.FLOOD, "too_many")
        else:
            self.badge = self._show_pass(account)
            hub.enter(self)

    def _show_pass(self, account: SignedIn | None) -> rights.Pass | None:
        """What this page showed when it came in; nothing for a reader without a name."""
        if account is not None:
            return rights.Pass(
                self.key,
                account.session,
                account.user.pk,
                account.auth_hash,
                self.site.pk,
                self.person.is_member,
            )
        if self.person.guest_id is None:
            return None
        return rights.Pass(
            self.key,
            "",
            0,
            "",
            self.site.pk,
            False,
            guest_id=self.person.guest_id,
            guest_key=self.guest_key,
        )

    async def disconnect(self, code: int) -> None:
        """Give up the seats; they stay warm for a moment, for a page that is only loaded again."""
        self.closing = True
        hub.exit(self)
        await self.outbox.close()
        if self.rooms:
            try:
                await asyncio.gather(*map(departures.ask, self.seats))
            except Exception:  # the lease ends by itself
                log.warning("a seat could not be given up")

    # What comes in

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        """Read one frame and act on it. Nothing that comes in breaks the line."""
        if self.closing:
            return
        self.last_heard = asyncio.get_running_loop().time()
        if not self.bucket.take(self.last_heard):
            await self._bye(protocol.FLOOD, "flood", reconnect=True, after_ms=10_000)
            return
        try:
            frame = protocol.parse(text_data if text_data is not None else bytes_data)
            if not self.greeted and not isinstance(frame, protocol.Hello):
                raise protocol.BadFrame
        except protocol.BadFrame as error:
            await self._bad_frame(error.ref)
            return
        ref = {name: getattr(frame, name) for name in ("cid", "rid") if hasattr(frame, name)}
        try:
            await self.HANDLERS[type(frame)](self, frame)
        except Refused as refusal:
            self._nack(ref, refusal)
            if refusal.code == "session_ended":
                await self._bye(protocol.SESSION_ENDED, "session_ended")
        except Exception:
            log.exception("a frame could not be handled")
            if isinstance(frame, protocol.Hello):  # else the page waits for a sync that never comes
                await self._come_back()
            else:
                self._nack(ref, Refused("trouble", 3))

    async def _bad_frame(self, ref: dict[str, str]) -> None:
        self.bad_frames += 1
        if self.bad_frames >= MOST_BAD_FRAMES:
            await self._bye(protocol.PROTOCOL, "protocol")
        else:
            self._nack(ref, Refused("bad_frame"))

    async def _hello(self, frame: protocol.Hello) -> None:
        self.lang = frame.lang
        now = timezone.now()
        try:
            inside = await entries.ask(Entry(self.site, self.person, tuple(frame.rooms), now))
        except Refused as refusal:
            await self._shown_out(refusal)
            return
        rests = self.person.rests  # may have changed while we asked
        rooms, self.person = inside.rooms, replace(inside.person, rests=rests)
        if self.badge is not None:
            self.badge = replace(self.badge, talks=self.person.talks)
        first, self.greeted = not self.greeted, True
        if first:
            self._put(protocol.welcome(self._me(), stamp(now), LIMITS, inside.blocked))
        for room in rooms[: protocol.MAX_ROOMS - len(self.rooms)]:
            seat = self._seat(room.pk)
            await arrivals.ask(Arrival(seat, room, self.person, self.looking))
            if self.closing:
                return
            self.rooms[room.pk] = room
            await hub.join(self, room.pk, frame.rooms[room.pk])
            publish.tell_soon({"kind": "people", "room": room.pk})

    async def _shown_out(self, refusal: Refused) -> None:
        code = protocol.BANNED if refusal.code == "banned" else protocol.NO_ROOM
        with translation.override(self.lang):
            text = refusal.text
        await self._bye(code, refusal.code, text=text)

    async def _send(self, frame: protocol.Send) -> None:
        draft = Draft(frame.cid, frame.body, self.lang, frame.reply_to, frame.pictures)
        act = lambda room, who, now: send(room, who, draft, now)  # noqa: E731
        sent = await self._do(frame.room, act, frame.cid, draft.is_plain)
        self._ack({"cid": frame.cid}, sent.message, sent.dup)

    async def _remove(self, frame: protocol.Remove) -> None:
        act = lambda room, who, now: remove(room, who, frame.seq, now)  # noqa: E731
        self._ack({"rid": frame.rid}, await self._do(frame.room, act), False)

    async def _edit(self, frame: protocol.Edit) -> None:
        act = lambda room, who, now: edit(room, who, frame.seq, frame.body, now, self.lang)  # noqa: E731
        self._ack({"rid": frame.rid}, await self._do(frame.room, act), False)

    async def _react(self, frame: protocol.React) -> None:
        act = lambda room, who, now: react(room, who, frame.seq, frame.emoji, frame.on, now)  # noqa: E731
        self._ack({"rid": frame.rid}, await self._do(frame.room, act), False)

    async def _hide(self, frame: protocol.Hide) -> None:
        act = lambda room, who, now: cover(room, who, frame.seq, frame.reason, now)  # noqa: E731
        self._ack({"rid": frame.rid}, await self._do(frame.room, act), False)

    async def _read(self, frame: protocol.Read) -> None:
        await self._do(frame.room, partial(_mark_read, frame.seq))

    async def _typing(self, frame: protocol.Typing) -> None:
        room, now = self.rooms.get(frame.room), asyncio.get_running_loop().time()
        if room is None or now - self.last_typed < TYPING_SECONDS:
            return
        if may(self.person, Verb.SEND, room, timezone.now()):
            self.last_typed = now
            who = self.person.card.id  # no name: hints may be read on their way
            publish.tell_soon({"kind": "typing", "room": frame.room, "who": who})

    async def _here(self, frame: protocol.Here) -> None:
        if frame.visible != self.looking:
            self.looking = frame.visible
            for room in self.rooms:
                await self._note(room, partial(presence.look, self._seat(room), self.looking))
                publish.tell_soon({"kind": "people", "room": room})
        heads = hub.heads(self)
        for room, cursor in frame.cursors.items():
            if cursor < heads.get(room, 0):
                await hub.join(self, room, cursor)
        self._heartbeat(timezone.now())

    HANDLERS: ClassVar[dict[type, Any]] = {
        protocol.Hello: _hello,
        protocol.Send: _send,
        protocol.Edit: _edit,
        protocol.Remove: _remove,
        protocol.React: _react,
        protocol.Hide: _hide,
        protocol.Read: _read,
        protocol.Typing: _typing,
        protocol.Here: _here,
    }

    async def _do(self, room_id: int, act: Any, cid: str = "", is_plain: bool = False) -> Any:
        """Have it written down, together with what others do now."""
        do = partial(self._act, room_id, act)
        return await journal.write(
            Act(room_id, self.site, self.user_id, self.badge, do, cid, is_plain)
        )

    async def _note(self, room_id: int, note: Callable[[], None]) -> None:
        """As `_do`, for what asks no rights: where this line sits."""
        await journal.write(Act(room_id, self.site, None, None, lambda known: note()))

    def _act(self, room_id: int, act: Any, known: Known) -> Any:
        """In the writer's thread: everything about the person was asked anew for this act."""
        if self.key in known.ended:
            raise Refused("session_ended")
        person = (
            person_by_id(self.user_id, self.site, known.users)
            if self.user_id
            else visitor(self.site, self.guest_key)
        )
        room, person = come_in(self.site, person, room_id, known.now)
        return act(room, person, known.now)

    # What goes out

    def put(self, parcel: Parcel) -> bool:
        """A frame from the hub."""
        return self.outbox.put(parcel)

    def heard(self, hint: dict[str, Any]) -> None:
        """Something about rights: leave at once, or look."""
        kind, badge = hint["kind"], self.badge
        if kind == "no_room":
            self._soon(self._bye(protocol.NO_ROOM, "not_found"))
        elif badge is None:
            return
        elif kind == "ended" or (
            kind == "session_ended" and hint["session"] == rights.fingerprint(badge.session)
        ):
            self._soon(self._bye(protocol.SESSION_ENDED, "session_ended"))
        elif (kind == "blocks" and hint["user"] == badge.user_id) or kind == "moved":
            self._soon(self._come_back())
        elif kind == "banned":
            self._soon(self._banned())
        elif kind == "recheck" and (
            hint.get("user") == badge.user_id or hint.get("guest", 0) == badge.guest_id
        ):
            self._soon(self._recheck(badge))

    async def _recheck(self, badge: rights.Pass) -> None:
        found = await ask(rights.changed, [badge])
        for kind in found.values():
            self.heard({"kind": kind})
        if not found:
            hub.rested(self, (await ask(rights.rests_of, [badge]))[self.key])

    async def _banned(self) -> None:
        rest = self.person.rest(timezone.now())
        await self._shown_out(Refused("banned", until=rest.until if rest else None))

    def tick(self, now: datetime, heartbeat: bool) -> None:
        """Time passed: say that we are here, or end a line that says nothing."""
        at = asyncio.get_running_loop().time()
        if not self.greeted and at - self.began > HELLO_SECONDS:
            self._soon(self._bye(protocol.PROTOCOL, "protocol", reconnect=True))
        elif at - self.last_heard > SILENT_SECONDS:
            self._soon(self._bye(protocol.SILENT, "silent", reconnect=True))
        elif heartbeat and self.greeted:
            self._heartbeat(now)

    def _heartbeat(self, now: datetime) -> None:
        self._put(protocol.heartbeat(stamp(now), hub.heads(self)), whisper=True)

    def _ack(self, ref: dict[str, str], message: Message, dup: bool) -> None:
        self._put(protocol.ack(ref, message.seq, message.rev, stamp(message.created), dup))

    def _nack(self, ref: dict[str, str], refusal: Refused) -> None:
        with translation.override(self.lang):
            self._put(protocol.nack(ref, refusal.data()))

    def _put(self, frame: dict[str, Any], whisper: bool = False) -> None:
        self.outbox.put(Parcel(protocol.encode(frame), whisper=whisper))

    def _me(self) -> dict[str, Any] | None:
        return self.person.card.data() if self.person.has_name else None

    @property
    def seats(self) -> list[str]:
        """Keys of the leases this line holds."""
        return [self._seat(room) for room in self.rooms]

    def _seat(self, room_id: int) -> str:
        return f"{self.key}.{room_id}"

    async def _write(self, text: str) -> None:
        await self.base_send({"type": "websocket.send", "text": text})

    async def _catch_up(self) -> None:
        """The line was too slow for what was said; from here on as if it had just come back."""
        missed = self.outbox.missed(self.rooms)
        for room in missed:
            hub.leave(self, room)
        for room, cursor in missed.items():
            await hub.join(self, room, cursor)

    async def _come_back(self) -> None:
        """Ask to open a new line: this one is of no use, and what is wrong may have passed then."""
        await self._bye(protocol.RESTART, "restart", reconnect=True)

    async def _stuck(self) -> None:
        self._soon(self._bye(protocol.TOO_SLOW, "too_slow", reconnect=True))

    async def _bye(
        self, code: int, why: str, reconnect: bool = False, after_ms: int = 1_000, text: str = ""
    ) -> None:
        """Say why, and close."""
        if self.closing:
            return
        self.closing = True
        hub.exit(self)
        with translation.override(self.lang):
            last = protocol.encode(protocol.bye(code, text or words(why), reconnect, after_ms))
        await self.outbox.close(last)
        try:
            async with asyncio.timeout(CLOSE_SECONDS):
                await self.close(code)
        except Exception:  # gone already, or it never reads
            log.debug("the line was gone before its close")
            if self.wire:
                self.wire.cut()

    def _soon(self, work: Any) -> None:
        task = asyncio.ensure_future(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)


LIMITS = {"length": MAX_LENGTH, "remove_minutes": MINUTES_TO_REMOVE}


def _mark_read(seq: int, room: Room, person: Person, now: datetime) -> None:
    mark_read(room, person, seq)
    see_calls(room, person, seq, now)


def _header(scope: dict[str, Any], name: bytes) -> str:
    return dict(scope["headers"]).get(name, b"").decode("latin-1")


def _address(scope: dict[str, Any]) -> str:
    """The masked address of the other side, counted as everywhere else."""
    meta = {
        "REMOTE_ADDR": (scope.get("client") or [""])[0],
        "HTTP_X_FORWARDED_FOR": _header(scope, b"x-forwarded-for"),
    }
    return client_address(cast(HttpRequest, SimpleNamespace(META=meta)))
