"""Reading a calendar in a process that can be killed."""

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from signal import SIGXCPU
from threading import BoundedSemaphore

from events.ical_in.refusals import Refused
from events.ical_in.source import Reading
from events.ical_in.wire import unpack

WORKER = Path(__file__).with_name("read_worker.py")
QUEUE_SECONDS = 20  # how long one calendar waits for the others
CPU_SECONDS = 20
WALL_SECONDS = 60  # a small machine that is busy gives a reader a third of its time
AT_ONCE = BoundedSemaphore(2)  # readers in one process; more would only fight for memory


def read_apart(
    data: bytes,
    now: datetime,
    own_hosts: set[str],
    seconds: int = CPU_SECONDS,
    wall_seconds: int = WALL_SECONDS,
) -> Reading:
    """`read_calendar` with bounds on its time and memory.

    Args:
        now: aware; what was over a month before is left out.
        own_hosts: names after the @ of our own UIDs.
        seconds: of work (CPU) that reading may take.
        wall_seconds: that may pass meanwhile, on a machine with more to do.

    Raises:
        Unreadable: it can't be taken, or asks more than it may; `reason` says so in words.
    """
    head = {"now": now.isoformat(), "own_hosts": sorted(own_hosts), "seconds": seconds}
    answer, _newline, body = _ask_worker(json.dumps(head).encode(), data, wall_seconds).partition(
        b"\n"
    )
    try:
        refused = json.loads(answer).get("refused")
        if refused is None:
            return unpack(body)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Refused("crashed") from error  # the reader itself broke down
    raise Refused(refused)


def _ask_worker(head: bytes, data: bytes, wall_seconds: int) -> bytes:
    if not AT_ONCE.acquire(timeout=QUEUE_SECONDS):
        raise Refused("busy")
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(WORKER)],
            input=head + b"\n" + data,
            check=False,  # a reader that was killed answers nothing
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=wall_seconds,
            env={"PATH": "", "MALLOC_ARENA_MAX": "2"},
        )
    except subprocess.TimeoutExpired as error:
        raise Refused("too_slow") from error
    except OSError as error:  # no process to be had: too many, or no memory left
        raise Refused("busy") from error
    finally:
        AT_ONCE.release()
    if done.returncode < 0:
        raise Refused("too_slow" if -done.returncode == SIGXCPU else "too_much")
    return done.stdout
