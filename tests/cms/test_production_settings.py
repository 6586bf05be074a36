"""A real installation refuses to start, in words, when something it needs is missing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.servers import free_port

ROOT = Path(__file__).resolve().parents[2]
GOOD = {
    "ROSA_SECRET_KEY": "a1B2c3D4e5" * 6,
    "ROSA_HOSTS": "rosa.example",
    "ROSA_BASE_URL": "https://rosa.example",
    "ROSA_MAIL_FROM": "rosa@rosa.example",
}


def environment(**changes: str) -> dict[str, str]:
    """That of a production installation; an empty value is no value."""
    env = {
        k: v
        for k, v in os.environ.items()
        if not k.startswith(("ROSA_", "DJANGO_", "DATABASE", "REDIS"))
    }
    chosen = {k: v for k, v in (GOOD | changes).items() if v}
    return env | {"DJANGO_SETTINGS_MODULE": "cms.settings.production"} | chosen


def start(**changes: str) -> subprocess.CompletedProcess:
    """`manage.py check --deploy` under the production settings."""
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT, env=environment(**changes), capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_it_starts_with_all_it_needs_and_passes_the_deployment_checks():
    done = start()
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", list(GOOD))
def test_a_missing_value_is_named_with_its_purpose(name):
    done = start(**{name: ""})
    assert done.returncode != 0
    assert f"{name} is missing:" in done.stderr


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"ROSA_SECRET_KEY": "short"}, "too short"),
        ({"ROSA_HOSTS": "*"}, "name each host"),
        ({"ROSA_BASE_URL": "http://rosa.example"}, "must start with https://"),
        ({"DATABASE_URL": "postgres//rosa"}, "DATABASE_URL can't be read"),
        ({"DATABASE_URL": "postgres://rosa@127.0.0.1:port/rosa"}, "DATABASE_URL can't be read"),
        ({"DATABASE_URL": "mysql://rosa@127.0.0.1/rosa"}, "DATABASE_URL can't be read"),
        ({"ROSA_DATA_DIR": "/proc/rosa"}, "can't be made"),
    ],
)
def test_a_weak_value_is_refused(changes, words):
    done = start(**changes)
    assert done.returncode != 0
    assert words in done.stderr


def test_a_database_that_is_not_there_is_told_in_words_and_at_once():
    for words in (["manage.py", "migrate"], ["-m", "cms.serve"]):
        done = subprocess.run(
            [sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60,
            env=environment(DATABASE_URL="postgres://rosa:geheim@127.0.0.1:9/rosa", PORT=str(free_port())),
        )  # fmt: skip
        assert done.returncode != 0
        assert "can't reach its database. Look at DATABASE_URL" in done.stderr
        assert "geheim" not in done.stderr
        assert "Traceback" not in done.stderr
