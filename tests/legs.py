"""Runs every leg of the suite and says at the end which ran. `make test` is `python -m tests.legs`.

A leg whose server or browser is missing is named as skipped; with CI=true that fails.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.servers import CLONE, ROOT, drop_leftovers

BIN = Path(sys.executable).parent
# The name in this address does not count: every clone of this machine gets its own.
SERVER_URL = os.environ.get("ROSA_TEST_DATABASE_URL", "postgres://postgres@127.0.0.1:5432/rosa")
DATABASE_URL = SERVER_URL.rsplit("/", 1)[0] + "/" + CLONE
REDIS_URL = os.environ.get("ROSA_TEST_REDIS_URL", "redis://127.0.0.1:6379/7")
PYTEST = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
# What people do, as far as it writes; how pages look doesn't depend on the database.
FUNCTIONS_IN_A_BROWSER = [
    f"tests/browser/test_{name}.py"
    for name in (
        "agenda",
        "board",
        "chat",
        "chat_places",
        "chat_verbs",
        "contact",
        "news",
        "people",
        "talks",
    )
]
MOST_SECONDS = 1800  # for one command: what hangs must end in words, not in silence
WORKERS = os.environ.get("ROSA_TEST_WORKERS", "2")


@dataclass
class Leg:
    """One part of the suite.

    Attributes:
        commands: each must end with 0.
        missing: why it can't run here, or an empty text.
        env: added to the environment.
        tidy: run before and after, also when it failed.
        on_call: runs only when it is named: `python -m tests.legs faults`.
    """

    name: str
    commands: list[list[str]]
    missing: Callable[[], str] = lambda: ""
    env: Callable[[], dict[str, str]] = dict
    tidy: Callable[[], object] = lambda: None
    on_call: bool = False


def grown() -> dict[str, str]:
    """The environment of an installation with PostgreSQL and Redis."""
    return {"DATABASE_URL": DATABASE_URL, "REDIS_URL": REDIS_URL}


def missing_servers() -> str:
    """Which of PostgreSQL and Redis does not answer."""
    import psycopg
    import redis

    try:
        psycopg.connect(DATABASE_URL.rsplit("/", 1)[0] + "/postgres", connect_timeout=3).close()
    except psycopg.Error:
        return "PostgreSQL does not answer"
    try:
        redis.Redis.from_url(REDIS_URL, socket_connect_timeout=3).ping()
    except redis.RedisError:
        return "Redis does not answer"
    return ""


def missing_programs() -> str:
    """Which programs are missing to start servers that may be broken."""
    from tests.faults.servers import missing

    return missing()


def missing_browser() -> str:
    """Whether there is a Chromium."""
    return "" if os.environ.get("CHROMIUM") or shutil.which("chromium") else "there is no chromium"


def missing_node() -> str:
    """Whether there is Node with what package.json names."""
    if not shutil.which("node"):
        return "there is no node"
    return (
        "" if (ROOT / "node_modules" / "ical.js").exists() else "npm did not install package.json"
    )


def missing_compiler() -> str:
    """Whether the crowd of the benchmark, which is a C program, can be made."""
    return "" if shutil.which("gcc") or shutil.which("cc") else "there is no C compiler"


def node_tests() -> list[str]:
    """The JavaScript tests."""
    return sorted(str(p.relative_to(ROOT)) for p in (ROOT / "tests").rglob("*.test.mjs"))


def tool(name: str, *words: str) -> list[str]:
    """A program of the virtual environment."""
    return [str(BIN / name), *words]


LEGS = [
    Leg(
        "check",
        [
            tool("ruff", "format", "--check", "--quiet", "."),
            tool("ruff", "check", "--quiet", "."),
            tool("djlint", "templates", "--lint", "--quiet"),
            tool("lint-imports", "--no-cache"),
            tool("mypy", "--no-error-summary"),
            [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"],
            [sys.executable, "manage.py", "lintmigrations", "--quiet", "ignore", "ok", "warning"],
            [*PYTEST, "tests/cms/test_translations.py"],
        ],
        env=lambda: {"DJANGO_SETTINGS_MODULE": "cms.settings.test"},
    ),
    Leg(
        "sqlite",
        [
            [
                *PYTEST,
                "-n",
                WORKERS,
                "-m",
                "not browser and not postgres and not redis and not faults",
            ]
        ],
    ),
    Leg("node", [["node", "--test", *node_tests()]] if node_tests() else [], missing=missing_node),
    # Ratios of one run, with a floor far below what is measured: see docs/speed.md.
    Leg(
        "speed",
        [[sys.executable, "-m", "bench", "chat", "--quick"]],
        missing=missing_compiler,
    ),
    Leg(
        "postgres+redis",
        [[*PYTEST, "-n", WORKERS, "-m", "not browser and not faults"]],
        missing=missing_servers,
        env=grown,
        tidy=lambda: drop_leftovers(DATABASE_URL),
    ),
    Leg("browser", [[*PYTEST, "-m", "browser"]], missing=missing_browser),
    # Minutes of killed servers; says most on a machine that does nothing else.
    Leg(
        "faults",
        [[*PYTEST, "-m", "faults", "tests/faults"]],
        missing=missing_programs,
        on_call=True,
    ),
    Leg(
        "browser, postgres+redis",
        [[*PYTEST, "-m", "browser", *FUNCTIONS_IN_A_BROWSER]],
        missing=lambda: missing_browser() or missing_servers(),
        env=grown,
        tidy=lambda: drop_leftovers(DATABASE_URL),
    ),
]


def run(leg: Leg) -> str:
    """Run one leg; returns "ran", "failed" or "skipped: why"."""
    if why := leg.missing():
        return f"skipped: {why}"
    leg.tidy()
    try:
        return run_commands(leg)
    finally:
        leg.tidy()


def run_commands(leg: Leg) -> str:
    """Run the commands of a leg in a clean environment, with a data folder of its own."""
    with tempfile.TemporaryDirectory(prefix="rosa-leg-") as folder:
        clean = {
            k: v
            for k, v in os.environ.items()
            if k not in {"DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE"}
        }
        env = clean | {"ROSA_DATA_DIR": folder} | leg.env()
        for command in leg.commands:
            shown = " ".join(
                Path(word).name if word.startswith("/") else word for word in command[:6]
            )
            print(f"\n== {leg.name}: {shown}", flush=True)
            try:
                code = subprocess.run(
                    command, cwd=ROOT, env=env, check=False, timeout=MOST_SECONDS
                ).returncode
            except subprocess.TimeoutExpired:
                print(f"== {leg.name}: stopped after {MOST_SECONDS} seconds", flush=True)
                return "failed"
            if code:
                print(f"== {leg.name}: this failed", flush=True)
                return "failed"
    return "ran"


def main(names: list[str]) -> int:
    """Run the named legs, or all; 1 when one failed, or was skipped under CI=true."""
    results = {}
    for leg in LEGS:
        if leg.name in names or not (names or leg.on_call):
            began = time.monotonic()
            results[leg.name] = run(leg), time.monotonic() - began
    print("\nThe legs of this run:")
    for name, (result, seconds) in results.items():
        print(f"  {name:28} {result} ({seconds:.0f} s)")
    passed = sum(result == "ran" for result, _ in results.values())
    failed = sum(result == "failed" for result, _ in results.values())
    skipped = len(results) - passed - failed
    print(f"legs: {passed} passed, {failed} failed, {skipped} skipped")
    if skipped and os.environ.get("CI") == "true":
        print("With CI=true no leg may be skipped.")
        return 1
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
