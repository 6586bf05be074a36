"""What people who talk notice of others who flood, send nonsense and come in a thousand times.

Ten talk at the pace of people, first in peace and then beside eight who do everything wrong
(bench/_chat/unkind.py). Printed is how long a word takes until it is acknowledged, and until each
neighbour reads it; it fails when one of them waited longer than a second. The real limits count.
"""

import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path

from websockets.asyncio.client import ClientConnection, connect

from bench._chat.people import COOKIE
from bench._chat.visited import House, System, Visited
from tests.servers import ROOT

TALKERS, UNKIND = 10, 8
SECONDS = 25
EVERY_SECONDS = 4.0  # a resident may say ten things in half a minute
SETTLE_SECONDS = 2.0  # before the first word and after the last
MOST_SECONDS = 1.0
SERVE = "from django.conf import settings; settings.SESSION_COOKIE_NAME = {!r}; from cms import serve; serve.main([])"


@dataclass
class Talk:
    """What is said in one stretch of time.

    Attributes:
        began: words -> when they were sent.
        acked, read: seconds until they were acknowledged, and until each other person had them.
    """

    room: int
    port: int
    began: dict[str, float] = field(default_factory=dict)
    acked: list[float] = field(default_factory=list)
    read: list[float] = field(default_factory=list)

    async def hold(self, cookies: list[str]) -> None:
        """Let everybody talk."""
        starts = [EVERY_SECONDS * n / len(cookies) for n in range(len(cookies))]
        await asyncio.gather(*map(self._person, cookies, starts))

    async def _person(self, cookie: str, start: float) -> None:
        async with connect(
            f"ws://localhost:{self.port}/ws/huiskamer/", subprotocols=["rosa.chat.v1"],
            origin=f"http://localhost:{self.port}", additional_headers={"Cookie": cookie},
            compression=None, proxy=None,
        ) as line:  # fmt: skip
            rooms = [{"id": self.room, "cursor": None}]
            hello = {"type": "hello", "tab": f"tab-{uuid.uuid4().hex[:8]}", "lang": "nl"}
            await line.send(json.dumps(hello | {"rooms": rooms}))
            listening = asyncio.create_task(self._listen(line))
            await asyncio.sleep(SETTLE_SECONDS + start)
            for _word in range(int(SECONDS / EVERY_SECONDS)):
                cid = uuid.uuid4().hex
                send = {"type": "send", "room": self.room, "cid": cid, "body": cid}
                self.began[cid] = time.monotonic()
                await line.send(json.dumps(send))
                await asyncio.sleep(EVERY_SECONDS)
            await asyncio.sleep(SETTLE_SECONDS)
            listening.cancel()

    async def _listen(self, line: ClientConnection) -> None:
        async for text in line:
            now, frames = time.monotonic(), json.loads(text)
            for frame in frames if isinstance(frames, list) else [frames]:
                said = frame.get("message") or {}
                if frame["type"] == "ack" and frame.get("cid") in self.began:
                    self.acked.append(now - self.began[frame["cid"]])
                elif frame["type"] == "change" and said.get("body") in self.began:
                    self.read.append(now - self.began[said["body"]])

    def show(self, name: str) -> float:
        """Print it; the longest that somebody waited, or for ever when a word was lost."""
        for what, waits, wanted in (
            ("acknowledged", self.acked, len(self.began)),
            ("read", self.read, len(self.began) * TALKERS),
        ):
            middle, worst = statistics.median(waits) * 1000, max(waits) * 1000
            print(
                f"  {name:12} {what:13} {len(waits)} of {wanted}  p50 {middle:6.0f} ms  longest {worst:6.0f} ms",
                flush=True,
            )
            if len(waits) < wanted:
                return float("inf")
        return max(self.acked + self.read)


def main() -> int:
    """Measure and print; 1 when somebody waited longer than MOST_SECONDS, or for ever."""
    with tempfile.TemporaryDirectory(prefix="rosa-bench-") as name:
        folder = Path(name)
        house = House(folder / "house", TALKERS + UNKIND)
        command = [sys.executable, "-c", SERVE.format(COOKIE)]
        server = Visited(System("Rosa", lambda port: command, env=house.env), folder / "log")
        try:
            return measure(house, server, folder)
        finally:
            server.stop()


def measure(house: House, server: Visited, folder: Path) -> int:
    """In peace, and then not."""
    cookies = house.cookies.read_text().split()
    unkind = folder / "unkind"
    unkind.write_text("\n".join(cookies[TALKERS:]))
    peace = Talk(house.room, server.port)
    asyncio.run(peace.hold(cookies[:TALKERS]))
    peace.show("in peace")
    words = [str(server.port), str(unkind), str(house.room), str(SECONDS + 2 * SETTLE_SECONDS)]
    others = subprocess.Popen(
        [sys.executable, "-m", "bench._chat.unkind", *words], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )  # fmt: skip
    time.sleep(2)
    noise = Talk(house.room, server.port)
    asyncio.run(noise.hold(cookies[:TALKERS]))
    longest = noise.show("beside them")
    print(f"  what they did: {others.communicate(timeout=60)[0].strip()}", flush=True)
    return int(longest > MOST_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
