"""Whose turn it is follows at once on open pages: rest, doors, hours, hosts; the ticker finds what a hint lost."""

import asyncio
from datetime import UTC, datetime, time, timedelta

import pytest
from asgiref.sync import sync_to_async
from django.http import HttpResponse
from django.utils import timezone

from chat import guests, protocol
from chat.actions.change_room import change_room
from chat.actions.leave_as_guest import leave_as_guest
from chat.actions.take_nickname import take_nickname
from chat.hub import hub
from chat.models import Guest, GuestAccess, RoomHours, RoomStatus
from chat.ticker import tick
from moderation.actions import Whom, impose, lift
from moderation.models import Sanction
from tests.chat.factories import cid, room_of, say
from tests.chat.live.test_waiting import Reader, reader, until, wait
from tests.chat.sockets import line

in_database = sync_to_async
KEY = "the-key-of-kees"


@pytest.fixture
def talking(site):
    """The living room, where visitors may talk."""
    room = room_of(site)
    room.guests = GuestAccess.TALK
    return change_room(room)


def cookie_of_guest(key: str = KEY) -> str:
    """As the browser of a visitor sends it."""
    response = HttpResponse()
    guests.give_key(response, key)
    name = guests.cookie_name()
    return f"{name}={response.cookies[name].coded_value}"


def sit_down(room, name: str = "Kees", key: str = KEY) -> Guest:
    room.refresh_from_db()
    return take_nickname(room, name, key, timezone.now())


def rest(site, whom: Whom, by, kind: str = "rest", ago: timedelta = timedelta()) -> Sanction:
    return impose(site, whom, by, kind=kind, reason="unkind", words="", now=timezone.now() - ago)


async def test_rest_is_told_at_once_holds_in_the_socket_and_comes_back_when_it_is_ended(
    talking, site, resident, worker
):
    async with line(talking, resident) as mine:
        assert (await mine.hello())["turn"]["code"] == ""
        given = await in_database(rest)(site, Whom(person=resident), worker)
        turn = await mine.next("turn")
        assert turn["code"] == "muted"
        assert "Onaardig" in turn["text"]
        assert turn["until"]
        await mine.say("Mag ik nog", cid())
        nack = await mine.next("nack")
        assert (nack["code"], nack["final"]) == ("muted", True)
        await in_database(lift)(site, given.pk, worker, timezone.now())
        assert (await mine.next("turn"))["code"] == ""
        await mine.say("Daar ben ik weer", cid())
        await mine.next("ack")


async def test_a_lost_hint_about_rest_is_found_by_the_ticker_and_its_end_too(
    talking, site, resident, worker, monkeypatch
):
    async with line(talking, resident) as mine:
        await mine.hello()
        with monkeypatch.context() as silence:
            silence.setattr("chat.signals.tell", lambda hint: None)
            await in_database(rest)(
                site, Whom(person=resident), worker, "rest", timedelta(minutes=14)
            )
        await mine.silence()
        await tick(hub, timezone.now())
        assert (await mine.next("turn"))["code"] == "muted"
        await tick(hub, timezone.now() + timedelta(minutes=2))
        assert (await mine.next("turn"))["code"] == ""


async def test_being_sent_away_ends_the_line_in_words_and_keeps_the_door_shut(
    talking, site, resident, worker
):
    async with line(talking, resident) as mine:
        await mine.hello()
        await in_database(rest)(site, Whom(person=resident), worker, "ban")
        bye = await mine.next("bye")
        assert (bye["code"], bye["reconnect"]) == (protocol.BANNED, False)
        assert "huiskamer" in bye["text"]
    async with line(talking, resident) as again:
        await again.send(again.greeting())
        assert (await again.next("bye"))["code"] == protocol.BANNED


async def test_the_door_moves_on_open_pages_with_the_reason(talking, site, resident, worker):
    async with line(talking, resident) as mine, line(talking, worker) as team:
        await mine.hello()
        await team.hello()
        talking.status = RoomStatus.READ_ONLY
        await in_database(change_room)(talking)
        turn = await mine.next("turn")
        assert (turn["code"], turn["open"]) == ("read_only", True)
        assert (await team.next("change"))["room_state"]["status"] == "read_only"
        await team.silence()  # its turn stays the same
        talking.status = RoomStatus.OPEN
        await in_database(change_room)(talking)
        assert (await mine.next("turn"))["code"] == ""


