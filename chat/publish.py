"""Tell that something changed: to this process at once, to the others by the channel layer.

The only user of the channel layer. What is told is a hint and may be lost, doubled or late: who
hears it reads the database. Nothing here ever fails the act that it tells of.
"""

import asyncio
import logging
import os
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from asgiref.sync import async_to_sync
from channels.layers import InMemoryChannelLayer, get_channel_layer
from django.db import transaction

from chat.models import Room

log = logging.getLogger("rosa.chat")

GROUP = "chat"
SECONDS = 1.0  # the most that a hint may take
REJOIN_SECONDS = 60
Hint = dict[str, Any]


class _Together(threading.local):
    """Hints of this thread that wait for the others of their transaction; None outside `together`."""

    hints: dict[Any, Hint] | None = None


_together = _Together()


@contextmanager
def together() -> Iterator[None]:
    """Many changes of one room are one hint: that of the last. Given after the block, the outer one."""
    if _together.hints is not None:
        yield
        return
    _together.hints = {}
    try:
        yield
    finally:
        hints, _together.hints = _together.hints, None
        for hint in hints.values():
            tell(hint)


class Ears:
    """The hub of this process, once it runs."""

    def __init__(self) -> None:
        self.loop: asyncio.AbstractEventLoop | None = None
        self.heard: Callable[[Hint], None] = lambda hint: None
        self.name = ""

    def open(self, loop: asyncio.AbstractEventLoop, heard: Callable[[Hint], None]) -> None:
        """From now on hints of this process arrive in `loop`."""
        self.loop, self.heard = loop, heard
        self.name = f"{os.getpid()}.{uuid.uuid4().hex[:8]}"

    def close(self) -> None:
        """Nobody listens here."""
        self.loop = None


ears = Ears()


def announce(room: Room, number: int) -> None:
    """After the commit: change `number` of `room` is there to be read."""
    hint = {"kind": "change", "room": room.pk, "n": number}
    transaction.on_commit(partial(tell, hint), robust=True)


def tell(hint: Hint) -> None:
    """Give a hint from a thread, now; within `together`, after it."""
    if _together.hints is not None:
        is_change = hint["kind"] == "change"
        _together.hints[hint["room"] if is_change else len(_together.hints), is_change] = hint
        return
    loop = ears.loop
    if loop is not None and not loop.is_closed():
        loop.call_soon_threadsafe(_tell_in_loop, hint)
    elif is_shared():
        try:
            async_to_sync(_send)(hint)
        except RuntimeError as error:  # called from a thread that runs a loop of its own
            log.warning("a hint got lost: %s", error)


def tell_soon(hint: Hint) -> None:
    """Give a hint from the event loop itself."""
    _tell_in_loop(hint)


def is_shared() -> bool:
    """Whether there can be other processes to tell."""
    return not isinstance(get_channel_layer(), InMemoryChannelLayer)


def _tell_in_loop(hint: Hint) -> None:
    ears.heard(hint)
    if is_shared():
        task = asyncio.ensure_future(_send(hint))
        _sending.add(task)
        task.add_done_callback(_sending.discard)


_sending: set[asyncio.Future] = set()


async def _send(hint: Hint) -> None:
    try:
        async with asyncio.timeout(SECONDS):
            await get_channel_layer().group_send(GROUP, {"type": "hint", "by": ears.name, **hint})
    except Exception as error:  # Redis away, full or frozen: the others' tickers find it
        log.warning("a hint got lost: %s", type(error).__name__, extra={"room": hint.get("room")})


async def listen() -> None:
    """Hear the hints of other processes, for ever. Comes back by itself when Redis does."""
    if not is_shared():
        return
    while True:
        rejoin: asyncio.Future | None = None
        layer, channel = get_channel_layer(), ""
        try:
            channel = await layer.new_channel()
            await layer.group_add(GROUP, channel)
            rejoin = asyncio.ensure_future(_rejoin(layer, channel))
            while True:
                message = await layer.receive(channel)
                if message.get("by") != ears.name:
                    ears.heard(message)
        except asyncio.CancelledError:
            raise
        except Exception as error:
            log.warning("hints are not heard now: %s", type(error).__name__)
            await asyncio.sleep(1)
        finally:
            if rejoin:
                rejoin.cancel()
                await _discard(layer, channel)


async def _rejoin(layer: Any, channel: str) -> None:
    """Say again that we are in the group: it forgets us after a day, and when Redis was emptied."""
    while True:
        await asyncio.sleep(REJOIN_SECONDS)
        try:
            async with asyncio.timeout(SECONDS):
                await layer.group_add(GROUP, channel)
        except Exception as error:
            log.warning("could not rejoin: %s", type(error).__name__)


async def _discard(layer: Any, channel: str) -> None:
    try:
        async with asyncio.timeout(SECONDS):
            await layer.group_discard(GROUP, channel)
    except Exception as error:
        log.warning("could not leave: %s", type(error).__name__)
