"""Two workers on a PostgreSQL and a Redis that belong to the tests alone, so that all may be broken."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.crowd import Crowd
from tests.faults.servers import Postgres, Redis, Worker, missing
from tests.servers import ROOT, environment

PEOPLE, TALKERS = 50, 20
MORE = 24  # of whom a test may take away what they have


def pytest_collection_modifyitems(items) -> None:
    """Everything in this folder breaks things."""
    for item in items:
        if "tests/faults/" in item.nodeid:
            item.add_marker(pytest.mark.faults)


@dataclass
class Centre:
    """The whole of it.

    Attributes:
        settings: environment of its workers and commands.
        sessions: of PEOPLE + MORE members of the team.
    """

    folder: Path
    postgres: Postgres
    redis: Redis
    workers: list[Worker]
    settings: dict[str, str]
    room: int = 0
    sessions: tuple[str, ...] = ()

    def run(self, *words: str) -> str:
        """The output of a Python command on its data."""
        done = subprocess.run(
            [sys.executable, *words], cwd=ROOT, env=environment(self.folder, **self.settings),
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr[-4000:]
        return done.stdout

    def crowd(self, talkers: int = TALKERS, people: int = PEOPLE, first: int = 0) -> Crowd:
        """People who are about to come in, from number `first` on."""
        ports = [worker.port for worker in self.workers]
        return Crowd(list(self.sessions[first : first + people]), self.room, ports, talkers)

    def kept(self) -> dict[str, tuple[int, str]]:
        """What the database holds: cid -> (place, words)."""
        import psycopg

        with psycopg.connect(self.postgres.url) as connection:
            rows = connection.execute(
                "SELECT cid, seq, body FROM chat_message WHERE room_id = %s", [self.room]
            )
            return {cid: (seq, body) for cid, seq, body in rows}


@pytest.fixture(scope="session")
def foundation() -> Iterator[Centre]:
    """The servers, and a neighbourhood full of people."""
    if why := missing():
        pytest.skip(why)
    # Not pytest's own folder: PostgreSQL runs as another user, who must be able to reach its data.
    folder = Path(tempfile.mkdtemp(prefix="rosa-faults-"))
    folder.chmod(0o755)
    postgres, redis = Postgres(folder), Redis(folder)
    try:
        postgres.start()
        redis.start()
        settings = {"DATABASE_URL": postgres.url, "REDIS_URL": redis.url}
        centre = Centre(folder, postgres, redis, [], settings)
        centre.run("manage.py", "migrate", "--verbosity=0")
        made = json.loads(
            centre.run("-m", "tests.faults.people", str(PEOPLE + MORE)).splitlines()[-1]
        )
        centre.room, centre.sessions = made["room"], tuple(made["sessions"])
        yield centre
    finally:
        redis.kill()
        postgres.stop()
        shutil.rmtree(folder)


@pytest.fixture
def centre(foundation) -> Iterator[Centre]:
    """Everything runs, with two workers."""
    for server in (foundation.postgres, foundation.redis):
        if server.running.poll() is not None:
            server.start()
    extra = foundation.settings | {"DJANGO_SETTINGS_MODULE": layer_settings()}
    foundation.workers = [Worker(foundation.folder, **extra) for _ in range(2)]
    try:
        for worker in foundation.workers:
            worker.start()
        yield foundation
    finally:
        for worker in foundation.workers:
            worker.kill()


def layer_settings() -> str:
    """Settings of the workers; one test wants a channel layer that behaves badly."""
    return os.environ.get("ROSA_FAULTS_SETTINGS", "cms.settings.demo")