async def test_a_room_closes_and_opens_on_open_pages_by_the_clock(talking, site, resident):
    await RoomHours.objects.acreate(room=talking, weekday=0, opens=time(19), closes=time(21))
    await in_database(change_room)(talking)
    monday = datetime(2026, 11, 30, 18, 30, tzinfo=UTC)  # 19.30 in the street
    async with line(talking, resident) as mine, line(talking) as visitor:
        await mine.hello()
        await visitor.hello()
        await tick(hub, monday)
        await tick(hub, monday + timedelta(hours=2))
        told = [await mine.next("turn") for _ in range(2)]
        assert [turn["code"] for turn in told[-2:]] == ["", "closed"]
        assert "maandag 7 december om 19.00 uur" in told[-1]["text"]
        doors = [(await visitor.next("turn"))["open"] for _ in range(2)]
        assert doors == [True, False]


async def test_a_visitor_talks_while_a_host_is_in_and_hears_when_the_host_goes(
    talking, site, resident, worker
):
    await in_database(sit_down)(talking)
    async with line(talking, cookie=cookie_of_guest()) as kees, line(talking, resident) as mine:
        assert (await kees.hello())["turn"]["code"] == "no_host"
        await mine.hello()
        await kees.say("Is er iemand", cid())
        assert (await kees.next("nack"))["code"] == "no_host"
        async with line(talking, worker) as host:
            await host.hello()
            assert (await kees.next("turn"))["code"] == ""
            await kees.say("Dag allemaal", cid())
            await kees.next("ack")
            said = (await mine.next("change"))["message"]
            assert (said["who"]["name"], said["who"]["mark"]) == ("Kees", "guest")
            await host.send({"type": "here", "cursors": {}, "visible": False})
            assert (await kees.next("turn"))["code"] == "no_host"


async def test_a_visitor_has_rest_like_everybody_and_leaving_ends_the_name(
    talking, site, resident, worker
):
    guest = await in_database(sit_down)(talking)
    async with line(talking, cookie=cookie_of_guest()) as kees, line(talking, worker) as host:
        await host.hello()
        await kees.hello()
        whom = Whom(guest_key=guest.key_hash, called="Kees")
        given = await in_database(rest)(site, whom, worker)
        while (await kees.next("turn"))["code"] != "muted":
            pass
        await kees.say("Toch even", cid())
        assert (await kees.next("nack"))["code"] == "muted"
        await in_database(lift)(site, given.pk, worker, timezone.now())
        assert (await kees.next("turn"))["code"] == ""
        await in_database(leave_as_guest)(site, KEY, timezone.now())
        bye = await kees.next("bye")
        assert bye["reconnect"]  # and comes back as somebody who reads along
    async with line(talking, cookie=cookie_of_guest()) as again:
        assert (await again.hello())["turn"]["code"] == "sign_in"


async def test_a_cookie_that_is_not_ours_is_nobody(talking, site):
    await in_database(sit_down)(talking)
    name = guests.cookie_name()
    for cookie in (f"{name}={KEY}", cookie_of_guest()[:-3] + "abc", f"{name}="):
        async with line(talking, cookie=cookie) as stranger:
            assert (await stranger.hello())["turn"]["code"] == "sign_in"


async def test_the_long_poll_tells_the_turn_and_wakes_when_it_changes(
    talking, site, resident, worker
):
    browser = await reader(resident)
    await in_database(talking.refresh_from_db)()
    poll = wait(browser, talking, talking.head)
    await until(lambda: hub.listeners)
    await asyncio.sleep(0.3)
    assert not poll.done()
    await in_database(rest)(site, Whom(person=resident), worker)
    async with asyncio.timeout(5):
        await poll
        status, frames = await wait(browser, talking, None)
    assert (status, frames[0]["turn"]["code"]) == (200, "muted")


async def test_a_visitor_reads_by_long_poll_under_the_nickname(talking, site, worker):
    guest = await in_database(sit_down)(talking)
    browser = Reader(cookie_of_guest())
    async with asyncio.timeout(5):
        _status, frames = await wait(browser, talking, None)
        _status, frames = await wait(browser, talking, None)
    assert f"g{guest.pk}" in [seat["id"] for seat in frames[0]["people"]["list"]]
    assert frames[0]["turn"]["code"] == "no_host"


async def test_who_is_sent_away_gets_words_at_the_long_poll_too(talking, site, resident, worker):
    await in_database(rest)(site, Whom(person=resident), worker, "ban")
    status, frames = await wait(await reader(resident), talking, 0)
    assert (status, frames[0]["code"], frames[0]["final"]) == (403, "banned", True)


async def test_erased_words_leave_open_pages_too(talking, site, resident):
    from chat.actions.erase import erase_before

    await in_database(say)(site, resident, "Heel oud")
    async with line(talking, resident) as mine:
        assert (await mine.hello())["messages"]
        await in_database(erase_before)(talking.pk, timezone.now() + timedelta(days=1), 10)
        page = await mine.next("sync")
        assert (page["reset"], page["messages"]) == (True, [])
