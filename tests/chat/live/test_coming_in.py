"""Many who come in at the same moment are asked about together, and each gets their own answer."""

import asyncio
import time
from datetime import timedelta

import pytest
from asgiref.sync import sync_to_async
from django.contrib.sessions.models import Session
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from chat import limits, presence, protocol, reception
from chat.models import Block, Lease
from chat.person import person_for
from chat.presence import Arrival
from chat.reception import Caller, Entry
from people.models import User
from tests.chat.factories import room_of
from tests.chat.sockets import cookie_of, line
from tests.conftest import LOMBOK_HOST

in_database = sync_to_async


def session_of(user) -> str:
    """The key of a session in which `user` is signed in."""
    return cookie_of(user).partition("=")[2]


async def test_everybody_at_once_is_who_they_are(site, resident, neighbour, worker, outsider):
    room = await in_database(room_of)(site)
    everybody = [resident, neighbour, worker, outsider]
    lines = [line(room, user) for user in everybody]
    entered = await asyncio.gather(*(each.__aenter__() for each in lines))
    try:
        await asyncio.gather(*(each.hello() for each in entered))
        welcomes = [next(f for f in each.seen if f["type"] == "welcome") for each in entered]
        assert [frame["me"]["id"] for frame in welcomes] == [f"u{user.pk}" for user in everybody]
        marks = [frame["me"]["mark"] for frame in welcomes]
        assert marks == ["", "", "worker", ""], "a chief editor of elsewhere receives nobody here"
    finally:
        for each in lines:
            await each.__aexit__(None, None, None)


def test_more_people_hardly_ask_more_of_the_database(site, resident, neighbour, worker, moderator):
    counts = []
    reception.site_for_host(LOMBOK_HOST)  # the table of hosts is kept for a minute
    for people in ([resident], [resident, neighbour, worker, moderator]):
        callers = [Caller(LOMBOK_HOST, session_of(user), "") for user in people]
        with CaptureQueriesContext(connection) as queries:
            found = reception._look_at(callers)
        assert [known.person.user_id for known in found] == [user.pk for user in people]
        counts.append(len(queries))
    assert counts[0] == counts[1], counts


def test_a_crowd_sits_down_and_stands_up_as_one_does(site, resident, neighbour, worker):
    room, people = room_of(site), [person_for(user, site) for user in (resident, neighbour, worker)]
    counts = []
    for crowd in (people[:1], people):
        arrivals = [Arrival(f"{person.user_id}.1", room, person) for person in crowd]
        with CaptureQueriesContext(connection) as queries:
            reception._seat(arrivals)
            reception._stand_up([arrival.key for arrival in arrivals])
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert presence.present(room).count == 3, "a seat stays warm for a moment"
    assert not Lease.objects.filter(expires__gt=timezone.now() + timedelta(seconds=20)).exists()


def test_only_a_session_that_holds_tells_who_rings(site, resident, neighbour, worker, moderator):
    keys = [session_of(user) for user in (resident, neighbour, worker, moderator)]
    holds, is_over, *_others = keys
    Session.objects.filter(session_key=is_over).update(expire_date=timezone.now())
    worker.set_password("een ander woord")
    worker.save()
    User.objects.filter(pk=moderator.pk).update(is_active=False)
    changed = Session.objects.create(
        session_key="veranderd",
        session_data="geen:teken",
        expire_date=Session.objects.get(pk=holds).expire_date,
    )
    asked = [*keys, changed.session_key, "bestaat-niet", "met\x00nul", ""]
    found = reception._look_at([Caller(LOMBOK_HOST, key, "") for key in asked])
    assert [known.person.user_id for known in found] == [resident.pk] + [None] * 7
    assert found[0].account.session == holds
    assert found[1].account is None


def test_each_hears_only_what_they_blocked_themselves(site, resident, neighbour, worker):
    room = room_of(site)
    Block.objects.create(site=site, blocker=resident, blocked=neighbour)
    now = timezone.now()
    entries = [Entry(site, person_for(user, site), (room.pk,), now) for user in (resident, worker)]
    mine, theirs = reception._let_in(entries)
    assert (mine.blocked, theirs.blocked) == ([f"u{neighbour.pk}"], [])


async def test_one_who_can_not_be_looked_up_stops_nobody_else(
    site, resident, neighbour, monkeypatch
):
    room = await in_database(room_of)(site)
    known = reception.person_for

    def stumble(user, of):
        if user.pk == neighbour.pk:
            raise OperationalError("the database is starting up")
        return known(user, of)

    monkeypatch.setattr(reception, "person_for", stumble)
    async with line(room, resident) as mine, line(room, neighbour) as theirs:
        assert (await theirs.next("bye"))["reconnect"]
        assert await mine.hello()


@pytest.mark.parametrize(
    ("limit", "comes_back"), [("SOCKETS_PER_PERSON", False), ("SOCKETS_PER_ADDRESS", True)]
)
async def test_only_so_many_pages_at_a_time_and_who_goes_makes_room(
    site, resident, monkeypatch, limit, comes_back
):
    monkeypatch.setattr(limits, limit, 2)
    room = await in_database(room_of)(site)
    async with line(room, resident) as first:
        await first.hello()
        async with line(room, resident) as second:
            await second.hello()
            async with line(room, resident) as third:
                bye = await third.next("bye")
                assert (bye["code"], bye["reconnect"]) == (protocol.FLOOD, comes_back)
        async with line(room, resident) as again:
            assert await again.hello()
    async with line(room, resident) as later:
        assert await later.hello()


async def test_who_comes_in_with_others_is_no_new_question_who_is_in(site, resident, monkeypatch):
    questions = []

    def slowly(room):
        questions.append(room)
        time.sleep(0.3)
        return presence.present(room)

    monkeypatch.setattr("chat.hub.present", slowly)
    monkeypatch.setattr("chat.hub.LOOK_SECONDS", 60)
    room = await in_database(room_of)(site)
    lines = [line(room, resident) for _page in range(limits.SOCKETS_PER_PERSON)]
    entered = await asyncio.gather(*(each.__aenter__() for each in lines))
    try:
        await asyncio.gather(*(each.hello() for each in entered))
        assert len(questions) <= 2, "asked by each of them"
    finally:
        for each in lines:
            await each.__aexit__(None, None, None)
