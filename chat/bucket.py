"""How many frames one line may send: so many at once, then so many a second."""


class Bucket:
    """A leaky bucket on the clock of the event loop.

    Args:
        size: frames at once.
        per_second: frames a second after that.
        now: seconds, of any clock that only goes forward.
    """

    def __init__(self, size: int, per_second: float, now: float) -> None:
        self.size, self.per_second = size, per_second
        self.left, self.at = float(size), now

    def take(self, now: float) -> bool:
        """Use one; False when it is empty."""
        self.left = min(self.size, self.left + (now - self.at) * self.per_second)
        self.at = now
        if self.left < 1:
            return False
        self.left -= 1
        return True
