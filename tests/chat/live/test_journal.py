"""Many acts are one transaction; each of them stands or falls alone, and nobody is told too early."""

import asyncio
import threading
from datetime import timedelta

import pytest
from asgiref.sync import sync_to_async
from django.db import (
    DEFAULT_DB_ALIAS,
    IntegrityError,
    OperationalError,
    connection,
    connections,
)
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from chat import journal as journals
from chat import limits, publish, sequence, shelf
from chat.actions.change_room import change_room
from chat.actions.react import react
from chat.actions.send import Draft, Sent, send
from chat.database import WRITER
from chat.journal import Act, Known, keep
from chat.models import Lease, Message, Room, RoomStatus
from chat.person import Card, person_by_id
from chat.presence import take_seat
from chat.refusals import Refused
from tests.chat.factories import cid, room_of, who
from tests.chat.sockets import line

in_database = sync_to_async


def saying(room: Room, user, body: str = "Hallo", key: str = "") -> Act:
    """As the socket says something."""
    draft = Draft(key or cid(), body, "nl")

    def do(known: Known) -> Sent:
        person = person_by_id(user.pk, room.site, known.users)
        return send(room, person, draft, known.now)

    return Act(room.pk, room.site, user.pk, None, do, draft.cid, draft.is_plain)


def numbers() -> list[int]:
    """The places of what is kept."""
    return list(Message.objects.order_by("seq").values_list("seq", flat=True))


def test_acts_together_get_one_number_each_and_the_room_counts_on(site, resident, neighbour):
    room = room_of(site)
    sent = keep([saying(room, user) for user in (resident, neighbour, resident)])
    assert [each.message.seq for each in sent] == [1, 2, 3]
    assert keep([saying(room, resident)])[0].message.seq == 4
    room.refresh_from_db()
    assert room.head == 4


def test_what_is_refused_or_fails_undoes_only_itself(site, resident, neighbour):
    room = room_of(site)

    def stumble(known: Known) -> None:
        with sequence.locked(room.pk) as current:
            number = sequence.next_number(current)
            Message.objects.create(room=current, seq=number, rev=number, cid="half", body="Half")
            raise IntegrityError("a stumble halfway")

    outcomes = keep(
        [
            saying(room, resident),
            saying(room, neighbour, ""),
            Act(room.pk, site, None, None, stumble),
            saying(room, neighbour),
        ]
    )
    assert [type(each) for each in outcomes] == [Sent, Refused, IntegrityError, Sent]
    assert outcomes[1].code == "empty"
    assert numbers() == [1, 2]
    room.refresh_from_db()
    assert room.head == 2


def test_plain_words_and_calls_among_them_stand_in_the_order_in_which_they_came(
    site, resident, neighbour
):
    room = room_of(site)
    keep([saying(room, neighbour, "Dag")])
    words = ["Hallo", f"@{neighbour.called} kom je?", "Tot zo", f"@{neighbour.called}!", "Dag"]
    sent = keep([saying(room, resident, body) for body in words])
    assert [each.message.seq for each in sent] == [2, 3, 4, 5, 6]
    assert list(Message.objects.order_by("seq").values_list("body", flat=True))[1:] == words
    called = Message.objects.filter(mentions__person=neighbour)
    assert set(called.values_list("seq", flat=True)) == {3, 5}


def reacting(room: Room, user, seq: int) -> Act:
    """As the socket puts a heart at a message."""

    def do(known: Known) -> Message:
        person = person_by_id(user.pk, room.site, known.users)
        return react(room, person, seq, "heart", True, known.now)

    return Act(room.pk, room.site, user.pk, None, do)


def test_what_was_confirmed_is_kept_whatever_is_refused_after_it(site, resident, neighbour):
    room = room_of(site)
    room.slow_seconds = 60
    change_room(room)
    keep([saying(room, neighbour)])
    acts = [saying(room, resident), reacting(room, resident, 999), saying(room, neighbour)]
    outcomes = keep(acts)
    assert [type(each) for each in outcomes] == [Sent, Refused, Refused]
    assert len(numbers()) == 2
    room.refresh_from_db()
    assert numbers()[-1] == room.head


