"""A slow phone holds up nobody, costs a bounded amount of memory, and still gets every word."""

import asyncio
import json

from asgiref.sync import sync_to_async

from chat import outbox
from chat.hub import hub
from chat.models import Message
from tests.chat.factories import fill, room_of
from tests.chat.sockets import line

in_database = sync_to_async


class Phone:
    """The other end of an outbox: reads only when told to."""

    def __init__(self) -> None:
        self.read, self.reading = [], asyncio.Event()
        self.caught_up = self.stuck = 0
        self.box = outbox.Outbox(self._send, self._catch_up, self._stuck)

    async def _send(self, text: str) -> None:
        await self.reading.wait()
        self.read.append(text)

    async def _catch_up(self) -> None:
        self.caught_up += 1

    async def _stuck(self) -> None:
        self.stuck += 1


def word(number: int) -> outbox.Parcel:
    return outbox.Parcel(f"woord {number}", 1, number)


async def test_what_waits_for_a_slow_line_is_bounded():
    phone = Phone()
    await asyncio.sleep(0)
    for number in range(1000):
        phone.box.put(word(number))
        phone.box.put(outbox.Parcel("typt", whisper=True))
    assert len(phone.box.waiting) <= outbox.MOST
    assert phone.box.behind
    await phone.box.close()


async def test_whispers_go_before_words_do():
    phone = Phone()
    for _ in range(outbox.MOST):
        phone.box.put(outbox.Parcel("typt", whisper=True))
    assert phone.box.put(word(1))
    assert [parcel.text for parcel in phone.box.waiting] == ["woord 1"]
    await phone.box.close()


async def test_a_line_that_was_behind_is_caught_up_from_the_database():
    phone = Phone()
    for number in range(outbox.MOST + 1):
        phone.box.put(word(number))
    answer = outbox.Parcel("ack")
    assert phone.box.put(answer)  # its own answers are never dropped
    phone.reading.set()
    await asyncio.sleep(0.05)
    assert phone.caught_up == 1
    assert "ack" in phone.read
    assert not phone.box.behind
    await phone.box.close()


async def test_a_line_that_takes_nothing_is_given_up(monkeypatch):
    monkeypatch.setattr(outbox, "WRITE_SECONDS", 0.05)
    phone = Phone()
    phone.box.put(word(1))
    await asyncio.sleep(0.2)
    assert phone.stuck == 1
    await phone.box.close()


async def test_after_too_many_words_at_once_the_line_has_them_all(site, resident, worker):
    room = await in_database(room_of)(site)
    async with line(room, resident) as mine:
        await mine.hello()
        listener = next(iter(hub.listeners.values()))
        reading, write = asyncio.Event(), listener.outbox._send

        async def slowly(text: str) -> None:
            await reading.wait()
            await write(text)

        listener.outbox._send = slowly
        await in_database(fill)(site, worker, 150)
        hub.heard({"kind": "change", "room": room.pk, "n": 150})
        await asyncio.sleep(0.5)
        assert len(listener.outbox.waiting) <= outbox.MOST
        reading.set()
        known: set[int] = set()
        while len(known) < 150:
            frame = await mine.next("change", "sync")
            messages = frame["messages"] if frame["type"] == "sync" else [frame["message"]]
            known |= {message["seq"] for message in messages}
        assert json.dumps(sorted(known)) == json.dumps(list(range(1, 151)))
    assert await Message.objects.acount() == 150
