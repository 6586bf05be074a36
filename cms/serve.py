"""Serve this installation with uvicorn: `python -m cms.serve`. One process; see deploy/ for several."""

import errno
import os
import socket
import sys

import uvicorn

from cms.reachable import why_no_database
from cms.socket_protocol import OPTIONS


def check_port(host: str, port: int) -> str:
    """Why `port` can't be used, in words; empty when it can."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return f"Port {port} is taken by another program. Choose another one, such as: make demo PORT={port + 1}"
            return f"Port {port} can't be used: {error.strerror}"
    return ""


def main(words: list[str]) -> int:
    """`--check-port` only looks; else serve until stopped."""
    host, wanted = os.environ.get("ROSA_BIND", "127.0.0.1"), os.environ.get("PORT", "8000")
    if not wanted.isdigit() or not 0 < int(wanted) < 65536:
        print(f"PORT must be a number below 65536, not {wanted!r}", file=sys.stderr)
        return 1
    port = int(wanted)
    if trouble := check_port(host, port):
        print(trouble, file=sys.stderr)
        return 1
    if "--check-port" not in words:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.demo")
        if trouble := why_no_database():
            print(trouble, file=sys.stderr)
            return 1
        uvicorn.run(
            "cms.asgi:application",
            host=host,
            port=port,
            log_level="warning",
            access_log=False,
            **OPTIONS,
        )
    return 0


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(
        code
    )  # nothing of value is in memory, and Python's own tidying takes seconds on a busy machine
