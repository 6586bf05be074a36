"""The servers that the crowd visits, each in a process of its own."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bench._chat.crowd import Manner
from tests.servers import ROOT, environment, free_port, manage, new_name

HERE = Path(__file__).parent
REDIS = os.environ.get("ROSA_TEST_REDIS_URL", "redis://127.0.0.1:6379/7")
SOCKET_IO = Manner(
    path="/socket.io/?EIO=4&transport=websocket",
    greeting="40",
    expect="40{",
    message='42["chat message",{"room":1,"cid":"bench-%08x","body":"%s"}]',
    ping="2",
    pong="3",
)


@dataclass(frozen=True)
class System:
    """A kind of server.

    Attributes:
        command: what starts it, for a port.
        missing: why it can't be started here.
    """

    name: str
    command: Callable[[int], list[str]]
    manner: Manner = field(default_factory=Manner)
    env: dict[str, str] | None = None
    missing: Callable[[], str] = lambda: ""


class Visited:
    """A server that runs."""

    def __init__(self, system: System, log: Path) -> None:
        self.system, self.port = system, free_port()
        env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **(system.env or {})}
        self.process = subprocess.Popen(
            system.command(self.port),
            cwd=ROOT,
            env={**env, "PORT": str(self.port)},
            stdout=log.open("ab"),
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and self.process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)
        self.stop()
        raise RuntimeError(f"{system.name} did not start:\n{log.read_text()[-2000:]}")

    @property
    def cpu(self) -> float:
        """Seconds of processor time, of all its threads."""
        spent = 0
        for task in Path(f"/proc/{self.process.pid}/task").iterdir():
            try:
                spent += int((task / "schedstat").read_text().split()[0])
            except OSError:  # a thread that just ended
                continue
        return spent / 1e9

    @property
    def memory(self) -> int:
        """Bytes of memory that are its own."""
        lines = Path(f"/proc/{self.process.pid}/smaps_rollup").read_text().splitlines()
        return 1024 * sum(
            int(line.split()[1]) for line in lines if line.startswith(("Private_", "Swap:"))
        )

    def stop(self) -> None:
        """End it."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def python(module: str, *words: str) -> Callable[[int], list[str]]:
    """A module of this package as a server."""
    return lambda port: [sys.executable, "-m", f"bench._chat.{module}", str(port), *words]


def node(script: str) -> Callable[[int], list[str]]:
    """A script for Node as a server."""
    return lambda port: ["node", str(HERE / script), str(port)]


def missing_package(name: str) -> str:
    """Whether Node and a package are here."""
    if not shutil.which("node"):
        return "there is no node"
    return "" if (ROOT / "node_modules" / name).exists() else "npm did not install package.json"


def missing_redis() -> str:
    """Whether Redis answers."""
    import redis

    try:
        redis.Redis.from_url(REDIS, socket_connect_timeout=2).ping()
    except redis.RedisError:
        return "Redis does not answer"
    return ""


BARE = System("bare uvloop", python("bare"))
OTHERS = [
    System("node ws", node("ws.cjs"), missing=lambda: missing_package("ws")),
    System(
        "socket.io", node("socketio.cjs"), SOCKET_IO, missing=lambda: missing_package("socket.io")
    ),
    System("Channels tutorial", python("tutorial")),
    System("the same on Redis", python("tutorial", REDIS), missing=missing_redis),
]


class House:
    """The database of a Rosa with a crowd of residents."""

    def __init__(self, folder: Path, people: int, url: str = "") -> None:
        self.folder, self.cookies = folder, folder / "cookies"
        folder.mkdir()
        self.extra = {"DATABASE_URL": "", "REDIS_URL": ""}
        self.server, self.name = (url.rsplit("/", 1)[0], new_name()) if url else ("", "")
        if self.name:
            self.order(f'CREATE DATABASE "{self.name}"')
            self.extra["DATABASE_URL"] = f"{self.server}/{self.name}"
        manage(folder, "migrate", "--verbosity=0", **self.extra)
        done = subprocess.run(
            [sys.executable, "-m", "bench._chat.people", str(people), str(self.cookies)],
            cwd=ROOT,
            env=self.env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        self.room = int(done.stdout)

    def order(self, statement: str) -> None:
        """Tell PostgreSQL something."""
        import psycopg

        with psycopg.connect(f"{self.server}/postgres", autocommit=True) as connection:
            connection.execute(statement)

    def close(self) -> None:
        """Take its database away, where PostgreSQL has one."""
        if self.name:
            self.order(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')

    @property
    def env(self) -> dict[str, str]:
        """For a process that uses it."""
        return environment(self.folder, **self.extra, ROSA_EMBEDDED_WORKER="false")

    def rosa(self, name: str, variant: str) -> System:
        """Rosa in this house (see bench/_chat/rosa.py)."""
        room = f'"rooms":[{{"id":{self.room},"cursor":null}}]'
        manner = Manner(
            path="/ws/huiskamer/",
            protocol="rosa.chat.v1",
            greeting='{"type":"hello","tab":"tab-%08d","lang":"nl",' + room + "}",
            expect='"type":"sync"',
            message=f'{{"type":"send","room":{self.room},"cid":"bench-%08x","body":"%s"}}',
            cookies=str(self.cookies),
        )
        command = [sys.executable, "-m", "bench._chat.rosa", variant]
        return System(name, lambda port: command, manner, self.env)
