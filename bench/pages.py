"""What each main page costs, as a ratio to the health address in the same run.

A real server with the demo neighbourhood answers one client on 127.0.0.1, page by page, in rounds;
the median of the rounds counts, so that a busy machine hurts all alike. No page is cached.
"""

import statistics
import tempfile
import time
from pathlib import Path

import httpx

from tests.servers import RosaServer, build_demo

BASE = "/gezond/"
PAGES = [
    "/", "/buurtkrant/", "/agenda/", "/agenda/?weergave=maand", "/prikbord/", "/huiskamer/", "/contact/",
    "/zoeken/?zoek=soep", "/agenda/agenda.ics", "/buurtkrant/rss/",
]  # fmt: skip
ROUNDS = 7
REQUESTS = 10


class Folder:
    """As pytest's tmp_path_factory, for `build_demo`."""

    def __init__(self, path: str) -> None:
        self.path = Path(path)

    def mktemp(self, name: str) -> Path:
        """A new folder."""
        (self.path / name).mkdir()
        return self.path / name


def measure(client: httpx.Client, path: str, headers: dict[str, str]) -> float:
    """Seconds of one request, the median of REQUESTS."""
    times = []
    for _ in range(REQUESTS):
        began = time.perf_counter()
        answer = client.get(path, headers=headers)
        times.append(time.perf_counter() - began)
        assert answer.status_code in {200, 304}, f"{path}: {answer.status_code}"
    return statistics.median(times)


def main() -> None:
    """Build the demo, serve it, measure and print a table."""
    with tempfile.TemporaryDirectory(prefix="rosa-bench-") as folder:
        data = build_demo(Folder(folder))
        with RosaServer(data) as server, httpx.Client(base_url=server.url, timeout=60) as client:
            tasks = {path: {} for path in [BASE, *PAGES]}
            etag = client.get("/agenda/agenda.ics").headers["ETag"]
            results: dict[str, list[float]] = {path: [] for path in tasks} | {
                "/agenda/agenda.ics (304)": []
            }
            for path in tasks:
                client.get(path)  # warm
            for _ in range(ROUNDS):
                for path, headers in tasks.items():
                    results[path].append(measure(client, path, headers))
                results["/agenda/agenda.ics (304)"].append(
                    measure(client, "/agenda/agenda.ics", {"If-None-Match": etag})
                )
    base = statistics.median(results[BASE])
    for path, times in results.items():
        median = statistics.median(times)
        print(f"  {path:28} {median * 1000:7.1f} ms  {median / base:6.1f} x {BASE}")
