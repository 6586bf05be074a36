"""Questions to the database from the event loop. Several readers, one writer per process:
a writer that waits for a room's lock holds up nobody who reads.

Their threads keep their connections while the hub runs. Django's own hop opens one for each question,
which costs more than most answers; it was half of what a person who came in cost.
"""

import asyncio
import contextvars
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, ParamSpec, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

P = ParamSpec("P")
T = TypeVar("T")

READERS = ThreadPoolExecutor(3, thread_name_prefix="rosa-chat-read")
WRITER = ThreadPoolExecutor(1, thread_name_prefix="rosa-chat-write")
FRESH_SECONDS = 1.0  # a connection that was used this recently is not asked whether it still lives


class Hand:
    """One thread's connection."""

    def __init__(self, held: BaseDatabaseWrapper) -> None:
        self.held, self.lock, self.used = held, threading.Lock(), 0.0
        held.inc_thread_sharing()  # `let_go` closes it from another thread, under the lock

    def use(self, work: Callable[..., T], *args: Any) -> T:
        """Do `work` with a connection that lives."""
        with self.lock:
            self.held.close_at = None  # Django would close it after each request; this is none
            if self.held.errors_occurred or time.monotonic() - self.used > FRESH_SECONDS:
                self.held.close_if_unusable_or_obsolete()
            try:
                return work(*args)
            finally:
                self.used = time.monotonic()
                if self.held.errors_occurred:
                    self.held.close_if_unusable_or_obsolete()

    def let_go(self) -> None:
        """Close the connection; the next question opens one."""
        with self.lock:
            self.held.close()


_hands: list[Hand] = []
_local = threading.local()


def in_hand(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Do `work` in this thread, which is one of ours."""
    hand: Hand | None = getattr(_local, "hand", None)
    if hand is None:
        hand = _local.hand = Hand(connections[DEFAULT_DB_ALIAS])
        _hands.append(hand)
    return hand.use(lambda: work(*args, **kwargs))


def let_go() -> None:
    """Close what our threads hold, such as when nobody listens any more."""
    for hand in list(_hands):
        hand.let_go()


async def ask(question: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """The answer of a function that only reads."""
    return await _hop(READERS, lambda: question(*args, **kwargs))


async def write(act: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """The result of a function that writes; returns after its commit."""
    return await _hop(WRITER, lambda: act(*args, **kwargs))


async def _hop(threads: ThreadPoolExecutor, work: Callable[[], T]) -> T:
    context = contextvars.copy_context()
    return await asyncio.get_running_loop().run_in_executor(threads, context.run, in_hand, work)
