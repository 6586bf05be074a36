"""Who may keep a page: anybody (public) or nobody (private)."""

import re
from functools import wraps
from itertools import islice
from time import monotonic

from django.core.cache.backends.redis import RedisCache
from django.http import HttpRequest, HttpResponse
from redis.exceptions import RedisError

PUBLIC = "public, max-age=0, s-maxage=60, stale-if-error=86400"
REST_SECONDS = 5.0


def public_page(view):
    """Decorate a view whose answer is the same for every reader and never touches the session."""

    @wraps(view)
    def wrapped(*args, **kwargs) -> HttpResponse:
        response = view(*args, **kwargs)
        response.setdefault("Cache-Control", PUBLIC)
        return response

    return wrapped


def private_page(view):
    """Decorate a view that is one person's own: no copy is kept anywhere.

    Sets `request.is_personal`, so that the top of the page may say who is signed in.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        request.is_personal = True  # type: ignore[attr-defined]
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        return response

    return wrapped


class ForgivingRedisCache(RedisCache):
    """A cache that is away is a cache that misses: no request fails over it, and few wait for it.

    After a failure Redis is not asked for REST_SECONDS: one that hangs would else hold up every question.
    """

    _asked_again_from = 0.0  # on the monotonic clock

    def _forgive(self, method: str, default, *args, **kwargs):
        if monotonic() < self._asked_again_from:
            return default
        try:
            return getattr(super(), method)(*args, **kwargs)
        except (RedisError, OSError):
            ForgivingRedisCache._asked_again_from = monotonic() + REST_SECONDS
            return default

    def add(self, *args, **kwargs):
        """As Django's; False when Redis is away."""
        return self._forgive("add", False, *args, **kwargs)

    def get(self, key, default=None, version=None):
        """As Django's; the default when Redis is away."""
        return self._forgive("get", default, key, default, version)

    def set(self, *args, **kwargs):
        """As Django's; nothing when Redis is away."""
        return self._forgive("set", None, *args, **kwargs)

    def touch(self, *args, **kwargs):
        """As Django's; False when Redis is away."""
        return self._forgive("touch", False, *args, **kwargs)

    def delete(self, *args, **kwargs):
        """As Django's; False when Redis is away."""
        return self._forgive("delete", False, *args, **kwargs)

    def get_many(self, *args, **kwargs):
        """As Django's; empty when Redis is away."""
        return self._forgive("get_many", {}, *args, **kwargs)

    def set_many(self, *args, **kwargs):
        """As Django's; nothing when Redis is away."""
        return self._forgive("set_many", [], *args, **kwargs)

    def delete_many(self, *args, **kwargs):
        """As Django's; nothing when Redis is away."""
        return self._forgive("delete_many", None, *args, **kwargs)

    def has_key(self, *args, **kwargs):
        """As Django's; False when Redis is away."""
        return self._forgive("has_key", False, *args, **kwargs)

    def incr(self, *args, **kwargs):
        """As Django's; ValueError, as for a missing key, when Redis is away."""
        known = self._forgive("incr", None, *args, **kwargs)
        if known is None:
            raise ValueError("the cache is away")
        return known

    def clear(self):
        """Forget what stands under our own prefix; False when Redis is away.

        Django empties the whole Redis database: also the hints between our processes, and everything
        of a neighbour who shares it.
        """
        try:
            client = self._cache.get_client(None, write=True)
            ours = client.scan_iter(match=f"{_literally(self.key_prefix)}:[0-9]*:*", count=1000)
            for keys in iter(lambda: list(islice(ours, 1000)), []):
                client.unlink(*keys)
        except (RedisError, OSError):
            return False
        return True


def _literally(prefix: str) -> str:
    """`prefix` for a Redis pattern that means nothing else."""
    return re.sub(r"([\[\]*?^\\])", r"\\\1", prefix)
