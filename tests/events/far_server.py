"""A partner's web server, on this machine: it says what a test puts in, byte by byte."""

import contextlib
import socket
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from ipaddress import ip_address
from threading import Event, Thread

from events.ical_in.reach import Reach, is_public

CALENDAR = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"
TLS_HELLO = 0x16
HERE = ip_address("127.0.0.1")
NEAR = Reach(allows=lambda address: address == HERE or is_public(address), ports=None)

Say = Callable[[socket.socket, "FarServer"], None]


@dataclass
class FarServer:
    """What stands at which path, and what was asked.

    Attributes:
        answers: bytes, or a function that talks to the connection itself.
        asked: the head of each request.
    """

    port: int
    answers: dict[str, bytes | Say] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    closing: Event = field(default_factory=Event)

    def url(self, path: str = "/", scheme: str = "http", host: str = "127.0.0.1") -> str:
        """The address of a path here."""
        return f"{scheme}://{host}:{self.port}{path}"


def answer(body: bytes = CALENDAR, status: str = "200 OK", **headers: str) -> bytes:
    """An answer with its length; in names of headers `_` stands for `-`."""
    lines = [f"HTTP/1.1 {status}", *(f"{n.replace('_', '-')}: {v}" for n, v in headers.items())]
    if "Content_Length" not in headers:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


@contextlib.contextmanager
def far_server(
    host: str = "127.0.0.1", port: int = 0, tls: ssl.SSLContext | None = None
) -> Iterator[FarServer]:
    """Run one as long as the test lasts."""
    listener = socket.create_server((host, port))
    server = FarServer(listener.getsockname()[1])

    def serve() -> None:
        while not server.closing.is_set():
            try:
                connection, _peer = listener.accept()
            except OSError:
                return
            Thread(target=talk, args=(connection,), daemon=True).start()

    def talk(connection: socket.socket) -> None:
        with contextlib.suppress(OSError), connection:
            if tls:
                connection = tls.wrap_socket(connection, server_side=True)
            head = b""
            while b"\r\n\r\n" not in head:
                piece = connection.recv(4096)
                if not piece or (piece[0] == TLS_HELLO and not tls):
                    return
                head += piece
            server.asked.append(head.decode())
            said = server.answers.get(head.decode().split()[1], answer(b"", "404 Not Found"))
            if callable(said):
                said(connection, server)
            else:
                connection.sendall(said)
            connection.close()

    Thread(target=serve, daemon=True).start()
    try:
        yield server
    finally:
        server.closing.set()
        with contextlib.suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()


def drip(start: bytes) -> Say:
    """Say `start`, and then one byte now and then, for ever."""

    def say(connection: socket.socket, server: FarServer) -> None:
        connection.sendall(start)
        while not server.closing.wait(0.02):
            connection.sendall(b"x")

    return say


def pour(start: bytes, more: bytes) -> Say:
    """Say `start`, and then `more` for ever."""

    def say(connection: socket.socket, server: FarServer) -> None:
        connection.sendall(start)
        while not server.closing.is_set():
            connection.sendall(more)

    return say
