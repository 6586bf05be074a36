"""The yardstick: the least that a broadcaster on uvloop can do. It parses, stamps and encodes a message
once and writes it to all; it knows nobody, keeps nothing and refuses nothing. `python -m bench._chat.bare PORT`"""

import asyncio
import base64
import hashlib
import sys
from typing import ClassVar

import orjson
import uvloop

from bench._chat.message import framed, stamped

KEY = b"sec-websocket-key:"
MAGIC = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


class Line(asyncio.Protocol):
    """One client."""

    everybody: ClassVar[set[asyncio.Transport]] = set()

    def connection_made(self, transport: asyncio.Transport) -> None:
        self.transport, self.rest, self.is_open = transport, b"", False

    def connection_lost(self, error: Exception | None) -> None:
        self.everybody.discard(self.transport)

    def data_received(self, data: bytes) -> None:
        data = self.rest + data
        if not self.is_open:
            if b"\r\n\r\n" not in data:
                self.rest = data
                return
            self.shake_hands(data)
            data = data[data.index(b"\r\n\r\n") + 4 :]
        while len(data) >= 6:
            head, size = 2, data[1] & 127
            if size == 126:
                head, size = 4, int.from_bytes(data[2:4], "big")
            if len(data) < head + 4 + size:
                break
            self.read(data[0] & 15, data[head : head + 4], data[head + 4 : head + 4 + size])
            data = data[head + 4 + size :]
        self.rest = data

    def shake_hands(self, request: bytes) -> None:
        begin = request.lower().index(KEY) + len(KEY)
        key = request[begin : request.index(b"\r\n", begin)].strip()
        accept = base64.b64encode(hashlib.sha1(key + MAGIC, usedforsecurity=False).digest())
        self.transport.write(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n" + framed(b'{"type":"ready"}')
        )
        self.is_open = True
        self.everybody.add(self.transport)

    def read(self, opcode: int, mask: bytes, payload: bytes) -> None:
        if opcode != 1:
            self.transport.close()
            return
        size = len(payload)
        key = int.from_bytes((mask * (size // 4 + 1))[:size], "big")
        payload = (int.from_bytes(payload, "big") ^ key).to_bytes(size, "big")
        frame = framed(orjson.dumps(stamped(orjson.loads(payload))))
        for transport in self.everybody:
            transport.write(frame)


async def main(port: int) -> None:
    """Serve until killed."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Line, "127.0.0.1", port, backlog=2048)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(main(int(sys.argv[1])))
