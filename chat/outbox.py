"""What still has to go over one line: bounded, one writer, never waits for a slow phone.

When more than MOST frames wait, whispers (typing, people, heartbeats) go first; then the line is
`behind`: what waits is dropped, and once the line is clear its rooms are read from the database.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable

from chat.parcel import Parcel

MOST = 64  # frames that wait
WRITE_SECONDS = 10.0


class Outbox:
    """The one writer of a line.

    Args:
        send: writes one text frame; may wait for the line.
        caught_up: called when a line that was behind has room again.
        stuck: called when one write took longer than WRITE_SECONDS or failed.
    """

    def __init__(
        self,
        send: Callable[[str], Awaitable[None]],
        caught_up: Callable[[], Awaitable[None]],
        stuck: Callable[[], Awaitable[None]],
    ) -> None:
        self._send, self._caught_up, self._stuck = send, caught_up, stuck
        self.waiting: deque[Parcel] = deque()
        self.behind = False
        self.written: dict[int, int] = {}
        self._wake = asyncio.Event()
        self._task = asyncio.ensure_future(self._write())

    def put(self, parcel: Parcel) -> bool:
        """Add a frame; False when the line is behind and the frame was not taken."""
        if self.behind and parcel.room is not None:
            return False
        if len(self.waiting) >= MOST:
            if parcel.whisper:
                return False
            self._make_room()
            if self.behind and parcel.room is not None:
                return False
        self.waiting.append(parcel)
        self._wake.set()
        return True

    def missed(self, rooms: Iterable[int]) -> dict[int, int | None]:
        """Which rooms must be read again and after which number."""
        return {room: self.written.get(room) for room in rooms}

    def _make_room(self) -> None:
        kept = deque(parcel for parcel in self.waiting if not parcel.whisper)
        if len(kept) >= MOST:
            self.behind = True
            kept = deque(parcel for parcel in kept if parcel.room is None)
        self.waiting = kept

    async def _write(self) -> None:
        try:
            while True:
                while self.waiting:
                    parcel = self.waiting.popleft()
                    async with asyncio.timeout(WRITE_SECONDS):
                        await self._send(parcel.text)
                    if parcel.room is not None and parcel.number is not None:
                        self.written[parcel.room] = parcel.number
                if self.behind:
                    self.behind = False
                    await self._caught_up()
                self._wake.clear()
                if not self.waiting:
                    await self._wake.wait()
        except asyncio.CancelledError:
            raise
        except Exception:  # the line broke or hung: whoever owns it closes it
            await self._stuck()

    async def close(self, last: str | None = None) -> None:
        """Stop writing. With `last`, what waits and then `last` is tried once more, for a second."""
        self._task.cancel()
        rest = [parcel.text for parcel in self.waiting if not parcel.whisper]
        self.waiting.clear()
        if last is None:
            return
        try:
            async with asyncio.timeout(1):
                for text in [*rest, last]:
                    await self._send(text)
        except Exception:  # gone or hung: nothing more to say
            return
