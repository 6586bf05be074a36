"""Plain words of a transaction, stored together: one INSERT for what many people say at the same moment.

Only the journal opens a shelf. What lies on it has its place and number, but no id, and no query finds
it before `clear`.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from chat.models import Message


class _Shelf(threading.local):
    """What this thread's transaction has yet to store; None where each message is stored at once."""

    messages: list[Message] | None = None


_shelf = _Shelf()


@contextmanager
def one_insert() -> Iterator[None]:
    """Within this, `store` waits for the others; what waits is stored at the end, unless all failed."""
    _shelf.messages = []
    try:
        yield
        clear()
    finally:
        _shelf.messages = None


@contextmanager
def apart() -> Iterator[None]:
    """Within `one_insert`: here everything is stored at once, for an act that may be undone alone."""
    clear()
    _shelf.messages, before = None, _shelf.messages
    try:
        yield
    finally:
        _shelf.messages = before


def store(message: Message) -> None:
    """Store `message`, with the others where a shelf is open. Nothing may hang on it yet."""
    if _shelf.messages is None:
        message.save(force_insert=True)
    else:
        _shelf.messages.append(message)


def clear() -> None:
    """Store what waits: whoever looks messages up, or changes them, calls this first."""
    if _shelf.messages:
        some, _shelf.messages = _shelf.messages, []
        Message.objects.bulk_create(some)
