"""Which database an address means, and how Rosa uses it."""

from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
        "PRAGMA mmap_size=134217728; PRAGMA cache_size=-16000; PRAGMA secure_delete=ON;"
    ),
}
POSTGRESQL = {"pool": {"min_size": 1, "max_size": 16, "timeout": 10}}


def database(url: str, folder: Path) -> dict[str, Any]:
    """Settings of the database at `url`; SQLite in `folder` when it is empty.

    Raises:
        ImproperlyConfigured: in words, when the address can't be read or means another kind.
    """
    try:
        found: dict[str, Any] = environ.Env.db_url_config(
            url or f"sqlite:///{folder / 'rosa.sqlite3'}"
        )
    except ValueError:  # a port that is no number
        found = {}
    kind = found.get("ENGINE", "").rsplit(".", 1)[-1]
    if kind not in {"sqlite3", "postgresql"} or not found.get("NAME"):
        raise ImproperlyConfigured(
            "Rosa can't start yet.\n- DATABASE_URL can't be read: write it as"
            " postgres://user:password@host:5432/name, or leave it out for SQLite"
        )
    if kind == "sqlite3":
        return found | {"OPTIONS": SQLITE}
    return found | {
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,  # after a restart of PostgreSQL nobody gets a dead connection
        "OPTIONS": found.get("OPTIONS", {}) | POSTGRESQL,
    }
