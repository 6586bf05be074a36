"""A room of a million messages beside one of ten thousand: opening, looking back and coming back stay flat.

The same questions as the socket and the pages ask (`chat.feed`), in processor time of the process, on
SQLite, where the database is part of it. `ROSA_BENCH_MESSAGES` sets another number than a million.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

SMALL = 10_000
LARGE = int(os.environ.get("ROSA_BENCH_MESSAGES", "1000000"))
AT_ONCE = 5_000
ROUNDS = 40


def main() -> None:
    """Fill a room a bit and then wholly, ask the same both times, print the ratios."""
    from bench._chat.visited import House
    from tests.servers import ROOT

    with tempfile.TemporaryDirectory(prefix="rosa-bench-") as folder:
        house, found = House(Path(folder) / "house", 50), []
        for messages in (SMALL, LARGE):
            done = subprocess.run(
                [sys.executable, "-m", "bench.growth", str(house.room), str(messages)],
                cwd=ROOT,
                env=house.env,
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, done.stderr
            found.append(json.loads(done.stdout))
    small, large = found
    for name, took in large.items():
        print(
            f"  {name:34} {took * 1000:7.2f} ms with {LARGE} messages,"
            f" {took / small[name]:5.2f} x that with {SMALL}"
        )


def measure(room_id: int, messages: int) -> dict[str, float]:
    """Seconds of processor time of each question, the median of ROUNDS."""
    from chat import feed

    fill(room_id, messages)
    questions: dict[str, Callable[[], object]] = {
        "opening": lambda: feed.newest(room_id),
        "looking back, at the end": lambda: feed.older(room_id, messages - 50),
        "looking back, halfway": lambda: feed.older(room_id, messages // 2),
        "looking back, at the beginning": lambda: feed.older(room_id, 60),
        "coming back, 50 behind": lambda: feed.since(room_id, messages - 50),
        "coming back, 5,000 behind": lambda: feed.since(room_id, messages - 5_000),
        "nothing new": lambda: feed.since(room_id, messages),
    }
    found = {}
    for name, ask in questions.items():
        ask()
        times = []
        for _ in range(ROUNDS):
            began = time.process_time()
            ask()
            times.append(time.process_time() - began)
        found[name] = statistics.median(times)
    return found


def fill(room_id: int, messages: int) -> None:
    """As if the room had been full for years."""
    from datetime import timedelta

    from django.utils import timezone

    from chat.models import Message, Room
    from people.models import User

    people = list(User.objects.order_by("pk").values_list("pk", flat=True)[:50])
    began = timezone.now() - timedelta(seconds=messages)
    for first in range(Room.objects.get(pk=room_id).head + 1, messages + 1, AT_ONCE):
        Message.objects.bulk_create(
            Message(
                room_id=room_id,
                seq=n,
                rev=n,
                author_id=people[n % len(people)],
                cid=f"growth-{n}",
                body=f"Bericht {n} over de soep van morgen en wie de sleutel heeft",
                lang="nl",
                created=began + timedelta(seconds=n),
            )
            for n in range(first, min(first + AT_ONCE, messages + 1))
        )
    Room.objects.filter(pk=room_id).update(head=messages)


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(measure(int(sys.argv[1]), int(sys.argv[2]))))
