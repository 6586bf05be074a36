"""A line to the room without a network: the whole ASGI application of the project behind it."""

import asyncio
import json
from contextlib import asynccontextmanager

from asgiref.sync import sync_to_async
from asgiref.testing import ApplicationCommunicator
from django.conf import settings
from django.test import Client

from chat import database, protocol
from chat.hub import hub

HOST = "testserver"


def cookie_of(user) -> str:
    """A signed-in session's cookie header."""
    client = Client()
    client.force_login(user)
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


class Line:
    """One page's socket, read as a person's browser would."""

    def __init__(self, communicator: ApplicationCommunicator, room: int) -> None:
        self.communicator, self.room = communicator, room
        self.seen: list[dict] = []
        self.together: list[dict] = []  # events that came in one frame and were not looked at yet

    async def send(self, frame: dict | str) -> None:
        text = frame if isinstance(frame, str) else json.dumps(frame)
        await self.communicator.send_input({"type": "websocket.receive", "text": text})

    def greeting(self, cursor: int | None = None, lang: str = "nl") -> dict:
        """The first frame."""
        return {
            "type": "hello",
            "tab": "tab-00000001",
            "lang": lang,
            "rooms": [{"id": self.room, "cursor": cursor}],
        }

    async def hello(self, cursor: int | None = None, lang: str = "nl") -> dict:
        """Say hello; the sync that comes back."""
        await self.send(self.greeting(cursor, lang))
        return await self.next("sync")

    async def say(self, body: str, cid: str) -> None:
        await self.send({"type": "send", "room": self.room, "cid": cid, "body": body})

    async def next(self, *types: str, timeout: float = 5) -> dict:
        """The next frame of one of these types; others are kept in `seen`."""
        async with asyncio.timeout(timeout):
            while True:
                if not self.together:
                    self.together = await self._frame(timeout)
                event = self.together.pop(0)
                self.seen.append(event)
                if event["type"] in types:
                    return event

    async def _frame(self, timeout: float) -> list[dict]:
        message = await self.communicator.receive_output(timeout)
        if message["type"] == "websocket.close":
            return [{"type": "close", "code": message.get("code")}]
        frame = json.loads(message["text"])
        return frame if isinstance(frame, list) else [frame]

    async def silence(self, seconds: float = 0.3) -> None:
        """Nothing comes, but for whispers."""
        if not self.together and await self.communicator.receive_nothing(seconds):
            return
        for event in self.together or await self._frame(1):
            assert event["type"] in {"people", "hb", "typing"}, event

    async def close(self) -> None:
        await self.communicator.send_input({"type": "websocket.disconnect", "code": 1001})
        await self.communicator.wait(5)


def scope_of(
    host: str = HOST,
    origin: str = "",
    cookie: str = "",
    subprotocol: str = protocol.SUBPROTOCOL,
) -> dict:
    """What a server tells of a line that wants to open."""
    headers = [(b"host", host.encode()), (b"origin", origin.encode())]
    if cookie:
        headers.append((b"cookie", cookie.encode()))
    return {
        "type": "websocket",
        "path": "/ws/huiskamer/",
        "query_string": b"",
        "headers": headers,
        "client": ("127.0.0.1", 40000),
        "subprotocols": [subprotocol] if subprotocol else [],
    }


@asynccontextmanager
async def line(room, user=None, host: str = HOST, cookie: str = "", **scope):
    """Open a line to `room` as `user` (or with `cookie`), close it at the end."""
    from cms.asgi import application

    if user is not None:
        cookie = await sync_to_async(cookie_of)(user)
    scope = scope_of(host, cookie=cookie, **{"origin": f"http://{host}", **scope})
    communicator = ApplicationCommunicator(application, scope)
    await communicator.send_input({"type": "websocket.connect"})
    answer = await communicator.receive_output(5)
    assert answer["type"] == "websocket.accept", answer
    opened = Line(communicator, room.pk)
    try:
        yield opened
    finally:
        await opened.close()


def stop_hub() -> None:
    """Forget what this process knew, as a new process would."""
    hub._stop()
    database.let_go()
