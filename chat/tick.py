"""When a room's words leave: at once after a quiet moment; those that come while the last ones are
still being handed out leave together after them. Nobody who is alone waits, a busy room writes less."""

import asyncio
import time
from collections.abc import Callable, Sequence

from chat.parcel import Parcel, bundles

LONGEST_SECONDS = 0.005


class Tick:
    """A room's pace. A tick lasts twice as long as its handing out, but at most LONGEST_SECONDS more.

    Args:
        hand_out: gives a parcel to everybody; must not wait.
    """

    def __init__(self, hand_out: Callable[[Parcel], None]) -> None:
        self._hand_out = hand_out
        self.waiting: list[Parcel] = []
        self._end: asyncio.Handle | None = None

    def add(self, parcels: Sequence[Parcel]) -> None:
        """These leave now, or with the next tick."""
        self.waiting.extend(parcels)
        if self._end is None:
            self._leave()

    def flush(self) -> None:
        """What waits leaves now; the tick goes on."""
        if self.waiting:
            parcels, self.waiting = self.waiting, []
            for parcel in bundles(parcels):
                self._hand_out(parcel)

    def drop(self) -> None:
        """What waits is not needed any more."""
        self.waiting = []

    def _leave(self) -> None:
        began = time.perf_counter()
        self.flush()
        # A transport writes at the end of the loop's turn: only then is known how long it took.
        self._end = asyncio.get_running_loop().call_soon(self._handed_out, began)

    def _handed_out(self, began: float) -> None:
        took = min(time.perf_counter() - began, LONGEST_SECONDS)
        self._end = asyncio.get_running_loop().call_later(took, self._over)

    def _over(self) -> None:
        self._end = None
        if self.waiting:
            self._leave()
