"""Where no socket comes through, a request waits for the next words, and costs nothing while it waits."""

import asyncio
import json
import threading
from contextlib import AsyncExitStack, asynccontextmanager

import pytest
from asgiref.sync import sync_to_async
from asgiref.testing import ApplicationCommunicator
from django.db.backends.signals import connection_created

from chat import waiting
from chat.hub import hub
from chat.presence import present
from cms.asgi import application
from tests.chat.factories import room_of, say
from tests.chat.sockets import cookie_of, line

in_database = sync_to_async


@pytest.fixture(autouse=True)
def shorter_waits(monkeypatch):
    """Who hangs up at the very start of a request is noticed at its end."""
    monkeypatch.setattr(waiting, "SECONDS", 5)


class Reader:
    """A browser before the whole application, as a server runs it: a thread of its own per request."""

    def __init__(self, cookie: str = "") -> None:
        self.headers = [(b"host", b"testserver"), (b"cookie", cookie.encode())]

    async def get(self, path: str) -> tuple[int, list]:
        """Status and JSON of the answer. Cancelled, it hangs up, and stays until the application knows:
        a loop that ends with a request in it leaves its thread waiting for ever."""
        place, _, query = path.partition("?")
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": "GET",
            "path": place,
            "query_string": query.encode(),
            "headers": self.headers,
        }
        request = ApplicationCommunicator(application, scope)
        await request.send_input({"type": "http.request"})
        try:
            start = await request.receive_output(30)
            body = (await request.receive_output(5))["body"]
            await asyncio.wait([request.future], timeout=10)
        except asyncio.CancelledError:
            await request.send_input({"type": "http.disconnect"})
            await asyncio.wait([request.future], timeout=waiting.SECONDS + 10)
            raise
        return start["status"], json.loads(body)


async def reader(user=None) -> Reader:
    """A browser, signed in as `user`."""
    return Reader(await in_database(cookie_of)(user) if user else "")


def wait(browser: Reader, room, cursor: int | None, tab: str = "tab-00000001"):
    """Ask for what comes after `cursor`."""
    after = "" if cursor is None else f"&na={cursor}"
    path = f"/huiskamer/wacht/?kamer={room.pk}&tab={tab}{after}"
    return asyncio.ensure_future(browser.get(path))


class PollingPage:
    """A page without socket: asks again after each answer, as the script does."""

    def __init__(self, browser: Reader, room, tab: str = "tab-00000001") -> None:
        self.browser, self.room, self.tab = browser, room, tab
        self.cursor, self.said, self.statuses = 0, [], set()
        self.task = asyncio.ensure_future(self._poll())

    async def _poll(self) -> None:
        while True:
            status, frames = await wait(self.browser, self.room, self.cursor, self.tab)
            self.statuses.add(status)
            for frame in frames:
                self.cursor = max(self.cursor, frame.get("head", 0), frame.get("n", 0))
                if frame["type"] == "sync":
                    self.said += [message["body"] for message in frame["messages"]]
                elif frame["type"] == "change":
                    self.said.append(frame["message"]["body"])

    async def __aenter__(self) -> "PollingPage":
        return self

    async def __aexit__(self, *error) -> None:
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)


def listeners() -> int:
    """How many pages hear the room now."""
    return sum(len(room.listeners) for room in hub.rooms.values())


async def until(question, seconds: float = 5) -> None:
    """Wait until `question` is answered with yes."""
    async with asyncio.timeout(seconds):
        while not question():
            await asyncio.sleep(0.02)


@asynccontextmanager
async def connections_counted():
    """The database connections that were opened meanwhile, but for those that the room's own few
    threads keep for everybody."""
    opened: list = []

    def keep(connection, **kwargs) -> None:
        if not threading.current_thread().name.startswith("rosa-chat"):
            opened.append(connection)

    connection_created.connect(keep, weak=False)
    try:
        yield lambda: sum(one.connection is not None for one in opened)
    finally:
        connection_created.disconnect(keep)


async def test_words_wake_who_waits_and_come_once(site, resident, neighbour):
    room = await in_database(room_of)(site)
    async with PollingPage(await reader(resident), room) as page:
        await until(lambda: listeners() == 1)
        for word in ("Eén", "Twee", "Drie"):
            await in_database(say)(site, neighbour, word)
        await until(lambda: len(page.said) == 3)
        assert page.said == ["Eén", "Twee", "Drie"]


async def test_what_was_said_before_is_answered_at_once(site, resident, neighbour):
    room = await in_database(room_of)(site)
    await in_database(say)(site, neighbour, "Gisteren")
    async with asyncio.timeout(5):
        _status, [first, *_rest] = await wait(await reader(resident), room, 0)
    assert (first["type"], [m["body"] for m in first["messages"]]) == ("sync", ["Gisteren"])


async def test_nothing_new_is_answered_after_a_while_and_keeps_the_seat(
    site, resident, monkeypatch
):
    monkeypatch.setattr(waiting, "SECONDS", 0.1)
    room = await in_database(room_of)(site)
    for _ in range(2):
        _status, frames = await wait(await reader(resident), room, 0)
        assert not [frame for frame in frames if frame["type"] == "change"]
    assert (await in_database(present)(room)).count == 1


async def test_who_waits_holds_no_database_connection(site, resident):
    room = await in_database(room_of)(site)
    async with connections_counted() as held, AsyncExitStack() as stack:
        pages = [
            await stack.enter_async_context(PollingPage(await reader(), room, f"tab-{n:08d}"))
            for n in range(4)
        ]
        await until(lambda: listeners() == 4 and held() == 0)
        await in_database(say)(site, resident, "Het is zo ver")
        await until(lambda: all(page.said == ["Het is zo ver"] for page in pages))
        assert all(page.statuses == {200} for page in pages)


async def test_who_comes_in_lets_go_of_one_connection_before_asking_for_another(site, monkeypatch):
    """Or many who come at once would each hold one and wait for a second, until the pool gives up."""
    room = await in_database(room_of)(site)
    look, found = waiting._who_and_where, []
    async with connections_counted() as held:
        monkeypatch.setattr(
            waiting, "_who_and_where", lambda request: (found.append(held()), look(request))[1]
        )
        async with PollingPage(await reader(), room):
            await until(lambda: listeners() == 1)
    assert found[0] == 0


async def test_open_sockets_do_not_keep_others_from_waiting(site, resident, monkeypatch):
    monkeypatch.setattr(waiting, "MOST_WAITING", 2)
    room = await in_database(room_of)(site)
    async with line(room, resident) as one, line(room, resident) as two:
        await one.hello()
        await two.hello()
        await asyncio.sleep(0.5)  # until who came in is told
        poll = wait(await reader(resident), room, 0)
        await until(lambda: listeners() == 3)
        await asyncio.sleep(0.3)
        assert not poll.done()
        await in_database(say)(site, resident, "Ja hoor")
        assert "Ja hoor" in str(await poll)


async def test_a_page_that_is_closed_stops_waiting(site):
    room = await in_database(room_of)(site)
    async with PollingPage(await reader(), room):
        await until(lambda: listeners() == 1)
    await until(lambda: not hub.listeners)
