"""Many who come in at the same moment are asked about together, and each gets their own answer."""

import asyncio

from asgiref.sync import sync_to_async
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from chat import reception
from chat.models import Block
from chat.person import person_for
from chat.reception import Caller, Entry
from people.models import User
from tests.chat.factories import room_of
from tests.chat.sockets import line
from tests.conftest import LOMBOK_HOST

in_database = sync_to_async


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
        callers = [Caller(LOMBOK_HOST, User.objects.get(pk=user.pk), "") for user in people]
        with CaptureQueriesContext(connection) as queries:
            found = reception._look_at(callers)
        assert [person.user_id for _site, person in found] == [user.pk for user in people]
        counts.append(len(queries))
    assert counts[0] == counts[1], counts


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
