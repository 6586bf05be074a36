"""Long-poll: for lines through which no socket comes. The same reading as the socket's, one request
at a time; who waits has a seat in the room like everybody."""

import asyncio
import hashlib
from datetime import datetime
from typing import Any

from asgiref.sync import sync_to_async
from django.contrib.auth import HASH_SESSION_KEY
from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from chat import presence, protocol, publish
from chat.database import ask, write
from chat.door import come_in
from chat.guests import key_in, person_of
from chat.hub import hub
from chat.models import Room
from chat.parcel import Parcel
from chat.person import Person
from chat.refusals import STATUS, Refused
from chat.rights import Pass
from chat.turn import Sign
from neighbourhoods.limits import client_address

SECONDS = 20.0  # shorter than what proxies allow
MOST_WAITING = 200  # requests in this process; more get their answer at once


class Waiter:
    """A request that waits, as the hub sees it: whatever comes wakes it."""

    wire = None
    counts_as = ("request",)

    def __init__(self, key: str, person: Person, badge: Pass | None, lang: str) -> None:
        self.key, self.person, self.badge, self.lang = key, person, badge, lang
        self.turns: dict[int, Sign] = {}
        self.seats: list[str] = []
        self.frames: list[str] = []
        self.woken = asyncio.Event()

    def put(self, parcel: Parcel) -> bool:
        """A frame came: that is enough to answer."""
        self.frames.append(parcel.inside)
        if not parcel.whisper or len(self.frames) > 1:
            self.woken.set()
        return True

    def heard(self, hint: dict[str, Any]) -> None:
        """Rights changed: answer, and the next request is asked anew."""
        self.woken.set()

    def tick(self, now: datetime, heartbeat: bool) -> None:
        """Nothing: the request has its own end."""


@require_GET
async def wait(request: HttpRequest) -> HttpResponse:
    """Frames of room `kamer` after number `na`, in a JSON list; waits up to SECONDS for the first."""
    await _let_go()
    try:
        person, room, cursor = await ask(_who_and_where, request)
    except Refused as refusal:
        return _answer(protocol.nack({}, refusal.data()), STATUS.get(refusal.code, 422))
    waiter = Waiter(_key(request), person, _badge(request, person), get_language() or "nl")
    await write(presence.take_seat, waiter.key, room, person)
    hub.enter(waiter)
    try:
        page = await hub.join(waiter, room.pk, cursor)
        publish.tell_soon({"kind": "people", "room": room.pk})
        nothing_new = cursor is not None and page.head <= cursor
        if nothing_new and hub.count("request") <= MOST_WAITING:
            await _until_woken(waiter)
    finally:
        hub.exit(waiter)
    return _answer(",".join(waiter.frames))


async def _let_go() -> None:
    """Give back the database connection that the middleware opened in this request's own thread.

    It would be held until the answer: a few who wait, or come in at once, would empty the pool for
    everybody, and then for themselves.
    """
    await sync_to_async(_close_what_is_idle)()


def _close_what_is_idle() -> None:
    for connection in connections.all(initialized_only=True):
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()


async def _until_woken(waiter: Waiter) -> None:
    try:
        async with asyncio.timeout(SECONDS):
            waiter.woken.clear()
            await waiter.woken.wait()
            await asyncio.sleep(0.02)  # what comes together goes together
    except TimeoutError:
        return


def _who_and_where(request: HttpRequest) -> tuple[Person, Room, int | None]:
    person = person_of(request)
    numbers = [request.GET.get(name, "") for name in ("kamer", "na")]
    room, cursor = [
        int(n) if n.isascii() and n.isdigit() and len(n) < 16 else None for n in numbers
    ]
    found, person = come_in(request.site, person, room or 0, timezone.now())
    return person, found, cursor


def _badge(request: HttpRequest, person: Person) -> Pass | None:
    """So that the ticker looks at who waits like at a socket: what they lost wakes them."""
    if not person.has_name:
        return None
    session = request.session if person.user_id else None
    return Pass(
        _key(request),
        (session and session.session_key) or "",
        person.user_id or 0,
        session.get(HASH_SESSION_KEY, "") if session else "",
        request.site.pk,  # type: ignore[attr-defined]
        person.is_member,
        person.guest_id,
        person.guest_key,
        person.talks,
    )


def _key(request: HttpRequest) -> str:
    """The same seat for each request of the same tab, without keeping who or where it is."""
    tab = request.GET.get("tab", "")[:36]
    user = request.user
    who = user.pk if user.is_authenticated else key_in(request.COOKIES) or client_address(request)
    return "w" + hashlib.sha256(f"{tab}:{who}".encode()).hexdigest()[:48]


def _answer(body: str | dict[str, Any], status: int = 200) -> HttpResponse:
    text = f"[{body}]" if isinstance(body, str) else protocol.encode([body])
    response = HttpResponse(text, content_type="application/json", status=status)
    response["Cache-Control"] = "private, no-store"
    return response
