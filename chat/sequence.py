"""The only code that touches `Room.head`: one counter for all changes of a room, taken under its lock.

Auto-increment ids and timestamps commit out of order, so a reader of `id > last` would miss words.
"""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import transaction

from chat import memo
from chat.models import Room


class _Count(threading.local):
    """The rooms that this thread's transaction has locked and counts in; None outside `one_count`."""

    rooms: dict[int, Room] | None = None
    raised: set[int]


_count = _Count()


@contextmanager
def one_count() -> Iterator[None]:
    """Within one transaction: lock each room once, and write its head once, at the end."""
    _count.rooms, _count.raised = {}, set()
    try:
        yield
        _write_heads()
    finally:
        _count.rooms = None


@contextmanager
def alone() -> Iterator[None]:
    """Within `one_count`: a savepoint. What fails in it has counted nothing and changed no room."""
    rooms = _count.rooms
    if rooms is None:
        raise RuntimeError("alone() stands within one_count()")
    before = {pk: room.head for pk, room in rooms.items()}
    try:
        with transaction.atomic():
            yield
    except BaseException:
        for pk, head in before.items():
            rooms[pk].head = head
        _count.raised &= set(before)
        _write_heads()
        rooms.clear()  # the next act reads them again
        raise


def _write_heads() -> None:
    for pk in _count.raised:
        Room.objects.filter(pk=pk).update(head=(_count.rooms or {})[pk].head)
    _count.raised.clear()


def room_by_id(room_id: int) -> Room | None:
    """A room with its site, read now; within `one_count` it is locked and read once, within
    `memo.kept` it is read once."""
    if _count.rooms is None:
        rooms = Room.objects.select_related("site")
        return memo.ask(("room", room_id), lambda: rooms.filter(pk=room_id).first())
    if room_id not in _count.rooms:
        lock_all([room_id])
    return _count.rooms.get(room_id)


def lock_all(room_ids: Iterable[int]) -> None:
    """Within `one_count`: lock these rooms, in the one order that everybody locks in. Whatever is decided
    by their doors and by what stands in them then holds until the end of the transaction."""
    rooms = Room.objects.select_related("site").select_for_update(of=("self",))
    for room in rooms.filter(pk__in=set(room_ids)).order_by("pk"):
        if _count.rooms is not None:
            _count.rooms[room.pk] = room


@contextmanager
def locked(room_id: int) -> Iterator[Room]:
    """A transaction that holds the room's row: all changes of the room stand in one line.

    SQLite has no row locks; there `transaction_mode=IMMEDIATE` lets one writer in at a time.

    Raises:
        Room.DoesNotExist: there is no such room.
    """
    if _count.rooms is None:
        with transaction.atomic():
            yield Room.objects.select_for_update(of=("self",)).get(pk=room_id)
    elif room := room_by_id(room_id):
        yield room  # no block of its own: what is refused in it would undo the whole transaction
    else:
        raise Room.DoesNotExist


def next_number(room: Room) -> int:
    """The number of the next change; `room` must come from `locked`."""
    room.head += 1
    if _count.rooms is None:
        Room.objects.filter(pk=room.pk).update(head=room.head)
    else:
        _count.raised.add(room.pk)
    return room.head


def next_numbers(room: Room, count: int) -> range:
    """The numbers of the next `count` changes; `room` must come from `locked`."""
    first = room.head + 1
    room.head += count
    Room.objects.filter(pk=room.pk).update(head=room.head)
    return range(first, room.head + 1)
