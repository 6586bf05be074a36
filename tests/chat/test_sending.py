"""Saying something: kept once, numbered by the room, refused in words."""

from datetime import timedelta

import pytest
from django.utils.translation import override

from chat.models import Message, RoomStatus
from chat.refusals import Refused
from chat.text import MAX_LENGTH
from people.models import Step
from tests.chat.factories import NOW, cid, room_of, say
from tests.conftest import person


def test_what_is_said_gets_the_next_number_of_the_room(site, resident, neighbour):
    first, second = say(site, resident), say(site, neighbour)
    assert (first.message.seq, second.message.seq) == (1, 2)
    assert (first.message.rev, second.message.rev) == (1, 2)
    room = room_of(site)
    assert room.head == 2


def test_sending_the_same_twice_is_one_message_and_costs_nothing(site, resident):
    key = cid()
    first = say(site, resident, "Hallo", key=key)
    again = say(site, resident, "Hallo", now=NOW + timedelta(days=2), key=key)
    assert again.dup
    assert not first.dup
    assert again.message.pk == first.message.pk
    assert room_of(site).head == 1


def test_the_same_cid_with_other_words_is_a_conflict(site, resident):
    key = cid()
    say(site, resident, "Hallo", key=key)
    with pytest.raises(Refused) as refusal:
        say(site, resident, "Heel iets anders", key=key)
    assert refusal.value.code == "cid_conflict"
    assert refusal.value.final
    assert Message.objects.count() == 1


def test_two_people_may_use_the_same_cid(site, resident, neighbour):
    key = cid()
    assert say(site, resident, key=key).message.pk != say(site, neighbour, key=key).message.pk


def test_a_repeat_is_answered_although_the_door_was_shut_in_between(site, resident):
    key = cid()
    say(site, resident, "Hallo", key=key)
    room = room_of(site)
    room.status = RoomStatus.CLOSED
    room.save()
    assert say(site, resident, "Hallo", key=key).dup
    with pytest.raises(Refused) as refusal:
        say(site, resident, "Nog iets")
    assert refusal.value.code == "closed"


def test_a_read_only_room_is_for_the_team(site, resident, worker):
    room = room_of(site)
    room.status = RoomStatus.READ_ONLY
    room.save()
    assert say(site, worker).message.seq == 1
    with pytest.raises(Refused, match="read_only"):
        say(site, resident)


@pytest.mark.parametrize("body", ["", "   \n ", "\u200b\u200d\u2060", "\x00\x07"])
def test_nothing_visible_is_not_a_message(site, resident, body):
    with pytest.raises(Refused) as refusal, override("nl"):
        say(site, resident, body)
    assert refusal.value.code == "empty"
    assert room_of(site).head == 0


def test_too_long_says_how_much_too_long(site, resident):
    with pytest.raises(Refused) as refusal:
        say(site, resident, "é" * (MAX_LENGTH + 7))
    assert refusal.value.code == "too_long"
    assert "7" in refusal.value.text


def test_words_are_stored_clean(site, resident):
    message = say(site, resident, "Ha\u202ello\x00\r\nbuur\ud800").message
    assert message.body == "Hallo\nbuur?"


def test_a_resident_may_talk_fast_but_not_faster(site, resident):
    for n in range(10):
        say(site, resident, f"{n}", NOW + timedelta(seconds=n))
    with pytest.raises(Refused) as refusal:
        say(site, resident, "en door", NOW + timedelta(seconds=10))
    assert (refusal.value.code, refusal.value.retry_after, refusal.value.final) == (
        "too_fast",
        21,
        False,
    )
    assert say(site, resident, "en door", NOW + timedelta(seconds=31)).message.seq == 11


def test_a_newcomer_has_half_that_pace(site):
    newcomer = person(site, "nieuw", step=Step.NEW)
    for n in range(5):
        say(site, newcomer, f"{n}")
    with pytest.raises(Refused, match="too_fast"):
        say(site, newcomer, "zes")


def test_the_team_is_not_slowed_down(site, worker):
    for n in range(20):
        say(site, worker, f"{n}")
    assert room_of(site).head == 20


def test_a_calm_room_asks_to_wait(site, resident):
    room = room_of(site)
    room.slow_seconds = 30
    room.save()
    say(site, resident, "een")
    with pytest.raises(Refused) as refusal:
        say(site, resident, "twee", NOW + timedelta(seconds=12))
    assert (refusal.value.code, refusal.value.retry_after) == ("slow", 19)
    assert say(site, resident, "twee", NOW + timedelta(seconds=30)).message.seq == 2


def test_who_does_not_belong_here_can_not_talk(site, other_site, outsider):
    with pytest.raises(Refused, match="not_member"):
        say(site, outsider)


def test_who_was_switched_off_can_not_talk(site, resident):
    resident.is_active = False
    resident.save()
    with pytest.raises(Refused, match="sign_in"):
        say(site, resident)


def test_language_is_guessed_from_the_letters(site, resident):
    bodies = {
        "Goedemorgen": "nl",
        "Günaydın komşular": "tr",
        "مرحبا": "ar",
        "12:30": "",
    }
    for body, language in bodies.items():
        assert say(site, resident, body).message.lang == language
