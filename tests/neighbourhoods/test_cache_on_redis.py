"""A cache on a Redis that others use too: it forgets only its own, and is missed by nobody when away."""

import os
import socket
from time import monotonic

import pytest
from redis import Redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from neighbourhoods.caching import ForgivingRedisCache

URL = os.environ.get("REDIS_URL", "redis://127.0.0.1:6379/7")


def cache_of(prefix: str, url: str = URL) -> ForgivingRedisCache:
    options = {"socket_timeout": 1, "socket_connect_timeout": 1, "retry": Retry(NoBackoff(), 0)}
    return ForgivingRedisCache(url, {"KEY_PREFIX": prefix, "OPTIONS": options})


@pytest.mark.redis
def test_emptying_the_cache_leaves_the_neighbours_and_the_hints_alone():
    name = f"rosa-test-{os.getpid()}-cache"
    ours, neighbour, line = cache_of(name), cache_of(f"{name}-2"), Redis.from_url(URL)
    hints = [f"{name}:group:living-room", f"{name}specific.1!2"]
    for key in hints:
        line.set(key, "hint", ex=30)
    for number in range(1500):
        ours.set(f"page-{number}", "old", 30)
    neighbour.set("page-1", "theirs", 30)
    assert ours.clear()
    assert ours.get("page-1") is None
    assert ours.get("page-1499") is None
    assert neighbour.get("page-1") == "theirs"
    assert all(line.get(key) == b"hint" for key in hints)
    neighbour.clear()
    line.delete(*hints)


@pytest.fixture(autouse=True)
def _rested(monkeypatch):
    """What one test found away is asked again in the next."""
    monkeypatch.setattr(ForgivingRedisCache, "_asked_again_from", 0.0)


def test_a_cache_that_hangs_holds_up_one_question_and_not_all():
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        hanging = cache_of("rosa", f"redis://127.0.0.1:{deaf.getsockname()[1]}/0")
        began = monotonic()
        for number in range(20):
            assert hanging.get(f"page-{number}", "default") == "default"
        assert monotonic() - began < 3


def test_a_cache_that_is_away_misses_and_never_fails():
    away = cache_of("rosa", "redis://127.0.0.1:1/0")
    away.set("a", 1)
    assert away.get("a", "default") == "default"
    assert away.get_many(["a"]) == {}
    assert away.add("a", 1) is False
    assert away.delete("a") is False
    assert away.clear() is False
    with pytest.raises(ValueError, match="away"):
        away.incr("a")
