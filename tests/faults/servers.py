"""Servers that a test may break: a PostgreSQL and a Redis of its own, and workers of Rosa on both."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.servers import ROOT, environment, free_port

SECONDS = 60  # the most that a server may take to start


def find_postgres() -> Path | None:
    """The folder of PostgreSQL's programs, the newest one; Debian keeps them off the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: p.parts[-3])
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


def missing() -> str:
    """What is not on this machine, in words; empty when all is there."""
    if find_postgres() is None:
        return "there are no PostgreSQL programs"
    return "" if shutil.which("redis-server") else "there is no redis-server"


class Process:
    """A program that is started, broken and started again."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.running: subprocess.Popen | None = None

    def spawn(self, command: list[str], user: str | None = None, **env: str) -> None:
        """Start `command`; what it says goes to a file in the folder."""
        with (self.folder / f"{self.port}.log").open("ab") as log:
            self.running = subprocess.Popen(
                command, cwd=ROOT, env=os.environ | env, stdout=log, stderr=log, user=user
            )

    def kill(self, how: int = signal.SIGKILL) -> None:
        """End it with a signal and wait until it is gone."""
        if self.running and self.running.poll() is None:
            self.running.send_signal(how)
            try:
                self.running.wait(30)
            except subprocess.TimeoutExpired:
                self.running.kill()
                self.running.wait(5)

    def log(self) -> str:
        """What it said."""
        return (self.folder / f"{self.port}.log").read_text(errors="replace")

    def wait(self, ready: Callable[[], bool]) -> None:
        """Wait until it answers."""
        deadline = time.monotonic() + SECONDS
        while not ready():
            gone = self.running is None or self.running.poll() is not None
            if gone or time.monotonic() > deadline:
                raise AssertionError(f"{type(self).__name__} did not start:\n{self.log()[-3000:]}")
            time.sleep(0.05)


class Redis(Process):
    """A Redis that keeps nothing on disk."""

    @property
    def url(self) -> str:
        """Its address."""
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        """Start it, on the same port as before."""
        words = [
            "--port",
            str(self.port),
            "--bind",
            "127.0.0.1",
            "--save",
            "",
            "--appendonly",
            "no",
        ]
        self.spawn(["redis-server", *words])
        self.wait(self._answers)

    def _answers(self) -> bool:
        import redis

        try:
            return bool(redis.Redis(port=self.port, socket_timeout=1).ping())
        except redis.RedisError:
            return False


class Postgres(Process):
    """A PostgreSQL cluster in a folder, with everything flushed to disk as in production."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.programs = find_postgres()
        # It refuses to run as root; then the user of Debian's package lends its name.
        self.user = "postgres" if os.geteuid() == 0 else None
        self.data = folder / "postgres"
        self.data.mkdir()
        if self.user:
            shutil.chown(self.data, self.user)
        name = pwd.getpwuid(os.geteuid()).pw_name if self.user is None else self.user
        self.url = f"postgres://{name}@127.0.0.1:{self.port}/postgres"
        subprocess.run(
            [self.programs / "initdb", "-D", self.data, "-A", "trust", "-E", "UTF8", "-U", name],
            check=True, capture_output=True, user=self.user, cwd="/",
        )  # fmt: skip

    def start(self) -> None:
        """Start it, on the same port as before."""
        settings = [
            "-c",
            f"unix_socket_directories={self.data}",
            "-c",
            "listen_addresses=127.0.0.1",
        ]
        program = [str(self.programs / "postgres"), "-D", str(self.data), "-p", str(self.port)]
        self.spawn([*program, *settings], user=self.user)
        self.wait(self._answers)

    def stop(self) -> None:
        """As an administrator stops it: connections are ended, everything is kept."""
        self.kill(signal.SIGINT)

    def _answers(self) -> bool:
        import psycopg

        try:
            psycopg.connect(self.url, connect_timeout=1).close()
        except psycopg.Error:
            return False
        return True


class Worker(Process):
    """One Rosa process, one of several on the same data."""

    def __init__(self, folder: Path, **extra: str) -> None:
        super().__init__(folder)
        self.env = environment(folder, self.port, ROSA_EMBEDDED_WORKER="false", **extra)

    def start(self) -> None:
        """Start it, on the same port as before."""
        self.spawn([sys.executable, "-m", "cms.serve"], **self.env)
        self.wait(self._answers)

    def _answers(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def memory(self) -> int:
        """Bytes that it holds now."""
        lines = Path(f"/proc/{self.running.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS"))
