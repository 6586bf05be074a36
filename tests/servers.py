"""A real Rosa: uvicorn on a free port with its own data, as `make demo` starts it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
import uuid
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# Names of our databases start with this: another clone on this machine has other ones.
CLONE = f"rosa_test_{sha256(str(ROOT).encode()).hexdigest()[:8]}"


def environment(data: Path, port: int = 8000, **extra: str) -> dict[str, str]:
    """Environment for the demo settings with data in `data`; DATABASE_URL and REDIS_URL of the run
    are taken over, so that the PostgreSQL and Redis leg also serves from them."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "cms.settings.demo",
        "ROSA_DATA_DIR": str(data),
        "PORT": str(port),
        "ROSA_EMBEDDED_WORKER": "true",  # one process does it all, also on PostgreSQL and Redis
        "ROSA_LOG_LEVEL": "WARNING",
        "PYTHONDONTWRITEBYTECODE": "1",
        **extra,
    }


def manage(data: Path, *words: str, **extra: str) -> None:
    """Run a management command; its output is shown when it fails."""
    done = subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        check=False,
        env=environment(data, **extra),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, (
        f"manage.py {words} failed:\n{done.stdout[-3000:]}\n{done.stderr[-6000:]}"
    )


def build_demo(tmp_path_factory) -> Path:
    """Migrate, collect static files and load the demo, once."""
    data = tmp_path_factory.mktemp("demo") / "data"
    data.mkdir()
    extra = own_database(data)
    manage(data, "compile_messages_po")
    manage(data, "migrate", "--verbosity=0", **extra)
    manage(data, "collectstatic", "--noinput", "--verbosity=0", **extra)
    manage(data, "load_demo", **extra)
    return data


def own_database(data: Path) -> dict[str, str]:
    """On PostgreSQL: a database of this folder's own, named in it; nothing on SQLite."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        return {}
    name = new_name()
    _psql(url, f'CREATE DATABASE "{name}"')
    (data / "database").write_text(name)
    return {"DATABASE_URL": _with_name(url, name), "ROSA_REDIS_PREFIX": name}


def new_name() -> str:
    """A name for a database of this clone."""
    return f"{CLONE}_{uuid.uuid4().hex[:12]}"


def drop_database(data: Path) -> None:
    """Remove the database that `own_database` made for this folder, if it made one."""
    if (data / "database").exists():
        name = (data / "database").read_text()
        _psql(os.environ["DATABASE_URL"], f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def drop_leftovers(url: str) -> int:
    """Remove what runs of this clone that were broken off left behind; returns how many."""
    import psycopg

    with psycopg.connect(_with_name(url, "postgres"), autocommit=True) as connection:
        rows = connection.execute(
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s)"
            " OR starts_with(datname, %s)",
            [f"{CLONE}_", f"test_{CLONE}"],
        ).fetchall()
        for (name,) in rows:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    return len(rows)


def _copied_database(source: Path, data: Path) -> dict[str, str]:
    if not (source / "database").exists():
        return {}
    url, old = os.environ["DATABASE_URL"], (source / "database").read_text()
    if source == data:
        return {"DATABASE_URL": _with_name(url, old), "ROSA_REDIS_PREFIX": old}
    name = new_name()
    _psql(url, f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{old}'")
    _psql(url, f'CREATE DATABASE "{name}" TEMPLATE "{old}"')
    (data / "database").write_text(name)
    return {"DATABASE_URL": _with_name(url, name), "ROSA_REDIS_PREFIX": name}


def _with_name(url: str, name: str) -> str:
    return url.rsplit("/", 1)[0] + "/" + name


def _psql(url: str, statement: str) -> None:
    import psycopg

    with psycopg.connect(_with_name(url, "postgres"), autocommit=True) as connection:
        connection.execute(statement)


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class RosaServer:
    """Context manager around a running server.

    Attributes:
        url: its address, such as "http://localhost:41234".
        port, data, process: for tests that break things.
    """

    def __init__(self, source: Path, data: Path | None = None, **extra: str) -> None:
        self.data = data or source
        if data:
            shutil.copytree(source, data)
        self.extra = _copied_database(source, self.data) | extra
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.process: subprocess.Popen | None = None

    def __enter__(self) -> "RosaServer":
        self.start()
        return self

    def __exit__(self, *error) -> None:
        self.stop()
        drop_database(self.data)

    def start(self) -> None:
        """Start serving and wait until ready (at most two minutes)."""
        self.log = (self.data / "server.log").open("ab")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "cms.serve"],
            cwd=ROOT,
            env=environment(self.data, self.port, **self.extra),
            stdout=self.log,
            stderr=self.log,
        )
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(f"{self.url}/gezond/klaar/", timeout=2) as answer:
                    if answer.status == 200:
                        return
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.1)
        self.stop()  # nobody else does: who fails to enter is never asked to leave
        raise AssertionError(f"the server did not start:\n{self.read_log()[-4000:]}")

    def stop(self) -> None:
        """End the server, kindly at first."""
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(5)
        self.log.close()

    def lose_database(self) -> None:
        """Take the database away from under the running server, for good."""
        if (self.data / "database").exists():
            name = (self.data / "database").read_text()
            _psql(os.environ["DATABASE_URL"], f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            return
        path = self.data / "rosa.sqlite3"
        size = path.stat().st_size
        with path.open("r+b") as file:  # as long as it was: the server has it mapped in its memory
            file.write(bytes(size))

    def read_log(self) -> str:
        """What the server wrote."""
        return (self.data / "server.log").read_text(errors="replace")

    def manage(self, *words: str) -> None:
        """Run a management command on this server's data."""
        manage(self.data, *words, **self.extra)
