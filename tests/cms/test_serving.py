"""`python -m cms.serve` says in words why it can't start."""

import os
import socket
import subprocess
import sys

import pytest

from tests.servers import ROOT


def serve(port: str, *words: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "cms.serve", *words],
        cwd=ROOT, env={**os.environ, "PORT": port}, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


def test_a_port_that_is_taken_is_told_with_another_one_to_try():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        for words in ([], ["--check-port"]):
            done = serve(str(port), *words)
            assert done.returncode == 1
            assert f"Port {port} is taken by another program" in done.stderr
            assert f"make demo PORT={port + 1}" in done.stderr


@pytest.mark.parametrize("port", ["", "acht", "70000", "-1"])
def test_a_port_that_is_no_port_is_told(port):
    done = serve(port, "--check-port")
    assert done.returncode == 1
    assert "PORT must be a number" in done.stderr
    assert "Traceback" not in done.stderr
