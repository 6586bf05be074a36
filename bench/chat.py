"""What a word in a full room costs, beside the least that Python can do and beside other chat servers.

One crowd (a C program in a process of its own) visits each server with the same message; what is
counted is deliveries per second of the server's processor time. Short form: `--quick`. See docs/speed.md.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, closing
from pathlib import Path

from bench._chat.crowd import Crowd, build
from bench._chat.rounds import Ratios, compare, flood
from bench._chat.visited import BARE, OTHERS, House, System, Visited
from tests.legs import DATABASE_URL, missing_servers
from tests.servers import ROOT

LISTENERS = [50, 200, 1000]
WINDOWS = [16, 64]  # messages on their way: a lively room, and one in which everybody talks at once
QUICK_LISTENERS = 1000
ROUNDS, QUICK_ROUNDS = 5, 3
FLOOD_SECONDS = 1.5
DELIVERIES_A_SECOND = 5000
PACE_SECONDS = 10
FIRST = 20  # people who come and go before what a listener keeps is counted
QUICK_FLOOR = 0.65  # of bare; under this the quick form fails


def main() -> int:
    """Measure and print; 1 when the quick form finds Rosa too slow."""
    with tempfile.TemporaryDirectory(prefix="rosa-bench-") as name:
        folder = Path(name)
        try:
            crowd = build(folder)
        except RuntimeError as why:
            print(f"  not measured: {why}")
            return 1
        return quick(folder, crowd) if "--quick" in sys.argv else full(folder, crowd)


def quick(folder: Path, crowd: Path) -> int:
    """Rosa with and without its ready frames, in the fullest room; about a minute."""
    house = House(folder / "house", QUICK_LISTENERS)
    found = {
        name: ratios(folder, crowd, house.rosa(name, variant), QUICK_LISTENERS, QUICK_ROUNDS)
        for name, variant in (("Rosa", "tick"), ("Rosa, plain send", "plain"))
    }
    for name, each in found.items():
        show(name, each)
    median = found["Rosa"].median
    if median is None:
        print("  the machine was too busy: not one round counted")
        return 0
    return int(median < QUICK_FLOOR)


def ratios(
    folder: Path, crowd: Path, system: System, count: int, rounds: int, window: int = WINDOWS[0]
) -> Ratios:
    """`system` beside the bare broadcaster, both with the same listeners."""
    with ExitStack() as stack:
        calls = []
        for each in (BARE, system):
            server = stack.enter_context(Running(each, folder / "log"))
            people = stack.enter_context(closing(Crowd(crowd, server.port, count, each.manner)))
            people.open()
            people.tell("settle", 2)
            flood(server, people, 0.5, window)  # warm
            calls.append(
                lambda server=server, people=people: flood(server, people, FLOOD_SECONDS, window)
            )
        return compare(calls[0], calls[1], rounds)


class Running(Visited):
    """A server for the length of a block."""

    def __enter__(self) -> "Running":
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()


def show(name: str, found: Ratios) -> None:
    """One line of the table."""
    if found.median is None:
        print(f"  {name:28}  no round counted ({found.void} void)", flush=True)
        return
    middle = statistics.median(rate.per_cpu for rate in found.rates)
    messages = statistics.median(rate.messages for rate in found.rates)
    share = max(rate.crowd_share for rate in found.rates + found.yardstick)
    lost = sum(rate.lost for rate in found.rates)
    print(
        f"  {name:28} {found.median:7.3f} x bare  {middle:10.0f} per cpu-s  {messages:7.0f} messages/s"
        f"  lost {lost}  crowd {share:.2f} cpu  {len(found.values)} rounds, {found.void} void",
        flush=True,
    )


def full(folder: Path, crowd: Path) -> int:
    """Everything; tens of minutes."""
    house = House(folder / "house", max(LISTENERS))
    rosas = [
        house.rosa("Rosa", "tick"),
        house.rosa("Rosa, without tick", "line"),
        house.rosa("Rosa, plain send", "plain"),
    ]
    for count, window in [(count, window) for count in LISTENERS for window in WINDOWS]:
        print(
            f"  {count} listeners, {window} messages on their way, A B A with bare as A:",
            flush=True,
        )
        for system in [*OTHERS, *rosas]:
            if why := system.missing():
                print(f"  {system.name:28} not measured: {why}")
                continue
            try:
                found = ratios(folder, crowd, system, count, ROUNDS, window)
            except RuntimeError as why:
                print(f"  {system.name:28} not measured: {why}")
                continue
            show(system.name, found)
    print(f"  {max(LISTENERS)} listeners, {DELIVERIES_A_SECOND} deliveries a second:", flush=True)
    for system in [BARE, *OTHERS, *rosas, BARE]:
        if not system.missing():
            try:
                calm(folder, crowd, system, max(LISTENERS))
            except RuntimeError as why:
                print(f"  {system.name:28} not measured: {why}")
    writing(folder)
    return 0


def calm(folder: Path, crowd: Path, system: System, count: int) -> None:
    """How long a word takes when there is time, what a listener keeps, how fast all come in."""
    with Running(system, folder / "log") as server:
        with closing(Crowd(crowd, server.port, FIRST, system.manner)) as first:
            first.open()  # what a server only loads when somebody comes is no listener's
            first.tell("settle", 2)
        time.sleep(2)
        empty = server.memory
        with closing(Crowd(crowd, server.port, count, system.manner)) as people:
            seconds = people.open()
            people.tell("settle", 3)
            each = (server.memory - empty) / count / 1024
            found = people.tell("pace", PACE_SECONDS, DELIVERIES_A_SECOND / count)
            print(
                f"  {system.name:28} p50 {found['p50']:8.1f} ms  p99 {found['p99']:8.1f} ms"
                f"  {found['delivered']} of {found['expected']}  {each:6.1f} kB each  all in {seconds:.2f} s",
                flush=True,
            )


def writing(folder: Path) -> None:
    """Many words in a transaction beside a transaction for each, on PostgreSQL."""
    if why := missing_servers():
        print(f"  group commit: not measured: {why}")
        return
    with closing(House(folder / "writing", 100, DATABASE_URL)) as house:
        done = subprocess.run(
            [sys.executable, "-m", "bench._chat.writing", str(house.cookies), str(house.room)],
            cwd=ROOT,
            env=house.env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    rates = {
        way: statistics.median(each["rate"] for each in found if each["together"] == way)
        for way in (True, False)
    }
    waits = [each for each in found if each["together"]]
    print(
        f"  group commit: {rates[True]:.0f} messages/s, one commit each: {rates[False]:.0f};"
        f" {rates[True] / rates[False]:.1f} x; median wait"
        f" {statistics.median(each['wait'] for each in waits):.1f} ms with all talking,"
        f" {statistics.median(each['alone'] for each in waits):.1f} ms alone",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
