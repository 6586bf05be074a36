"""Nothing that comes over the line breaks it: a sentence back, and the fifth time the door."""

import json

import pytest
from asgiref.sync import sync_to_async

from chat import limits, protocol
from chat.models import Message
from chat.text import MAX_LENGTH
from tests.chat.factories import cid, room_of
from tests.chat.sockets import line

in_database = sync_to_async

STRANGE = {
    "not JSON": "hallo",
    "nothing": "",
    "an array": "[]",
    "a number": "3",
    "deep nesting": "[" * 8000,
    "deep objects": '{"a":' * 2000 + "1" + "}" * 2000,
    "no type": "{}",
    "a type that is a list": '{"type": ["send"]}',
    "an internal type": '{"type": "websocket.disconnect"}',
    "a type of the server": '{"type": "change", "room": 1}',
    "a room that is text": '{"type": "typing", "room": "1"}',
    "a room that is true": '{"type": "typing", "room": true}',
    "a number too large": '{"type": "read", "room": 1, "seq": 99999999999999999999}',
    "a number below nothing": '{"type": "read", "room": 1, "seq": -1}',
    "a lone surrogate": '{"type": "send", "room": 1, "cid": "12345678", "body": "\\ud800"}',
    "no words": '{"type": "send", "room": 1, "cid": "12345678"}',
    "too long": json.dumps({"type": "typing", "room": 1, "more": "x" * 20_000}),
    "cursors of other digits": '{"type": "here", "cursors": {"\u0663": 1}}',
    "not a number": '{"type": "read", "room": 1, "seq": NaN}',
}


@pytest.mark.parametrize("frame", STRANGE.values(), ids=STRANGE.keys())
async def test_a_strange_frame_gets_a_sentence_and_the_line_goes_on(site, resident, frame):
    room = await in_database(room_of)(site)
    async with line(room, resident) as mine:
        await mine.hello()
        await mine.send(frame)
        nack = await mine.next("nack")
        assert (nack["code"], nack["final"]) == ("bad_frame", True)
        assert nack["text"]
        await mine.say("En gewoon verder", cid())
        assert (await mine.next("ack"))["seq"] == 1


async def test_bytes_get_a_sentence_too(site, resident):
    room = await in_database(room_of)(site)
    async with line(room, resident) as mine:
        await mine.hello()
        await mine.communicator.send_input({"type": "websocket.receive", "bytes": b"\x00\xff"})
        assert (await mine.next("nack"))["code"] == "bad_frame"


async def test_the_fifth_strange_frame_ends_the_line_in_words(site, resident):
    room = await in_database(room_of)(site)
    async with line(room, resident) as mine:
        await mine.hello()
        for _ in range(5):
            await mine.send("hallo")
        bye = await mine.next("bye")
        assert (bye["code"], bye["reconnect"]) == (protocol.PROTOCOL, False)
        assert (await mine.next("close"))["code"] == protocol.PROTOCOL


async def test_who_says_no_hello_is_not_heard(site, resident):
    room = await in_database(room_of)(site)
    async with line(room, resident) as mine:
        await mine.say("Ik val met de deur in huis", cid())
        assert (await mine.next("nack"))["code"] == "bad_frame"
    assert not await Message.objects.aexists()


@pytest.mark.parametrize(
    ("body", "code"),
    [("\u200b\u2060", "empty"), ("\u0000", "empty"), ("e" * (MAX_LENGTH + 1), "too_long")],
)
async def test_words_that_can_not_be_kept_are_refused_with_their_cid(site, resident, body, code):
    room, key = await in_database(room_of)(site), cid()
    async with line(room, resident) as mine:
        await mine.hello()
        await mine.say(body, key)
        nack = await mine.next("nack")
        assert (nack["cid"], nack["code"], nack["final"]) == (key, code, True)


async def test_the_longest_message_of_the_widest_letters_fits_in_a_frame(site, resident):
    room, body = await in_database(room_of)(site), "\U0001f9e1" * MAX_LENGTH
    frame = {"type": "send", "room": room.pk, "cid": cid(), "body": body}
    text = json.dumps(frame, ensure_ascii=False)
    assert len(text.encode()) < protocol.MAX_FRAME
    async with line(room, resident) as mine:
        await mine.hello()
        await mine.send(text)
        assert (await mine.next("ack"))["seq"] == 1


async def test_a_flood_of_frames_ends_the_line_for_a_while(site, resident):
    room = await in_database(room_of)(site)
    async with line(room, resident) as mine:
        await mine.hello()
        for _ in range(limits.FRAMES_AT_ONCE + 5):
            await mine.send({"type": "typing", "room": room.pk})
        bye = await mine.next("bye")
        assert (bye["code"], bye["reconnect"]) == (protocol.FLOOD, True)
        assert bye["after_ms"] >= 1000


async def test_another_subprotocol_is_told_to_load_the_page_again(site, resident):
    room = await in_database(room_of)(site)
    async with line(room, resident, subprotocol="rosa.chat.v0") as mine:
        assert (await mine.next("bye"))["reconnect"] is False
        assert (await mine.next("close"))["code"] == protocol.PROTOCOL
