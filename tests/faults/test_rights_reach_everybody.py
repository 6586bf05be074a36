"""What somebody lost, they lose on every worker within seconds, also when no hint can travel."""

import asyncio

import pytest

from chat.protocol import NO_ROOM
from tests.faults.conftest import PEOPLE
from tests.faults.crowd import Crowd
from tests.faults.test_the_room_survives import off_the_loop

SECONDS = 10  # chat.md, protocol rule 6


@pytest.mark.parametrize(
    ("act", "codes", "first"),
    [
        ("sign_out", {4401}, 0),
        ("new_password", {4401}, 6),
        ("switch_off", {4401}, 12),
        ("leave_the_neighbourhood", {1012}, 18),
    ],
)
async def test_a_right_that_is_gone_ends_the_lines_of_both_workers(centre, act, codes, first):
    await off_the_loop(centre.redis.kill)
    first += PEOPLE  # nobody whom another test needs
    async with centre.crowd(talkers=0, people=6, first=first) as crowd:
        lines = {one.port for one in crowd.everybody}
        assert len(lines) == 2, "everybody sits at one worker"
        names = [f"buur{n}" for n in range(first, first + 4)]
        loop = asyncio.get_running_loop()
        await off_the_loop(centre.run, "-m", "tests.faults.act", act, *names)
        began = loop.time()
        touched, others = crowd.everybody[:4], crowd.everybody[4:]
        await crowd.until(lambda: all(one.closed for one in touched), 60, "still in")
        took = loop.time() - began
        assert all(set(one.closed) <= codes for one in touched), [one.closed for one in touched]
        assert not any(one.closed for one in others)
        assert took <= SECONDS + 5, f"the last line ended after {took:.0f} s"  # a busy machine


async def test_a_room_that_goes_silent_refuses_words_on_both_workers(centre):
    await off_the_loop(centre.redis.kill)
    async with centre.crowd(talkers=0, people=6) as crowd:
        await off_the_loop(centre.run, "-m", "tests.faults.act", "shut_the_door")
        for number, one in enumerate(crowd.everybody):
            one.say(f"na-sluiting-{number}", "Is er nog iemand?")
        await crowd.until(lambda: all(one.refused for one in crowd.everybody), 30, "not refused")
        assert {one.refused[0]["code"] for one in crowd.everybody} == {"closed"}
        await off_the_loop(centre.run, "-m", "tests.faults.act", "open_the_door")


async def test_who_handed_a_help_talk_over_is_out_of_it_on_both_workers(centre):
    await off_the_loop(centre.redis.kill)
    names, sessions = ["buur30", "buur31", "buur32"], centre.sessions[30:33]
    talk = int(await off_the_loop(centre.run, "-m", "tests.faults.act", "take_help_talk", *names))
    asker, worker, heir = sessions
    ports = [each.port for each in centre.workers]
    pages = [worker, worker, asker, asker]  # each at both workers
    async with Crowd(pages, talk, ports, talkers=0) as inside:
        mine, theirs = inside.everybody[:2], inside.everybody[2:]
        assert {one.port for one in mine} == {one.port for one in theirs} == set(ports)
        loop = asyncio.get_running_loop()
        await off_the_loop(centre.run, "-m", "tests.faults.act", "hand_over_help_talk", *names[1:])
        began = loop.time()
        await inside.until(lambda: all(one.closed for one in mine), 60, "still in")
        took = loop.time() - began
        assert all(set(one.closed) == {NO_ROOM} for one in mine), [one.closed for one in mine]
        assert not any(one.closed for one in theirs)
        assert took <= SECONDS + 5, f"the last line ended after {took:.0f} s"
        async with Crowd(
            [heir, heir], talk, ports, talkers=0
        ) as after:  # fails when they can't be in
            assert all("Ik snap deze brief niet" in str(one.messages) for one in after.everybody)
