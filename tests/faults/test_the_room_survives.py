"""Whatever breaks while people talk: every word that was acknowledged stands once on every screen, in
the same place, when everything runs again."""

import asyncio
import json
import signal
import socket
import uuid
from contextlib import asynccontextmanager

import pytest

from tests.faults.conftest import Centre
from tests.faults.crowd import Crowd

GONE_SECONDS = 120  # how long a server stays away


async def all_is_well(crowd: Crowd, centre: Centre) -> None:
    """Everything that was said is kept once, and all screens show the same."""
    await crowd.agree()
    kept = centre.kept()
    for cid, body in crowd.said.items():
        assert cid in kept, f"{body} was acknowledged and is gone"
        assert kept[cid][1] == body
    acked = {cid: seq for one in crowd.talkers for cid, seq in one.acked.items()}
    assert acked == {cid: kept[cid][0] for cid in crowd.said}, (
        "an acknowledgement named another place"
    )
    assert not any(one.refused for one in crowd.everybody)
    first = crowd.everybody[0].messages
    for one in crowd.everybody[1:]:
        shared = set(first) & set(one.messages)  # who came in late has not read everything back
        assert {seq: first[seq] for seq in shared} == {seq: one.messages[seq] for seq in shared}
    said_now = {kept[cid][0] for cid in crowd.said}
    for one in crowd.everybody:
        missed = said_now - set(one.messages)
        assert not missed, f"{one.name} never saw {sorted(missed)[:5]} ({len(missed)}): {one.anew}"
        assert not one.unjust, f"{one.name} was started anew without need: {one.unjust}"


async def off_the_loop(work, *args):
    """Do something that waits, while people go on talking."""
    return await asyncio.get_running_loop().run_in_executor(None, work, *args)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM], ids=["kill -9", "SIGTERM"])
async def test_a_worker_that_ends_in_the_middle_of_a_talk(centre, how):
    async with centre.crowd() as crowd:
        talk = asyncio.create_task(crowd.talk(12))
        for worker in centre.workers:
            await asyncio.sleep(3)
            await off_the_loop(worker.kill, how)
            await off_the_loop(worker.start)
        await talk
        await all_is_well(crowd, centre)


async def test_a_redis_that_is_started_anew(centre):
    async with centre.crowd() as crowd:
        talk = asyncio.create_task(crowd.talk(12))
        await asyncio.sleep(3)
        await off_the_loop(centre.redis.kill)
        await off_the_loop(centre.redis.start)
        await talk
        await all_is_well(crowd, centre)
        await crowd.talk(3)
        await all_is_well(crowd, centre)


async def test_a_redis_that_is_away(centre):
    async with centre.crowd() as crowd:
        await crowd.talk(2)
        await off_the_loop(centre.redis.kill)
        await crowd.talk(GONE_SECONDS)
        await all_is_well(crowd, centre)  # also before it comes back
        await off_the_loop(centre.redis.start)
        await crowd.talk(3)
        await all_is_well(crowd, centre)


async def test_a_redis_that_hangs(centre):
    async with centre.crowd() as crowd:
        centre.redis.running.send_signal(signal.SIGSTOP)
        try:
            await crowd.talk(10)
            await all_is_well(crowd, centre)
        finally:
            centre.redis.running.send_signal(signal.SIGCONT)
        await crowd.talk(3)
        await all_is_well(crowd, centre)


async def test_a_postgresql_that_is_started_anew(centre):
    async with centre.crowd() as crowd:
        talk = asyncio.create_task(crowd.talk(12))
        await asyncio.sleep(3)
        await off_the_loop(centre.postgres.stop)
        await off_the_loop(centre.postgres.start)
        await talk
        await all_is_well(crowd, centre)


async def test_hints_that_are_lost_doubled_and_late(centre, monkeypatch):
    for worker in centre.workers:
        await off_the_loop(worker.kill)
        worker.env["DJANGO_SETTINGS_MODULE"] = "tests.faults.unruly"
        await off_the_loop(worker.start)
    async with centre.crowd() as crowd:
        await crowd.talk(15)
        await all_is_well(crowd, centre)


async def test_who_is_in_is_true_again_after_a_worker_died(centre):
    first, second = centre.workers
    async with centre.crowd(talkers=0, people=12) as crowd:
        stay = [one for one in crowd.everybody if one.port == second.port]
        gone = [one for one in crowd.everybody if one.port == first.port]
        assert stay, "nobody sits at the second worker"
        assert gone, "nobody sits at the first worker"
        for one in gone:
            one.stop()
        await off_the_loop(first.kill)
        watcher = stay[0]
        await crowd.until(lambda: len(watcher.people) == len(stay), 80, "ghosts are in the room")


async def test_phones_that_never_read_cost_a_bounded_amount_of_memory(centre):
    worker = centre.workers[0]
    async with centre.crowd(talkers=4, people=8) as crowd:
        await crowd.talk(2)
        async with frozen_phones(centre, worker.port, 40):
            await asyncio.sleep(1)
            before = worker.memory()
            for number in range(600):
                one = crowd.talkers[number % 4]
                cid = f"lang-{uuid.uuid4().hex[:16]}"
                one.say(cid, f"{number} " + "ja " * 600)
                crowd.said[cid] = one.waiting[cid].strip()
                await asyncio.sleep(0.02)
            await crowd.agree(120)
            grown = (worker.memory() - before) / 2**20
        await all_is_well(crowd, centre)
    assert grown < 20, f"the worker grew by {grown:.0f} MB"


@asynccontextmanager
async def frozen_phones(centre: Centre, port: int, count: int):
    """People whose phone opened the room and then never reads another byte."""
    lines = [await asyncio.to_thread(frozen_phone, centre, port, n) for n in range(count)]
    try:
        yield lines
    finally:
        for line in lines:
            line.close()


def frozen_phone(centre: Centre, port: int, number: int) -> socket.socket:
    """A line that said hello; what the server sends stays in the kernel, of which it has little."""
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    line.connect(("127.0.0.1", port))
    session = centre.sessions[10 + number % 40]
    line.sendall(
        f"GET /ws/huiskamer/ HTTP/1.1\r\nHost: localhost:{port}\r\nUpgrade: websocket\r\n"
        f"Connection: Upgrade\r\nOrigin: http://localhost:{port}\r\nCookie: rosa-{port}={session}\r\n"
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Protocol: rosa.chat.v1\r\n\r\n".encode()
    )
    assert b"101" in line.recv(64)
    rooms = [{"id": centre.room, "cursor": None}]
    hello = json.dumps({"type": "hello", "tab": f"koud-{number:04d}", "lang": "nl", "rooms": rooms})
    data = hello.encode()
    line.sendall(bytes([0x81, 0x80 | len(data), 0, 0, 0, 0]) + data)
    return line
