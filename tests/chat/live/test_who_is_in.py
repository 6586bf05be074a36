"""Who is in: leases, never counters. Several pages of one person are one person, and nobody flickers."""

import asyncio
from datetime import timedelta

from asgiref.sync import sync_to_async
from django.db.models import F
from django.utils import timezone

from chat import database
from chat import hub as hubs
from chat.hub import hub
from chat.models import Lease
from chat.ticker import tick
from tests.chat.factories import room_of
from tests.chat.sockets import line

in_database = sync_to_async


async def names_in(each) -> list[str]:
    """Who a fresh page sees."""
    return [seat["name"] for seat in (await each.hello())["people"]["list"]]


async def test_some_time_after_the_last_one_left_the_connections_are_given_back(
    site, resident, monkeypatch
):
    room = await in_database(room_of)(site)
    monkeypatch.setattr(hubs, "IDLE_SECONDS", 0.05)
    troubles: list[dict] = []
    asyncio.get_running_loop().set_exception_handler(lambda _loop, what: troubles.append(what))
    async with line(room, resident) as mine:
        await mine.hello()
    async with asyncio.timeout(5):
        while any(hand.held.connection for hand in database._hands):
            await asyncio.sleep(0.02)
    assert not troubles


async def test_who_comes_in_is_seen_and_several_pages_count_once(site, resident, neighbour):
    room = await in_database(room_of)(site)
    async with line(room, resident) as mine:
        await mine.hello()
        async with line(room, neighbour) as first, line(room, neighbour) as second:
            await first.hello()
            people = await mine.next("people")
            while not people["join"] or people["join"][0]["name"] != "Buur":
                people = await mine.next("people")
            assert people["count"] == 2
            assert (await second.hello())["people"]["count"] == 2


async def test_a_page_that_is_loaded_again_does_not_flicker(site, resident, neighbour):
    room = await in_database(room_of)(site)
    async with line(room, resident) as mine:
        await mine.hello()
        async with line(room, neighbour) as theirs:
            await theirs.hello()
            await mine.next("people")
        async with line(room, neighbour) as again:
            await again.hello()
            await asyncio.sleep(0.3)
        assert not any(frame["left"] for frame in mine.seen if frame["type"] == "people")


async def test_a_worker_that_died_leaves_no_ghost(site, resident, neighbour):
    room = await in_database(room_of)(site)
    ghost = Lease(key="dead", room=room, person=neighbour, expires=timezone.now())
    ghost.expires += timedelta(seconds=60)
    await ghost.asave()
    async with line(room, resident) as mine:
        assert "Buur" in await names_in(mine)
        await Lease.objects.filter(key="dead").aupdate(expires=F("expires") - timedelta(seconds=61))
        await tick(hub, timezone.now(), count=4)
        people = await mine.next("people")
        while not people["left"]:
            people = await mine.next("people")
        assert people["left"] == [f"u{neighbour.pk}"]
    assert not await Lease.objects.filter(key="dead").aexists()


async def test_the_seat_of_an_open_page_is_kept(site, resident):
    room = await in_database(room_of)(site)
    async with line(room, resident) as mine:
        await mine.hello()
        await Lease.objects.aupdate(expires=timezone.now() + timedelta(seconds=3))
        await tick(hub, timezone.now(), count=4)
        lease = await Lease.objects.aget()
        assert lease.expires > timezone.now() + timedelta(seconds=30)


async def test_a_screen_that_is_off_is_away_for_a_bit(site, resident, neighbour):
    room = await in_database(room_of)(site)
    async with line(room, resident) as mine, line(room, neighbour) as theirs:
        await theirs.hello()
        await mine.hello()
        await theirs.send({"type": "here", "cursors": {}, "visible": False})
        people = await mine.next("people")
        while not any(seat["away"] for seat in people["join"]):
            people = await mine.next("people")
        assert [seat["name"] for seat in people["join"] if seat["away"]] == ["Buur"]


async def test_a_visitor_counts_and_sees_only_the_team(site, resident, worker):
    room = await in_database(room_of)(site)
    async with line(room, resident) as mine, line(room, worker) as team, line(room) as visitor:
        await mine.hello()
        await team.hello()
        people = (await visitor.hello())["people"]
        seen = [seat["name"] for seat in people["list"]]
        while people["count"] < 2 or not seen:
            people = await visitor.next("people")
            seen += [seat["name"] for seat in people["join"]]
        assert seen == ["Werker"]
