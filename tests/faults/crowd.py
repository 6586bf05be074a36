"""People in the room as their browsers behave: they come back, repeat until they are heard, and never
count a word as said before it was acknowledged."""

import asyncio
import json
import random
import urllib.request
import uuid
from contextlib import suppress
from dataclasses import dataclass, field

from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

ACK_SECONDS = 5.0
MOST_CHANGES = 200  # further behind than this, a page may be started anew
HERE_SECONDS = 5.0  # a browser says it every 25 s; here time is dearer


@dataclass
class Neighbour:
    """One open page.

    Attributes:
        ports: workers to which the line may be opened.
        messages: what stands on the screen: place -> (number of the change, state, words).
        acked: what was said and acknowledged: cid -> place.
        closed: codes with which lines ended.
        came_in: number of the last change when this page was first filled; None before.
        more: there are older messages than those on the screen.
        anew: what the page knew, and what it was given, each time it was started anew.
    """

    name: str
    session: str
    room: int
    ports: list[int]
    cursor: int | None = None
    messages: dict[int, tuple[int, str, str]] = field(default_factory=dict)
    acked: dict[str, int] = field(default_factory=dict)
    waiting: dict[str, str] = field(default_factory=dict)
    people: dict[str, dict] = field(default_factory=dict)
    closed: list[int] = field(default_factory=list)
    refused: list[dict] = field(default_factory=list)
    came_in: int | None = None
    more: bool = False
    anew: list[tuple[int, int]] = field(default_factory=list)
    line: object = None
    port: int = 0
    stopped: bool = False

    def stop(self) -> None:
        """Don't come back when this line ends."""
        self.stopped = True

    async def live(self) -> None:
        """Keep a line open, until told to stop."""
        turn = int(self.name)  # as many at each worker
        while not self.stopped:
            self.port = self.ports[turn % len(self.ports)]
            try:
                await self._one_line()
            except* (_Gone, OSError, WebSocketException, TimeoutError):
                self.line = None
            turn += 1
            await asyncio.sleep(random.uniform(0.2, 1.0))

    async def _one_line(self) -> None:
        cookie = "; ".join(f"rosa-{port}={self.session}" for port in self.ports)
        async with connect(
            f"ws://localhost:{self.port}/ws/huiskamer/",
            subprotocols=["rosa.chat.v1"],
            origin=f"http://localhost:{self.port}",
            additional_headers={"Cookie": cookie},
            compression=None,
            open_timeout=20,
            ping_interval=None,
            proxy=None,
        ) as line:
            hello = {"type": "hello", "tab": f"tab-{self.name}", "lang": "nl"}
            await self._put(line, hello | {"rooms": [{"id": self.room, "cursor": self.cursor}]})
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._say_i_am_here(line))
                tasks.create_task(self._repeat(line))
                tasks.create_task(self._read_back())
                await self._listen(line)
                raise _Gone

    async def _listen(self, line) -> None:
        try:
            async for text in line:
                frames = json.loads(text)
                for frame in frames if isinstance(frames, list) else [frames]:
                    await self._hear(line, frame)
        finally:
            self.closed.append(line.close_code or 1006)

    async def _hear(self, line, frame: dict) -> None:
        kind = frame["type"]
        if kind == "sync":
            if frame["reset"]:
                self._start_anew(frame)
            for message in frame["messages"]:
                self._place(message)
            self.cursor = max(frame["head"], 0 if frame["reset"] else self.cursor or 0)
            self.people = {seat["id"]: seat for seat in frame["people"]["list"]}
            self.line = line
        elif kind == "change":
            if self.cursor is None or frame["prev"] > self.cursor:
                await self._here(line)
                return
            if frame.get("message"):
                self._place(frame["message"])
            self.cursor = max(self.cursor, frame["n"])
        elif kind == "hb":
            if frame["heads"].get(str(self.room), 0) > (self.cursor or 0):
                await self._here(line)
        elif kind == "people":
            self.people |= {seat["id"]: seat for seat in frame["join"]}
            for gone in frame["left"]:
                self.people.pop(gone, None)
        elif kind == "ack" and "cid" in frame:
            self.acked[frame["cid"]] = frame["seq"]
            self.waiting.pop(frame["cid"], None)
        elif kind == "nack" and frame.get("final") and "cid" in frame:
            self.refused.append(frame)
            self.waiting.pop(frame["cid"], None)

    def _place(self, message: dict) -> None:
        seq, known = message["seq"], self.messages.get(message["seq"])
        if known is None or known[0] < message["rev"]:
            self.messages[seq] = (message["rev"], message["state"], message["body"])

    def _start_anew(self, frame: dict) -> None:
        if self.came_in is None:
            self.came_in = frame["head"]
        else:
            self.anew.append((self.cursor or 0, frame["head"]))
        self.messages.clear()
        self.more = frame["more"]

    @property
    def unjust(self) -> list[tuple[int, int]]:
        """Times that the page was started anew though it could have been given the changes alone."""
        return [(known, head) for known, head in self.anew if head - known <= MOST_CHANGES]

    @property
    def has_read_back(self) -> bool:
        """Whether all that was said since they came in can be on the screen."""
        return not self.more or min(self.messages, default=0) <= (self.came_in or 0) + 1

    async def _read_back(self) -> None:
        """After a page that started anew: scroll up to where they came in, as somebody does who wants to
        know what was said. Asks only for what is older than the page, so it mends nothing that got lost."""
        while True:
            await asyncio.sleep(0.1)
            if not self.has_read_back:
                with suppress(OSError):
                    page = await asyncio.to_thread(self._history, min(self.messages))
                    for message in page["messages"]:
                        self._place(message)
                    self.more = page["more"]

    def _history(self, before: int) -> dict:
        address = (
            f"http://localhost:{self.port}/huiskamer/geschiedenis/?kamer={self.room}&voor={before}"
        )
        cookie = f"rosa-{self.port}={self.session}"
        request = urllib.request.Request(address, headers={"Cookie": cookie})
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)

    async def _here(self, line) -> None:
        if self.cursor is None:  # a page is filled before it says how far it is
            return
        cursors = {str(self.room): self.cursor}
        await self._put(line, {"type": "here", "cursors": cursors, "visible": True})

    async def _say_i_am_here(self, line) -> None:
        while True:
            await asyncio.sleep(HERE_SECONDS * random.uniform(0.8, 1.2))
            await self._here(line)

    async def _repeat(self, line) -> None:
        """One message on its way at a time, said again until it is acknowledged."""
        while True:
            if self.line is not line or not self.waiting:
                await asyncio.sleep(0.05)
                continue
            cid = next(iter(self.waiting))
            send = {"type": "send", "room": self.room, "cid": cid, "body": self.waiting[cid]}
            await self._put(line, send)
            with suppress(TimeoutError):
                async with asyncio.timeout(ACK_SECONDS):
                    while cid in self.waiting:
                        await asyncio.sleep(0.02)

    async def _put(self, line, frame: dict) -> None:
        await line.send(json.dumps(frame))

    def say(self, cid: str, body: str) -> None:
        """Put words in the outbox."""
        self.waiting[cid] = body