def test_a_seat_is_kept_beside_words_that_are_refused(site, resident, neighbour):
    room = room_of(site)
    room.slow_seconds = 60
    change_room(room)
    keep([saying(room, neighbour)])
    seat = Act(room.pk, site, None, None, lambda known: take_seat("a.1", room, who(resident, site)))
    assert isinstance(keep([seat, saying(room, neighbour)])[1], Refused)
    assert Lease.objects.filter(person=resident).exists()


def test_a_refusal_of_plain_words_does_not_part_the_others(site, resident, neighbour, monkeypatch):
    room, sizes, real = room_of(site), [], journals._do_all
    monkeypatch.setattr(journals, "_do_all", lambda acts: sizes.append(len(acts)) or real(acts))
    keep([saying(room, resident), saying(room, neighbour, ""), saying(room, resident)])
    assert sizes == [3]
    assert numbers() == [1, 2]


@pytest.mark.parametrize("mark", ["\u2068", "\u202a", ""])
def test_a_name_that_was_pasted_with_hidden_marks_is_called(site, resident, neighbour, mark):
    """A phone's messenger copies @name with marks around the name, which cleaning takes out."""
    room = room_of(site)
    keep([saying(room, neighbour)])
    sent, other = keep(
        [saying(room, resident, f"Hoi @{mark}{neighbour.called}"), saying(room, neighbour)]
    )
    assert [type(each) for each in (sent, other)] == [Sent, Sent]
    assert sent.message.mentions.get().person == neighbour


def test_an_act_among_them_finds_what_was_said_before_it(site, resident, neighbour):
    room = room_of(site)
    look = Act(room.pk, site, None, None, lambda known: numbers())
    outcomes = keep([saying(room, resident), saying(room, neighbour), look, saying(room, resident)])
    assert outcomes[2] == [1, 2]


def test_a_slow_room_is_slow_among_them(site, resident, neighbour):
    room = room_of(site)
    room.slow_seconds = 60
    change_room(room)
    outcomes = keep([saying(room, user) for user in (resident, resident, neighbour)])
    assert [type(each) for each in outcomes] == [Sent, Refused, Sent]
    assert outcomes[1].code == "slow"


def test_plain_words_that_fail_take_nobody_along(site, resident, neighbour, monkeypatch):
    room, store = room_of(site), shelf.store

    def stumble(message: Message, card: Card) -> None:
        if message.author_id == neighbour.pk:
            raise IntegrityError("a stumble halfway")
        store(message, card)

    monkeypatch.setattr(shelf, "store", stumble)
    outcomes = keep([saying(room, user) for user in (resident, neighbour, resident)])
    assert [type(each) for each in outcomes] == [Sent, IntegrityError, Sent]
    assert numbers() == [1, 2]
    room.refresh_from_db()
    assert room.head == 2


def test_a_room_that_is_shut_among_them_is_shut_for_who_comes_after(site, resident, moderator):
    room = room_of(site)

    def shut(known: Known) -> Room:
        room.status = RoomStatus.CLOSED
        return change_room(room)

    before, _shut, after = keep(
        [saying(room, resident), Act(room.pk, site, None, None, shut), saying(room, resident)]
    )
    assert before.message.seq == 1
    assert after.code == "closed"


def test_a_change_of_a_room_that_failed_is_not_believed(site, resident):
    room = room_of(site)

    def shut_and_stumble(known: Known) -> None:
        room.status = RoomStatus.CLOSED
        change_room(room)
        raise IntegrityError("a stumble halfway")

    act = Act(room.pk, site, None, None, shut_and_stumble)
    _failed, after = keep([act, saying(Room.objects.get(pk=room.pk), resident)])
    assert after.message.seq == 1


