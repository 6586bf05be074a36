"""People who do everything wrong at once, in a process of their own:
`python -m bench._chat.unkind PORT COOKIES ROOM SECONDS`. Prints how much of what they did."""

import asyncio
import json
import os
import random
import sys
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

Line = Callable[[], Awaitable[ClientConnection]]
ZALGO = "z" + "".join(chr(0x300 + n) for n in range(100))
ODD_WORDS = [
    ZALGO * 20,
    "\u202egnul eiz\u202c" * 90,
    "İIıi" * 500,
    "a\u200bb\u200dc" * 400,
    "@" * 2000,
]
NO_FRAMES = ["", "{", "[]", "null", "[" * 8000, '{"type":"hello"}', '{"type":"send","room":"x"}']
done: Counter[str] = Counter()


async def storm(line: Line, hello: str, room: int) -> None:
    """Come in and go, as fast as it goes."""
    async with await line() as mine:
        await mine.send(hello)
    done["lines"] += 1


async def flood(line: Line, hello: str, room: int) -> None:
    """Say something without end, until shown out."""
    async with await line() as mine:
        await mine.send(hello)
        for number in range(10_000):
            body = random.choice(ODD_WORDS)
            cid = f"kwaad-{random.getrandbits(60):015x}"
            await mine.send(json.dumps({"type": "send", "room": room, "cid": cid, "body": body}))
            done["words"] += 1
            if number % 20 == 0:
                await asyncio.sleep(0)


async def nonsense(line: Line, hello: str, room: int) -> None:
    """Frames that are none, of all sizes."""
    async with await line() as mine:
        for _number in range(10_000):
            frame: str | bytes = random.choice([*NO_FRAMES, os.urandom(random.choice([1, 9000]))])
            await mine.send(frame)
            done["nonsense"] += 1


async def too_large(line: Line, hello: str, room: int) -> None:
    """A frame larger than any frame may be."""
    async with await line() as mine:
        await mine.send(hello)
        await mine.send("x" * 1_000_000)
        done["too large"] += 1
        await mine.wait_closed()


async def keep_at(what: Callable[..., Awaitable[None]], *words: object) -> None:
    """Do it again and again, whatever happens."""
    while True:
        with suppress(WebSocketException, OSError, TimeoutError):
            await what(*words)
        await asyncio.sleep(0.05)


async def main(port: int, cookies: list[str], room: int, seconds: float) -> None:
    """Everything at once for so many seconds."""
    hello = json.dumps(
        {"type": "hello", "tab": "kwaad-000001", "lang": "nl", "rooms": [{"id": room, "cursor": None}]}
    )  # fmt: skip

    def line(cookie: str, origin: str = f"http://localhost:{port}") -> Line:
        async def opened() -> ClientConnection:
            return await connect(
                f"ws://localhost:{port}/ws/huiskamer/", subprotocols=["rosa.chat.v1"],
                origin=origin, additional_headers={"Cookie": cookie}, compression=None, proxy=None,
            )  # fmt: skip

        return opened

    tasks = []
    for number, cookie in enumerate(cookies):
        what = (storm, flood, nonsense, too_large)[number % 4]
        tasks.append(asyncio.create_task(keep_at(what, line(cookie), hello, room)))
    for origin in ("https://elders.example", "null"):
        tasks.append(asyncio.create_task(keep_at(storm, line(cookies[0], origin), hello, room)))
    await asyncio.sleep(seconds)
    for task in tasks:
        task.cancel()
    print(json.dumps(done))


if __name__ == "__main__":
    asyncio.run(
        main(
            int(sys.argv[1]),
            Path(sys.argv[2]).read_text().split(),
            int(sys.argv[3]),
            float(sys.argv[4]),
        )
    )
