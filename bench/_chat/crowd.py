"""The crowd: a C program (load.c) with many WebSocket clients, in a process of its own."""

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).with_name("load.c")
BODY = 80  # characters of a message
SENDERS = 100  # of the clients talk, in turns


@dataclass(frozen=True)
class Manner:
    """How one talks to a server.

    Attributes:
        greeting: first frame of a client; `%d` in it is the client.
        expect: what comes in the frame after which a client is in.
        message: a frame to send, with `%08x` for an id and `%s` for the words.
        ping, pong: of a protocol above WebSocket's own.
        cookies: a file with a cookie header for each client, one a line.
    """

    path: str = "/"
    protocol: str = ""
    greeting: str = ""
    expect: str = '"ready"'
    message: str = '{"room":1,"cid":"bench-%08x","body":"%s"}'
    ping: str = ""
    pong: str = ""
    cookies: str = ""


def build(folder: Path) -> Path:
    """Compile the crowd.

    Raises:
        RuntimeError: there is no C compiler.
    """
    compiler = shutil.which("gcc") or shutil.which("cc")
    if not compiler:
        raise RuntimeError("the crowd is a C program and there is no gcc")
    program = folder / "crowd"
    subprocess.run([compiler, "-O2", "-o", str(program), str(SOURCE)], check=True)
    return program


class Crowd:
    """A running crowd of `count` clients before one server."""

    def __init__(self, program: Path, port: int, count: int, manner: Manner) -> None:
        self.count = count
        host = f"localhost:{port}"
        words = [
            port, count, SENDERS, BODY, manner.path, host, f"http://{host}", manner.protocol,
            manner.greeting, manner.expect, manner.message, manner.ping, manner.pong, manner.cookies,
        ]  # fmt: skip
        self.process = subprocess.Popen(
            [str(program), *map(str, words)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )

    def tell(self, *order: Any) -> dict[str, Any]:
        """Give an order (see load.c) and wait for its answer."""
        print(*order, file=self.process.stdin, flush=True)
        line = self.process.stdout.readline()
        assert line, f"the crowd went home during {order}"
        return json.loads(line)

    def open(self) -> float:
        """Connect everybody; returns how many seconds that took.

        Raises:
            RuntimeError: the server did not take them all.
        """
        answer = self.tell("open")
        if answer["ready"] != self.count:
            raise RuntimeError(f"only {answer['ready']} of {self.count} came in")
        return answer["seconds"]

    def close(self) -> None:
        """Everybody leaves."""
        self.process.kill()
        self.process.wait()
