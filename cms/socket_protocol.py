"""How uvicorn serves us, with whichever program starts it: the bounds, and its WebSocket protocol with
one thing more. It hands the line's transport to the application, so that a room can write ready
frames to a thousand lines without a coroutine for each (docs/speed.md)."""

from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

EXTENSION = "rosa.transport"
MAX_FRAME = 16 * 1024  # bytes; uvicorn's own default is 16 MiB
LINGER_SECONDS = 5.0  # how long a line that was closed may take to read its last words


class TransportSocket(WebSocketsSansIOProtocol):
    """Uvicorn's protocol, with `scope["extensions"]["rosa.transport"]`.

    It holds `transport`, for whole unmasked frames between accept and close, and `writable`, an event
    that is clear while more waits than the other side takes. Uvicorn writes pings and closes to the
    same transport, each whole and at once, so frames never mix.
    """

    async def run_asgi(self) -> None:
        """As uvicorn's; once the application is done with a line, it is really gone a bit later."""
        extension = {"transport": self.transport, "writable": self.writable}
        self.scope["extensions"][EXTENSION] = extension  # type: ignore[index,assignment]
        await super().run_asgi()
        self._gone_in_a_moment()

    async def send(self, message: Any) -> None:
        """As uvicorn's; what shook hands is not kept for as long as the line is open (5 kB)."""
        await super().send(message)
        if message["type"] == "websocket.accept":
            self.request = self.response = None  # type: ignore[assignment]

    def keepalive_timeout(self) -> None:
        """As uvicorn's: nobody answers. `close` alone would wait for ever for them to read."""
        super().keepalive_timeout()
        self._gone_in_a_moment()

    def _gone_in_a_moment(self) -> None:
        if not self.disconnected:
            self.loop.call_later(LINGER_SECONDS, self._be_gone)

    def _be_gone(self) -> None:
        if not self.disconnected:
            self.transport.abort()


OPTIONS: dict[str, Any] = {
    "ws": TransportSocket,
    "ws_max_size": MAX_FRAME,
    "ws_per_message_deflate": False,  # short words: costs 20 times their writing and 100 kB a line
    "proxy_headers": False,  # ROSA_TRUSTED_PROXIES alone decides whom we believe
    "server_header": False,
    "timeout_graceful_shutdown": 5,
}
