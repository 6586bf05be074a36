"""What this process just wrote, for its own hub, which then needs not ask the database for it. Kept from
the commit until it is handed on. Whatever is not here is read, so nothing depends on it.
"""

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field

from chat.feed import Page
from chat.models import Message, Room
from chat.person import Card
from chat.publish import ears
from chat.render import Said, said

MOST = 500  # of one room, that nobody took


@dataclass
class _Written:
    """Plain words of one room by number; `room` as it was when the last of them were written."""

    room: Room
    said: dict[int, Said] = field(default_factory=dict)


_written: dict[int, _Written] = {}
_lock = threading.Lock()


def add(some: Iterable[tuple[Message, Card]]) -> None:
    """After the commit: words that everybody may read and on which nothing hangs, with whose they are.
    Answers are left out: what they quote must be read. Nothing is kept where nobody listens."""
    if ears.loop is None:
        return
    for message, card in some:
        if message.reply_to_id is None:
            _add(message.room, said(message, {card.id: card}, {}, {}))


def _add(room: Room, what: Said) -> None:
    with _lock:
        written = _written.setdefault(room.pk, _Written(room))
        written.room = room
        written.said[what.rev] = what
        if len(written.said) > MOST:
            del _written[room.pk]


def take(room_id: int, head: int) -> Page | None:
    """What was written after number `head`, up to the first that is not here; None when that is the next."""
    with _lock:
        written = _written.pop(room_id, None)
    number, messages = head, []
    while written and (what := written.said.get(number + 1)):
        number += 1
        messages.append(what)
    if written is None or not messages or written.room.rev > number:  # its rules are of further on
        return None
    return Page(number, messages, False, False, written.room)


def forget() -> None:
    """Nobody listens here any more."""
    with _lock:
        _written.clear()
