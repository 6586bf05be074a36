"""A room of a million messages beside one of ten thousand: opening, looking back and coming back stay flat.

The same questions as the socket and the pages ask (`chat.feed`, `chat.reading`), on SQLite and, where it
answers, on PostgreSQL; the least time of some rounds. `ROSA_BENCH_MESSAGES` sets another number than a
million.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tests.legs import DATABASE_URL, missing_servers

SMALL = 10_000
LARGE = int(os.environ.get("ROSA_BENCH_MESSAGES", "1000000"))
AT_ONCE = 5_000
ROUNDS, MOST_SECONDS = 20, 10
RARE_EVERY = 5_000  # messages: so often somebody says a rare word


def main() -> None:
    """Fill a room a bit and then wholly, ask the same both times, print the ratios."""
    compare("SQLite", "")
    if why := missing_servers():
        print(f"  PostgreSQL: not measured: {why}")
    else:
        compare("PostgreSQL", DATABASE_URL)


def compare(name: str, url: str) -> None:
    """On one kind of database."""
    from bench._chat.visited import House
    from tests.servers import ROOT

    with (
        tempfile.TemporaryDirectory(prefix="rosa-bench-") as folder,
        closing(House(Path(folder) / "house", 50, url)) as house,
    ):
        found = []
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
    print(f"  {name}, {LARGE} messages beside {SMALL}:")
    for question, took in large.items():
        print(
            f"    {question:32} {took * 1000:8.2f} ms  {took / small[question]:6.2f} x", flush=True
        )


def measure(room_id: int, messages: int) -> dict[str, float]:
    """Seconds that each question takes, the least of ROUNDS."""
    from chat import feed
    from chat.models import Message, Room
    from chat.reading import Search

    fill(room_id, messages)
    room = Room.objects.get(pk=room_id)
    halfway = Message.objects.get(room=room, seq=messages // 2).created.date()
    questions: dict[str, Callable[[], object]] = {
        "opening": lambda: feed.newest(room_id),
        "looking back, at the end": lambda: feed.older(room_id, messages - 50),
        "looking back, halfway": lambda: feed.older(room_id, messages // 2),
        "looking back, at the beginning": lambda: feed.older(room_id, 60),
        "coming back, 50 behind": lambda: feed.since(room_id, messages - 50),
        "coming back, 5,000 behind": lambda: feed.since(room_id, messages - 5_000),
        "nothing new": lambda: feed.since(room_id, messages),
        "jumping to a day": lambda: feed.place_of_day(room_id, halfway),
        "searching a common word": lambda: Search.asked({"zoek": "soep"}, room),
        "searching a rare word": lambda: Search.asked({"zoek": "walnotenolie"}, room),
        "searching a word nobody said": lambda: Search.asked({"zoek": "zeppelin"}, room),
    }
    found = {}
    for name, ask in questions.items():
        ask()
        times = []
        until = time.monotonic() + MOST_SECONDS
        while len(times) < ROUNDS and (not times or time.monotonic() < until):
            began = time.perf_counter()
            ask()
            times.append(time.perf_counter() - began)
        found[name] = min(times)
    return found


def fill(room_id: int, messages: int) -> None:
    """As if the room had been full for years."""
    from datetime import timedelta

    from django.db import connection
    from django.utils import timezone

    from chat.models import Message, Room
    from people.models import User

    people = list(User.objects.order_by("pk").values_list("pk", flat=True)[:50])
    began = timezone.now() - timedelta(seconds=messages)
    for first in range(Room.objects.get(pk=room_id).head + 1, messages + 1, AT_ONCE):
        some = []
        for n in range(first, min(first + AT_ONCE, messages + 1)):
            said = Message(
                room_id=room_id,
                seq=n,
                rev=n,
                author_id=people[n % len(people)],
                cid=f"growth-{n}",
                created=began + timedelta(seconds=n),
            )
            what = "de soep" if n % RARE_EVERY else "walnotenolie"
            said.put_words(f"Bericht {n} over {what} van morgen en wie de sleutel heeft", "nl")
            some.append(said)
        Message.objects.bulk_create(some)
    Room.objects.filter(pk=room_id).update(head=messages)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(measure(int(sys.argv[1]), int(sys.argv[2]))))