class _Gone(Exception):
    """The line ended: its tasks go with it."""


class Crowd:
    """Everybody in the room.

    Args:
        talkers: how many of them talk.
    """

    def __init__(self, sessions: list[str], room: int, ports: list[int], talkers: int) -> None:
        self.everybody = [Neighbour(f"{n:08d}", s, room, ports) for n, s in enumerate(sessions)]
        self.talkers = self.everybody[:talkers]
        self.said: dict[str, str] = {}
        self._tasks: list[asyncio.Task] = []
        self._round = 0
        self._crowd = uuid.uuid4().hex[:8]

    async def __aenter__(self) -> "Crowd":
        self._tasks = [asyncio.create_task(one.live()) for one in self.everybody]
        await self.until(lambda: all(one.line for one in self.everybody), 60, "not everybody is in")
        return self

    async def __aexit__(self, *error) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def talk(self, seconds: float, every: float = 1.5) -> None:
        """Everybody who talks says something each `every` seconds."""
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while loop.time() < end:
            self._round += 1
            for one in self.talkers:
                cid = f"{self._crowd}-{one.name}-{self._round:06d}"
                body = f"{one.name} zegt {self._round}"
                self.said[cid] = body
                one.say(cid, body)
                await asyncio.sleep(every / len(self.talkers))

    async def agree(self, seconds: float = 60) -> None:
        """Wait until everything was acknowledged and stands on every screen."""
        await self.until(
            lambda: not any(one.waiting for one in self.talkers), seconds, "unanswered"
        )
        await self.until(self._all_see_the_same, seconds, "the screens differ")

    def _all_see_the_same(self) -> bool:
        last = max(one.cursor or 0 for one in self.everybody)
        return all(one.line and one.cursor == last and one.has_read_back for one in self.everybody)

    async def until(self, true, seconds: float, why: str) -> None:
        """Wait for `true()`, or fail with `why` and how things stand."""
        try:
            async with asyncio.timeout(seconds):
                while not true():
                    await asyncio.sleep(0.1)
        except TimeoutError:
            raise AssertionError(f"{why}: {self.standing()}") from None

    def standing(self) -> str:
        """How things stand, for who reads a failure."""
        return ", ".join(
            f"{one.name[-2:]}:{'in' if one.line else 'out'}@{one.cursor}/{len(one.waiting)}"
            for one in self.everybody
        )
