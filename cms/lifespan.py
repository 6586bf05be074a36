"""Starts and stops what lives as long as the server: the embedded worker."""

from channels.db import database_sync_to_async
from django.conf import settings

from cms.worker import EmbeddedWorker


class Lifespan:
    """ASGI middleware for the `lifespan` protocol; everything else passes through."""

    def __init__(self, application) -> None:
        self.application = application
        self.worker = EmbeddedWorker() if settings.ROSA_EMBEDDED_WORKER else None

    async def __call__(self, scope, receive, send):
        if scope["type"] != "lifespan":
            return await self.application(scope, receive, send)
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                if self.worker:
                    self.worker.start()
                await send({"type": "lifespan.startup.complete"})
            else:
                if self.worker:
                    await database_sync_to_async(self.worker.stop)()
                await send({"type": "lifespan.shutdown.complete"})
                return
