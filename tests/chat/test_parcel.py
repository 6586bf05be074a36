"""What leaves a room: at once when it is quiet, together when it is busy, never out of order."""

import asyncio
import json

import pytest
from websockets.frames import Frame, Opcode
from websockets.streams import StreamReader

from chat.parcel import BUNDLE_CHARACTERS, Parcel, bundles
from chat.tick import LONGEST_SECONDS, Tick


def word(number: int, size: int = 0) -> Parcel:
    """A change as the hub makes it."""
    text = json.dumps({"n": number, "body": "x" * size})
    return Parcel(text, 1, number, before=number - 1)


def numbers(parcel: Parcel) -> list[int]:
    """What a browser reads in it."""
    frame = json.loads(parcel.text)
    return [event["n"] for event in (frame if isinstance(frame, list) else [frame])]


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65_535, 65_536, 70_000])
def test_a_ready_frame_is_what_a_browser_reads(size):
    reader = StreamReader()
    reader.feed_data(Parcel("é" * (size // 2) + "x" * (size % 2)).frame)
    parsing = Frame.parse(reader.read_exact, mask=False, max_size=None)
    with pytest.raises(StopIteration) as found:
        next(parsing)
    frame = found.value.value
    assert (frame.opcode, frame.fin, len(frame.data)) == (Opcode.TEXT, True, size)
    assert not len(reader.buffer)


def test_a_bundle_says_what_its_reader_knew_before_and_knows_after():
    [bundle] = bundles([word(4), word(5), word(6)])
    assert (bundle.before, bundle.number, numbers(bundle)) == (3, 6, [4, 5, 6])
    assert json.loads(f"[{bundle.inside}]") == json.loads(bundle.text)


def test_bundles_stay_small_enough_for_a_slow_line():
    found = list(bundles(word(n, 10_000) for n in range(1, 11)))
    assert [n for bundle in found for n in numbers(bundle)] == list(range(1, 11))
    assert all(len(bundle.text) < BUNDLE_CHARACTERS + 100 for bundle in found)


def test_one_word_larger_than_a_bundle_still_goes():
    found = list(bundles([word(1), word(2, BUNDLE_CHARACTERS), word(3)]))
    assert [numbers(bundle) for bundle in found] == [[1], [2], [3]]


class Room:
    """What left a tick, and when."""

    def __init__(self) -> None:
        self.left: list[list[int]] = []
        self.tick = Tick(lambda parcel: self.left.append(numbers(parcel)))

    def say(self, *each: int) -> None:
        self.tick.add([word(number) for number in each])


async def quiet() -> None:
    """Until the last tick is certainly over."""
    await asyncio.sleep(LONGEST_SECONDS * 6)


async def test_after_a_quiet_moment_a_word_leaves_at_once():
    room = Room()
    for number in (1, 2):
        room.say(number)
        assert room.left == [[n] for n in range(1, number + 1)]
        await quiet()


async def test_words_that_come_during_a_tick_leave_together_after_it():
    room = Room()
    room.say(1)
    for number in range(2, 6):
        room.say(number)
    assert room.left == [[1]]
    await quiet()
    assert room.left == [[1], [2, 3, 4, 5]]


async def test_who_comes_in_during_a_tick_has_all_that_was_said_before():
    room = Room()
    room.say(1)
    room.say(2)
    room.tick.flush()
    assert room.left == [[1], [2]]
    room.say(3)
    await quiet()
    assert room.left == [[1], [2], [3]]
