"""Hints are only hints: lost, doubled or late, every word arrives once and in order."""

import asyncio

from asgiref.sync import sync_to_async
from django.db import OperationalError
from django.utils import timezone

from chat import feed, protocol, publish, reception
from chat.actions.change_room import change_room
from chat.hub import hub
from chat.models import GuestAccess
from chat.ticker import tick
from tests.chat.factories import cid, room_of, say, say_many
from tests.chat.sockets import line

in_database = sync_to_async


async def test_a_lost_hint_is_found_by_the_ticker(site, resident, neighbour, monkeypatch):
    room = await in_database(room_of)(site)
    async with line(room, resident) as mine:
        await mine.hello()
        with monkeypatch.context() as silence:
            silence.setattr(publish, "tell", lambda hint: None)
            await in_database(say_many)(site, [neighbour], 3)
        await mine.silence()
        await tick(hub, timezone.now())
        changes = [await mine.next("change") for _ in range(3)]
        assert [(c["prev"], c["n"]) for c in changes] == [(0, 1), (1, 2), (2, 3)]


async def test_words_of_another_process_behind_our_own_do_not_wait_for_the_ticker(
    site, resident, neighbour, monkeypatch
):
    """The hub has our own words at hand; the hint of what came after them must not end there."""
    room = await in_database(room_of)(site)
    async with line(room, resident) as mine:
        await mine.hello()
        with monkeypatch.context() as silence:
            silence.setattr(publish, "tell", lambda hint: None)
            await mine.say("Van hier", cid())
            await mine.next("ack")
            await in_database(say)(site, neighbour, "Van elders")
        publish.tell_soon({"kind": "change", "room": room.pk, "n": 2})
        heard = [await mine.next("change", timeout=2) for _ in range(2)]
        assert [(c["n"], c["message"]["body"]) for c in heard] == [
            (1, "Van hier"),
            (2, "Van elders"),
        ]


async def test_no_word_is_skipped_when_the_rules_changed_behind_it(
    site, resident, neighbour, monkeypatch
):
    """Own words, words of another process, another topic, own words; the hub hears of the first and
    the last of them only, at the same moment."""
    room = await in_database(room_of)(site)

    def meanwhile() -> None:
        say(site, neighbour, "Van elders")
        now = room_of(site)
        now.topic = "Tuinen"
        change_room(now)

    async with line(room, resident) as mine:
        await mine.hello()
        with monkeypatch.context() as silence:
            silence.setattr(publish, "tell", lambda hint: None)
            await mine.say("Van hier", cid())
            await mine.next("ack")
            await in_database(meanwhile)()
            await mine.say("Weer van hier", cid())
            await mine.next("ack")
        for number in (1, 4):
            publish.tell_soon({"kind": "change", "room": room.pk, "n": number})
        heard = [await mine.next("change") for _ in range(4)]
        assert [(c["prev"], c["n"]) for c in heard] == [(0, 1), (1, 2), (2, 3), (3, 4)]


async def test_the_heartbeat_tells_of_a_lost_last_message(site, resident, neighbour):
    room = await in_database(room_of)(site)
    async with line(room, resident) as mine:
        await mine.hello()
        await in_database(say)(site, neighbour)
        await mine.next("change")
        await mine.send({"type": "here", "cursors": {str(room.pk): 0}, "visible": True})
        page = await mine.next("sync")
        assert [m["seq"] for m in page["messages"]] == [1]
        assert (await mine.next("hb"))["heads"] == {str(room.pk): 1}


async def test_a_doubled_or_late_hint_tells_nothing_twice(site, resident, neighbour):
    room = await in_database(room_of)(site)
    async with line(room, resident) as mine:
        await mine.hello()
        await in_database(say)(site, neighbour)
        await mine.next("change")
        for number in (1, 1, 0):
            publish.tell_soon({"kind": "change", "room": room.pk, "n": number})
        await mine.silence()


async def test_many_who_talk_at_once_are_heard_in_one_order_by_all(
    site, resident, neighbour, worker
):
    room = await in_database(room_of)(site)
    async with (
        line(room, resident) as one,
        line(room, neighbour) as two,
        line(room, worker) as three,
    ):
        lines = [one, two, three]
        for each in lines:
            await each.hello()
        await asyncio.gather(*(each.say(f"Woord {n}", cid()) for each in lines for n in range(5)))
        for each in lines:
            numbers = [(await each.next("change"))["n"] for _ in range(15)]
            assert numbers == list(range(1, 16))


async def test_a_door_that_moves_during_a_reading_is_not_overlooked(
    site, resident, neighbour, monkeypatch
):
    """The room is read first, then its messages; between the two its door may move."""
    room = await in_database(room_of)(site)
    read_room = feed._room
    moved = []

    def slowly(room_id: int):
        found = read_room(room_id)
        if not moved and found.head == 1:
            moved.append(True)
            room.guests = GuestAccess.OUT
            change_room(room)
            say(site, neighbour, "Daarna gezegd")
        return found

    async with line(room) as visitor, line(room, resident) as mine:
        await visitor.hello()
        await mine.hello()
        monkeypatch.setattr(feed, "_room", slowly)
        await in_database(say)(site, neighbour, "Eerst gezegd")
        assert (await visitor.next("bye"))["code"] == protocol.NO_ROOM
        assert "Daarna gezegd" not in str(visitor.seen)
        kinds = [set(await mine.next("change")) & {"message", "room_state"} for _ in range(3)]
        assert kinds == [{"message"}, {"room_state"}, {"message"}]


async def test_a_database_that_stumbles_at_hello_asks_to_come_back(site, resident, monkeypatch):
    room = await in_database(room_of)(site)

    def stumble(*args, **kwargs):
        raise OperationalError("database is locked")

    async with line(room, resident) as mine:
        monkeypatch.setattr(reception, "take_seats", stumble)
        await mine.send(mine.greeting())
        bye = await mine.next("bye")
        assert (bye["code"], bye["reconnect"]) == (protocol.RESTART, True)


async def test_a_database_that_stumbles_at_the_door_asks_to_come_back(site, resident, monkeypatch):
    room = await in_database(room_of)(site)

    def stumble(*args, **kwargs):
        raise OperationalError("the database is starting up")

    monkeypatch.setattr(reception, "person_for", stumble)
    async with line(room, resident) as mine:
        assert (await mine.next("bye"))["reconnect"]
        assert (await mine.next("close"))["code"] == protocol.RESTART
