"""Closed circles while people are connected: strangers find nothing, who loses the seat hears no more."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from asgiref.sync import sync_to_async
from django.db import connection
from django.utils import timezone

from chat import protocol, publish
from chat.actions.answer_talk import accept_talk
from chat.actions.ask_help import ask_help
from chat.actions.block import block
from chat.actions.hand_over_help import hand_over_help
from chat.actions.leave_talk import leave_talk
from chat.actions.mark_read import mark_read
from chat.actions.send import Draft, send
from chat.actions.start_talk import start_talk
from chat.actions.take_help import take_help
from chat.door import seated
from chat.hub import hub
from chat.models import HelpTalk, Member, Room, RoomKind, Talk
from chat.person import Card, Person, person_for
from chat.refusals import Refused
from chat.ticker import tick
from people.actions import take_role
from people.roles import Role
from tests.chat.factories import cid, room_of, say, who
from tests.chat.live.test_waiting import listeners, reader, until, wait
from tests.chat.sockets import line
from tests.conftest import person

in_database = sync_to_async


def draft(words: str) -> Draft:
    return Draft(cid(), words, "nl")


def between(site, one, other) -> Room:
    """A conversation between two, accepted."""
    say(site, other, "Hoi allemaal")
    room = start_talk(site, who(one, site), other.pk, draft("Dag"), timezone.now())
    return accept_talk(room, who(other, site), timezone.now())


def helped(site, asker, worker) -> Room:
    """A help talk that `worker` took."""
    talk = ask_help(
        site, who(asker, site), "money", draft("Ik kan de huur niet betalen"), timezone.now()
    )
    return take_help(site, who(worker, site), talk.room_id, timezone.now())


def speak(room: Room, user, words: str):
    """Something said in a closed circle."""
    now = timezone.now()
    return send(room, seated(person_for(user, room.site), room), draft(words), now)


def who_now(user, site):
    """As `who`, without asking the database from the loop."""
    roles = frozenset({Role.WORKER}) if user.username in {"werker", "collega"} else frozenset()
    return Person(user.pk, Card(f"u{user.pk}", str(user)), "resident", roles)


@pytest.fixture
def colleague(site):
    """A second worker, gone after the test."""
    user = person(site, "collega", Role.WORKER)
    yield user
    user.delete()


async def test_two_talk_apart_and_the_room_hears_nothing(site, resident, neighbour, worker):
    room = await in_database(between)(site, resident, neighbour)
    living = await in_database(room_of)(site)
    async with (
        line(room, resident) as mine,
        line(room, neighbour) as theirs,
        line(living, worker) as elsewhere,
    ):
        await elsewhere.hello()
        await mine.hello()
        await theirs.hello()
        await mine.say("Onder ons", cid())
        assert (await theirs.next("change"))["message"]["body"] == "Onder ons"
        await elsewhere.silence()


async def test_for_a_stranger_it_is_a_room_that_is_not_there(site, resident, neighbour, moderator):
    room = await in_database(between)(site, resident, neighbour)
    nothing = Room(pk=999_999)
    answers = []
    for place in (room, nothing):
        async with line(place, moderator) as stranger:
            await stranger.send(stranger.greeting())
            answers.append(await stranger.next("bye"))
            answers.append(await stranger.next("close"))
    assert answers[:2] == answers[2:]
    assert answers[0]["code"] == protocol.NO_ROOM


async def test_no_verb_of_an_open_line_reaches_it(site, resident, neighbour, moderator):
    room = await in_database(between)(site, resident, neighbour)
    living = await in_database(room_of)(site)
    frames = [
        {"type": "send", "cid": cid(), "body": "Mag ik erbij?"},
        {"type": "remove", "rid": "r1", "seq": 1},
        {"type": "read", "seq": 1},
    ]
    async with line(living, moderator) as stranger:
        await stranger.hello()
        for frame in frames:
            answers = []
            for pk in (room.pk, 999_999):
                await stranger.send({**frame, "room": pk})
                answers.append(await stranger.next("nack"))
            assert answers[0] == answers[1]
            assert answers[0]["code"] == "not_found"
        await stranger.send({"type": "typing", "room": room.pk})
        await stranger.send({"type": "here", "cursors": {str(room.pk): 0}, "visible": True})
        assert set((await stranger.next("hb"))["heads"]) == {str(living.pk)}
    assert not await Member.objects.filter(room=room, person=moderator).aexists()


async def test_a_worker_who_hands_over_hears_not_one_word_more(site, resident, worker, colleague):
    room = await in_database(helped)(site, resident, worker)
    async with line(room, worker) as old:
        await old.hello()
        await in_database(hand_over_help)(
            site, who_now(worker, site), room.pk, colleague.pk, timezone.now()
        )
        await in_database(speak)(room, resident, "Dit is niet meer voor jou")
        bye = await old.next("bye")
        assert (bye["code"], bye["reconnect"]) == (protocol.NO_ROOM, False)
        assert not any(frame["type"] == "change" for frame in old.seen if "message" in frame)
        await old.next("close")


async def test_the_ticker_finds_a_lost_seat_when_the_hint_was_lost(
    site, resident, worker, colleague, monkeypatch
):
    room = await in_database(helped)(site, resident, worker)
    async with line(room, worker) as old, line(room, resident) as asker:
        await old.hello()
        await asker.hello()
        with monkeypatch.context() as patch:
            patch.setattr(publish.ears, "heard", lambda hint: None)
            await in_database(hand_over_help)(
                site, who_now(worker, site), room.pk, None, timezone.now()
            )
            await asyncio.sleep(0.1)
        await tick(hub, timezone.now())
        assert (await old.next("bye"))["code"] == protocol.NO_ROOM
        await asker.send({"type": "here", "cursors": {}, "visible": True})
        assert await asker.next("hb")


async def test_who_is_no_longer_a_worker_loses_the_talk(site, resident, colleague):
    room = await in_database(helped)(site, resident, colleague)
    async with line(room, colleague) as old:
        await old.hello()
        await in_database(take_role)(colleague, site, Role.WORKER)
        assert (await old.next("bye"))["code"] == protocol.NO_ROOM
    async with line(room, colleague) as again:
        await again.send(again.greeting())
        assert (await again.next("bye"))["code"] == protocol.NO_ROOM


async def test_who_leaves_in_one_tab_is_out_in_the_other(site, resident, neighbour):
    room = await in_database(between)(site, resident, neighbour)
    async with line(room, resident) as mine, line(room, neighbour) as theirs:
        await mine.hello()
        await theirs.hello()
        await in_database(leave_talk)(room, who_now(resident, site))
        assert (await mine.next("bye"))["code"] == protocol.NO_ROOM
        assert (await theirs.next("change"))["room_state"]["status"] == "closed"


async def test_reading_gives_no_seat(site, resident, neighbour, moderator):
    room = await in_database(between)(site, resident, neighbour)
    await in_database(mark_read)(room, await in_database(who)(moderator, site), 1)
    assert not await Member.objects.filter(room=room, person=moderator).aexists()


async def test_a_long_poll_finds_nothing_and_ends_with_the_seat(
    site, resident, neighbour, moderator
):
    room = await in_database(between)(site, resident, neighbour)
    stranger, mine = await reader(moderator), await reader(resident)
    nothing = Room(pk=999_999)
    answers = [await wait(stranger, place, 0) for place in (room, nothing)]
    assert answers[0] == answers[1]
    assert answers[0][0] == 404
    head = (await Room.objects.aget(pk=room.pk)).head
    waiting = wait(mine, room, head)
    await until(lambda: listeners() == 1)
    await in_database(leave_talk)(room, who_now(resident, site))
    status, _frames = await asyncio.wait_for(waiting, 5)
    assert status == 200
    assert (await wait(mine, room, head))[0] == 404


async def test_who_is_blocked_gets_the_same_frames_as_ever(site, resident, neighbour, colleague):
    """The resident talks with two neighbours; one has blocked them, the other is just not there."""
    seen = []
    for other in (neighbour, colleague):
        room = await in_database(between)(site, resident, other)
        if other is neighbour:
            await in_database(block)(site, who_now(other, site), resident.pk, timezone.now())
        async with line(room, resident) as mine:
            await mine.hello()
            await mine.say("Ben je daar?", "same-key-" + str(other.pk).zfill(6))
            ack = await mine.next("ack")
            await mine.next("change")
            await mine.send({"type": "remove", "room": room.pk, "rid": "r1", "seq": ack["seq"]})
            await mine.next("ack")
            await mine.next("change")
            await mine.send({"type": "here", "cursors": {}, "visible": True})
            await mine.next("hb")
            kinds = [frame for frame in mine.seen if frame["type"] != "people"]
            seen.append([plain(frame) for frame in kinds])
    assert seen[0] == seen[1]


def plain(value):
    """A frame without times and ids that differ by chance."""
    if isinstance(value, dict):
        kept = {k: v for k, v in value.items() if k not in {"now", "at", "id", "cid", "room"}}
        if "heads" in kept:
            kept["heads"] = sorted(kept["heads"].values())
        return {k: plain(v) for k, v in kept.items()}
    return [plain(one) for one in value] if isinstance(value, list) else value


async def test_open_pages_of_who_blocks_begin_anew_with_the_list(site, resident, neighbour):
    room = await in_database(room_of)(site)
    async with line(room, resident) as mine, line(room, neighbour) as theirs:
        await mine.hello()
        await theirs.hello()
        await in_database(block)(site, who_now(resident, site), neighbour.pk, timezone.now())
        assert (await mine.next("bye"))["reconnect"]
        await theirs.silence()
    async with line(room, resident) as again:
        await again.hello()
        welcome = next(frame for frame in again.seen if frame["type"] == "welcome")
        assert welcome["blocked"] == [f"u{neighbour.pk}"]


def test_of_many_workers_who_take_at_once_exactly_one_does(site, resident, worker, colleague):
    talk = ask_help(site, who(resident, site), "home", draft("Lekkage"), timezone.now())
    workers = [who(user, site) for user in (worker, colleague)] * 4

    def take(helper):
        try:
            take_help(site, helper, talk.room_id, timezone.now())
        except Refused as refusal:
            return refusal.code
        finally:
            connection.close()
        return helper.user_id

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(take, workers))
    talk.refresh_from_db()
    assert {a for a in answers if isinstance(a, int)} == {talk.taken_by_id}
    assert {a for a in answers if isinstance(a, str)} == {"taken"}
    helpers = Member.objects.filter(room=talk.room_id).exclude(person=resident)
    assert [seat.person_id for seat in helpers] == [talk.taken_by_id]


def test_two_who_speak_to_each_other_at_once_have_one_conversation(site, resident, neighbour):
    say(site, resident, "Hoi")
    say(site, neighbour, "Hoi")
    pairs = [(who(resident, site), neighbour.pk), (who(neighbour, site), resident.pk)] * 2

    def speak_to(pair):
        try:
            start_talk(site, *pair, draft("Dag buur"), timezone.now())
        except Refused as refusal:
            return refusal.code
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(speak_to, pairs))
    assert set(answers) <= {"", "no_answer_yet"}
    assert Talk.objects.count() == Room.objects.filter(kind=RoomKind.PRIVATE).count() == 1
    assert Talk.objects.get().state == "open"


def test_two_forms_at_once_are_one_help_talk(site, resident):
    asker = who(resident, site)

    def ask(words):
        try:
            ask_help(site, asker, "letter", draft(words), timezone.now())
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(ask, ["een", "twee", "drie"]))
    assert HelpTalk.objects.count() == Room.objects.filter(kind=RoomKind.HELP).count() == 1
