"""Plain words of a transaction, stored together: one INSERT for what many people say at the same moment.

Only the journal opens a shelf. What lies on it has its place and number, but no id, and no query finds
it before `clear`.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from django.db import transaction

from chat import fresh
from chat.models import Message
from chat.person import Card


class _Shelf(threading.local):
    """What this thread's transaction has yet to store, and whose it is; None where each message is
    stored at once."""

    waiting: list[tuple[Message, Card]] | None = None


_shelf = _Shelf()


@contextmanager
def one_insert() -> Iterator[None]:
    """Within this, `store` waits for the others; what waits is stored at the end, unless all failed."""
    _shelf.waiting = []
    try:
        yield
        clear()
    finally:
        _shelf.waiting = None


@contextmanager
def apart() -> Iterator[None]:
    """Within `one_insert`: here everything is stored at once, for an act that may be undone alone."""
    clear()
    _shelf.waiting, before = None, _shelf.waiting
    try:
        yield
    finally:
        _shelf.waiting = before


def store(message: Message, card: Card) -> None:
    """Store `message`, with the others where a shelf is open.

    Everybody may read it and nothing hangs on it yet; `card` is its writer's.
    """
    if _shelf.waiting is None:
        message.save(force_insert=True)
    else:
        _shelf.waiting.append((message, card))


def clear() -> None:
    """Store what waits: whoever looks messages up, or changes them, calls this first."""
    if not _shelf.waiting:
        return
    some, _shelf.waiting = _shelf.waiting, []
    Message.objects.bulk_create([message for message, _card in some])
    transaction.on_commit(partial(fresh.add, some), robust=True)
