"""Health addresses for machines: `/gezond/` (alive) and `/gezond/klaar/` (ready to serve)."""

import asyncio
import logging
import uuid
from collections.abc import Callable

from asgiref.sync import async_to_sync, sync_to_async
from channels.layers import get_channel_layer
from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse

logger = logging.getLogger(__name__)

SECONDS = 1.0  # that a channel layer may take; one that hangs is as good as away


def answer(path: str) -> HttpResponse | None:
    """The answer to a health address, or None when the path is another one."""
    if path == "/gezond/":
        return _fresh(JsonResponse({"status": "ok"}))
    if path == "/gezond/klaar/":
        return _fresh(readiness())
    return None


async def answer_async(path: str) -> HttpResponse | None:
    """As `answer`, from an event loop."""
    return await sync_to_async(answer)(path) if path.startswith("/gezond/") else None


def readiness() -> JsonResponse:
    """Database and migrations decide; a cache or channel layer that is away is only 'degraded'."""
    checks = {
        "database": _works(_ask_database),
        "migrations": _works(_ask_migrations),
        "cache": _works(_ask_cache),
        "channel_layer": _works(_ask_channel_layer),
    }
    ready = checks["database"] and checks["migrations"]
    status = "ok" if all(checks.values()) else ("degraded" if ready else "not ready")
    return JsonResponse({"status": status, **checks}, status=200 if ready else 503)


def _works(question: Callable[[], bool]) -> bool:
    try:
        return bool(question())
    except Exception as error:  # a part's failure is the answer, never an error of the question
        logger.warning("health: %s failed with %s", question.__name__, type(error).__name__)
        return False


def _ask_database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def _ask_migrations() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _ask_cache() -> bool:
    cache.set("health", "here", 10)
    return cache.get("health") == "here"


def _ask_channel_layer() -> bool:
    async def round_trip() -> bool:
        layer = get_channel_layer()
        # A name of its own, not one of this process: all readers of those share one lock and one loop.
        channel = f"health.{uuid.uuid4().hex}"
        await layer.send(channel, {"type": "health"})
        return (await layer.receive(channel))["type"] == "health"

    async def within_a_second() -> bool:
        return await asyncio.wait_for(round_trip(), SECONDS)

    return async_to_sync(within_a_second)()


def _fresh(response: JsonResponse) -> JsonResponse:
    response["Cache-Control"] = "no-store"
    return response
