"""Whatever happens in whatever order (words, hints lost or doubled, lines cut, ticks): in the end every
screen shows what a fresh page shows."""

import asyncio
import json
from contextlib import AsyncExitStack, nullcontext
from datetime import timedelta
from unittest import mock

from asgiref.sync import sync_to_async
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chat import feed, publish
from chat.actions.hide import hide, restore
from chat.actions.remove import remove
from chat.actions.send import Draft, send
from chat.hub import hub
from chat.models import Message
from chat.refusals import Refused
from chat.ticker import tick
from tests.chat.factories import NOW, cid, room_of, who
from tests.chat.live.conftest import empty_the_rooms
from tests.chat.sockets import cookie_of, line

in_database = sync_to_async
SCREENS = 3
place = st.integers(1, 8)
screen = st.integers(0, SCREENS - 1)
heard = st.booleans()  # whether the hint of this change reaches anybody
CHANGES = st.one_of(
    st.tuples(st.just("say"), screen, heard),
    st.tuples(st.sampled_from(["remove", "hide", "restore"]), place, heard),
)
TROUBLES = st.one_of(
    st.tuples(st.sampled_from(["cut", "come_back", "read"]), screen, st.just(True)),
    st.tuples(st.just("old_hint"), place, st.just(True)),
    st.tuples(st.just("tick"), st.none(), st.just(True)),
)
STEPS = st.lists(st.one_of(CHANGES, TROUBLES), min_size=5, max_size=25)


class Screen:
    """What a browser shows, by the rules of its store."""

    def __init__(self) -> None:
        self.stack, self.line, self.cursor = AsyncExitStack(), None, None
        self.messages: dict[int, dict] = {}

    async def open(self, room, cookie: str) -> None:
        if self.line is None:
            self.line = await self.stack.enter_async_context(line(room, cookie=cookie))
            await self.line.send(self.line.greeting(self.cursor))
            await self.hear(await self.line.next("sync"))

    async def cut(self) -> None:
        self.line = None
        await self.stack.aclose()

    async def read(self) -> None:
        """Take in what came."""
        while self.line and not await self.line.communicator.receive_nothing(0.02, 0.005):
            frames = json.loads((await self.line.communicator.receive_output(1))["text"])
            for frame in frames if isinstance(frames, list) else [frames]:
                await self.hear(frame)

    async def hear(self, frame: dict) -> None:
        if frame["type"] == "sync":
            if frame["reset"]:
                self.messages.clear()
            self.place(*frame["messages"])
            self.cursor = max(frame["head"], 0 if frame["reset"] else self.cursor or 0)
        elif frame["type"] == "change" and frame["prev"] > self.cursor:
            await self.ask()
        elif frame["type"] == "change":
            self.place(*filter(None, [frame.get("message")]))
            self.cursor = max(self.cursor, frame["n"])

    async def ask(self) -> None:
        """A gap: ask for what is missing."""
        known = {str(self.line.room): self.cursor}
        await self.line.send({"type": "here", "cursors": known, "visible": True})

    def place(self, *messages: dict) -> None:
        for message in messages:
            known = self.messages.get(message["seq"])
            if known is None or known["rev"] < message["rev"]:
                self.messages[message["seq"]] = message


class Talk:
    """Carries out a schedule."""

    def __init__(self, site, users) -> None:
        self.site, self.users = site, users
        self.room = room_of(site)
        self.cookies = [cookie_of(user) for user in users]
        self.people = [who(user, site) for user in users]
        self.screens = [Screen() for _ in users]
        self.now = NOW

    async def run(self, steps) -> None:
        for one, cookie in zip(self.screens, self.cookies, strict=True):
            await one.open(self.room, cookie)
            await one.read()
        for name, value, is_heard in steps:
            with nullcontext() if is_heard else mock.patch.object(publish, "tell"):
                await getattr(self, name)(value)
        for number, one in enumerate(self.screens):
            await self.come_back(number)
            await one.read()
        await self.tick(None)
        for _ in range(3):
            for one in self.screens:
                await one.read()

    async def say(self, number: int) -> None:
        self.now += timedelta(seconds=20)
        draft = Draft(cid(), f"om {self.now:%H.%M.%S}", "nl")
        await in_database(send)(self.room, self.people[number], draft, self.now)

    async def remove(self, seq: int) -> None:
        await in_database(self._remove)(seq)

    def _remove(self, seq: int) -> None:
        for person in self.people:
            try:
                remove(self.room, person, seq, self.now)
            except Refused:
                continue

    async def hide(self, seq: int) -> None:
        await in_database(self._moderate)(hide, seq)

    async def restore(self, seq: int) -> None:
        await in_database(self._moderate)(restore, seq)

    def _moderate(self, act, seq: int) -> None:
        if message := Message.objects.filter(room=self.room, seq=seq).first():
            act(message)

    async def old_hint(self, number: int) -> None:
        publish.tell_soon({"kind": "change", "room": self.room.pk, "n": number})

    async def cut(self, number: int) -> None:
        await self.screens[number].cut()

    async def come_back(self, number: int) -> None:
        await self.screens[number].open(self.room, self.cookies[number])

    async def read(self, number: int) -> None:
        await self.screens[number].read()

    async def tick(self, _none) -> None:
        await tick(hub, timezone.now())

    async def close(self) -> None:
        for one in self.screens:
            await one.cut()


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_every_screen_ends_as_a_fresh_page(house, resident, neighbour, worker, steps):
    empty_the_rooms()
    talk = Talk(house.site, [resident, neighbour, worker])

    async def play() -> None:
        try:
            async with asyncio.timeout(60):
                await talk.run(steps)
        finally:
            await talk.close()

    asyncio.run(play())
    fresh = feed.newest(talk.room.pk)
    expected = {message["seq"]: message for message in fresh.data()["messages"]}
    for one in talk.screens:
        assert (one.messages, one.cursor) == (expected, fresh.head)
