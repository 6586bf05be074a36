"""Reads one calendar in a process of its own: a line of JSON and the bytes on stdin, JSON on stdout.

Run by `events.ical_in.apart` as a script, without the database. A calendar that eats memory or time
takes only this process with it. The first line says `{"now": …, "own_hosts": […], "seconds": …}`;
the answer is `{"refused": key}` or, after an empty object, the reading.
"""

import json
import os
import resource
import sys
from datetime import datetime
from pathlib import Path

MAX_MEMORY = 1024 * 1024 * 1024  # bytes of address space; 5 MB of ordinary events need 250 MB


def main() -> None:
    """Read, answer."""
    head, _newline, data = sys.stdin.buffer.read().partition(b"\n")
    asked = json.loads(head)
    limit(int(asked["seconds"]))
    sys.path.insert(0, str(Path(__file__).parents[2]))
    from django.conf import settings

    settings.configure(USE_I18N=False, USE_TZ=True, TIME_ZONE="Europe/Amsterdam")
    from events.ical_in.read import read_calendar
    from events.ical_in.refusals import Refused
    from events.ical_in.wire import pack

    answer, body = {}, b""
    try:
        now = datetime.fromisoformat(asked["now"])
        body = pack(read_calendar(data, now, set(asked["own_hosts"])))
    except Refused as refused:
        answer = {"refused": refused.key}
    except (MemoryError, RecursionError):
        answer = {"refused": "too_much"}
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + body)


def limit(seconds: int) -> None:
    """Bound what this process may take, before anything of the calendar is looked at."""
    os.nice(5)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds + 1, seconds + 2))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))


if __name__ == "__main__":
    main()
