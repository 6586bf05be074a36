"""An end to a conversation, also with a server that sends one byte at a time."""

import contextlib
import socket
from threading import Timer
from time import monotonic


class Deadline:
    """So many seconds for everything together; used around each connection in turn."""

    def __init__(self, seconds: float) -> None:
        self._end = monotonic() + seconds
        self._timer: Timer | None = None
        self._socket: socket.socket | None = None

    def remaining(self) -> float:
        """Seconds that are left; below zero when it is over."""
        return self._end - monotonic()

    @property
    def is_over(self) -> bool:
        """Whether the time is up."""
        return self.remaining() <= 0

    def guard(self, sock: socket.socket) -> None:
        """Hang up when the time is up, whatever the connection is waiting for.

        A time-out of a socket alone would begin anew with each byte.
        """
        left = max(self.remaining(), 0.001)
        sock.settimeout(left)
        self._socket = sock.dup()  # TLS takes the socket itself over
        self._timer = Timer(left, _hang_up, [self._socket])
        self._timer.daemon = True
        self._timer.start()

    def __enter__(self) -> "Deadline":
        return self

    def __exit__(self, *_error: object) -> None:
        if self._timer:
            self._timer.cancel()
        if self._socket:
            self._socket.close()
        self._timer = self._socket = None


def _hang_up(sock: socket.socket) -> None:
    with contextlib.suppress(OSError):  # it may just have been closed
        sock.shutdown(socket.SHUT_RDWR)
