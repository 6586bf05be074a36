"""The net under all hints: every few seconds each process compares what its pages know with the
database, catches up, looks at rights, and keeps the seats of its pages. Works with Redis dead."""

import asyncio
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from chat import feed, presence, rest, rights
from chat.database import ask, write

if TYPE_CHECKING:
    from chat.hub import Hub

log = logging.getLogger("rosa.chat")

SECONDS = 5.0
RENEW_EVERY = 4  # ticks; a lease lasts 60 s
HEARTBEAT_EVERY = 4


@dataclass(frozen=True)
class Findings:
    """What one look at the database gave."""

    heads: dict[int, int]
    changed: dict[str, str]
    rests: dict[str, tuple[rest.Rest, ...]]


async def tick_forever(hub: "Hub") -> None:
    """Tick until cancelled; a tick that fails is logged and the next one tries again."""
    count = 0
    while True:
        await asyncio.sleep(SECONDS)
        count += 1
        try:
            await tick(hub, timezone.now(), count)
        except asyncio.CancelledError:
            raise
        except Exception:
            log.exception("a tick failed")


async def tick(hub: "Hub", now: datetime, count: int = 0) -> None:
    """One round."""
    pages = list(hub.listeners.values())
    passes = [page.badge for page in pages if page.badge is not None]
    found = await ask(_look, list(hub.rooms), passes)
    for page in pages:
        if page.key in found.changed:
            page.heard({"kind": found.changed[page.key]})
        if page.key in found.rests:
            hub.rested(page, found.rests[page.key])
        page.tick(now, heartbeat=count % HEARTBEAT_EVERY == 0)
    if count % RENEW_EVERY == 0:
        await write(_keep_seats, [seat for page in pages for seat in page.seats])
    for room_id, room in list(hub.rooms.items()):
        if (head := found.heads.get(room_id, 0)) > room.head:
            await room.catch_up(head)
        await room.look_around()
    hub.tell_turns(now)  # doors open and close, and a rest ends, because time passes


def _look(room_ids: Iterable[int], passes: list[rights.Pass]) -> Findings:
    return Findings(feed.heads(room_ids), rights.changed(passes), rights.rests_of(passes))


def _keep_seats(keys: Iterable[str]) -> None:
    presence.renew(keys)
    presence.sweep()