def test_a_commit_that_fails_is_followed_by_one_for_each(site, resident, neighbour, monkeypatch):
    room, commits = room_of(site), []
    database = type(connections[DEFAULT_DB_ALIAS])
    commit = database._commit

    def once_broken(self) -> None:
        commits.append(self)
        if len(commits) == 1:
            raise OperationalError("the disk is full, for a moment")
        commit(self)

    monkeypatch.setattr(database, "_commit", once_broken)
    sent = keep([saying(room, resident), saying(room, neighbour)])
    assert [each.message.seq for each in sent] == [1, 2]
    assert len(commits) == 3
    assert numbers() == [1, 2]


def test_the_same_cid_twice_among_them_is_one_message(site, resident):
    room, key = room_of(site), cid()
    first, again = keep([saying(room, resident, key=key), saying(room, resident, key=key)])
    assert (first.dup, again.dup) == (False, True)
    assert first.message.pk == again.message.pk
    assert keep([saying(room, resident, key=key)])[0].dup


def test_the_pace_counts_what_was_said_among_them(site, resident):
    room = room_of(site)
    outcomes = keep([saying(room, resident) for _ in range(limits.PACE_RESIDENT + 2)])
    assert [type(each) for each in outcomes[-3:]] == [Sent, Refused, Refused]
    assert outcomes[-1].code == "too_fast"
    Message.objects.update(created=timezone.now() - timedelta(seconds=limits.SECONDS))
    assert isinstance(keep([saying(room, resident)])[0], Sent)


def test_who_was_switched_off_is_refused_among_the_others(site, resident, neighbour):
    room = room_of(site)
    type(neighbour).objects.filter(pk=neighbour.pk).update(is_active=False)
    ours, theirs = keep([saying(room, resident), saying(room, neighbour)])
    assert ours.message.seq == 1
    assert theirs.code == "sign_in"


def test_many_changes_of_a_room_are_one_hint_after_the_commit(
    site, resident, neighbour, monkeypatch
):
    room, hints = room_of(site), []
    monkeypatch.setattr(publish.ears, "loop", None)
    monkeypatch.setattr(publish, "is_shared", lambda: hints.append(numbers()) or False)
    keep([saying(room, user) for user in (resident, neighbour, resident)])
    assert hints == [[1, 2, 3]]


def test_more_people_hardly_ask_more_of_the_database(site, resident, neighbour, worker):
    room = room_of(site)
    counts = []
    for many in (1, 6):
        with CaptureQueriesContext(connection) as queries:
            people = (resident, neighbour, worker)
            keep([saying(room, people[n % 3], f"Woord {many}.{n}") for n in range(many)])
        counts.append(len(queries))
    assert counts[1] <= counts[0] + 1, "each message asks by itself"


async def test_what_sockets_say_at_the_same_time_is_written_together(
    site, resident, neighbour, worker, monkeypatch
):
    room, sizes = await in_database(room_of)(site), []
    real = journals.keep

    def counted(acts):
        sizes.append(sum(bool(act.cid) for act in acts))
        return real(acts)

    monkeypatch.setattr(journals, "keep", counted)
    async with (
        line(room, resident) as one,
        line(room, neighbour) as two,
        line(room, worker) as three,
    ):
        for each in (one, two, three):
            await each.hello()
        sizes.clear()
        busy = threading.Event()
        WRITER.submit(busy.wait, 10)
        for each in (one, two, three):
            await each.say("Samen", cid())
        while len(journals.journal._arrived) < 3:
            await asyncio.sleep(0.01)
        busy.set()
        for each in (one, two, three):
            await each.next("ack")
        assert [size for size in sizes if size] == [3]
    assert await in_database(numbers)() == [1, 2, 3]


async def test_a_writer_without_a_connection_says_so_and_writes_again_later(
    site, resident, monkeypatch
):
    room = await in_database(room_of)(site)

    def gone(work):
        raise OperationalError("server closed the connection unexpectedly")

    with monkeypatch.context() as broken:
        broken.setattr(journals, "in_hand", gone)
        async with asyncio.timeout(5):
            with pytest.raises(OperationalError):
                await journals.journal.write(saying(room, resident))
    async with asyncio.timeout(5):
        sent = await journals.journal.write(saying(room, resident, "Daar ben ik weer"))
    assert sent.message.body == "Daar ben ik weer"
