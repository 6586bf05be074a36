"""A line whose server hands over its transport: frames go to it ready-made, and what waits stands
there, counted in bytes. No task and no queue for each line (the other kind is `chat.outbox`)."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from chat.outbox import WRITE_SECONDS
from chat.parcel import Parcel

EXTENSION = "rosa.transport"
MOST_BYTES = 256 * 1024  # that wait in one transport
WHISPER_BYTES = 64 * 1024  # with more than this waiting, whispers are not added


class Wire:
    """The writer of a line.

    When more than MOST_BYTES wait, the line is `behind`: words are skipped until the other side has
    read all that waits, and then its rooms are read from the database.

    Args:
        extension: the server's, with `transport` and `writable`.
        caught_up: called when a line that was behind is clear again.
        stuck: called when that took longer than WRITE_SECONDS.

    Attributes:
        transport: where `chat.hub` may write a frame by itself; None while the line is behind.
    """

    def __init__(
        self,
        extension: dict[str, Any],
        caught_up: Callable[[], Awaitable[None]],
        stuck: Callable[[], Awaitable[None]],
    ) -> None:
        self._line: asyncio.Transport = extension["transport"]
        self._writable: asyncio.Event = extension["writable"]
        self._caught_up, self._stuck = caught_up, stuck
        self.transport: asyncio.Transport | None = self._line
        self._missed: dict[int, int | None] = {}
        self._task: asyncio.Future | None = None
        self._closed = False

    @property
    def behind(self) -> bool:
        """Whether words are skipped now."""
        return self.transport is None

    def put(self, parcel: Parcel) -> bool:
        """Write a frame; False when it was not taken."""
        if self._closed or self._line.is_closing():
            return False
        if self.behind and parcel.room is not None:
            return self._skip(parcel)
        waits = self._line.get_write_buffer_size()
        if parcel.whisper and waits > WHISPER_BYTES:
            return False
        if waits + len(parcel.frame) > MOST_BYTES and waits:
            self._fall_behind()
            if parcel.room is not None:
                return self._skip(parcel)
            if waits > 2 * MOST_BYTES:  # answers to what it asked for itself, and didn't read
                return False
        self._line.write(parcel.frame)
        return True

    def _skip(self, parcel: Parcel) -> bool:
        if parcel.room is not None:
            self._missed.setdefault(parcel.room, parcel.before)
        return False

    def missed(self, rooms: Iterable[int]) -> dict[int, int | None]:
        """Which of `rooms` must be read again and after which number; once."""
        missed, self._missed = self._missed, {}
        return {room: cursor for room, cursor in missed.items() if room in rooms}

    def _fall_behind(self) -> None:
        if self._task is None:
            self.transport = None
            self._task = asyncio.ensure_future(self._until_clear())

    async def _until_clear(self) -> None:
        try:
            async with asyncio.timeout(WRITE_SECONDS):
                await self._writable.wait()
        except TimeoutError:
            await self._stuck()
            return
        self._task, self.transport = None, self._line
        try:
            await self._caught_up()
        except (
            Exception
        ):  # the database stumbled: whoever owns the line closes it, and it comes back
            await self._stuck()

    async def close(self, last: str | None = None) -> None:
        """Write no more; with `last`, that is the last."""
        if last is not None and not self._line.is_closing():
            self._line.write(Parcel(last).frame)
        self._closed, self.transport = True, None
        if self._task and self._task is not asyncio.current_task():
            self._task.cancel()

    def cut(self) -> None:
        """End the line without waiting for the other side to read what is left."""
        self._line.abort()
