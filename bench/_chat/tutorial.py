"""The chat of the Channels tutorial (a group, `group_send`, `send_json` for each member), under uvicorn.
`python -m bench._chat.tutorial PORT [REDIS_URL]`"""

import sys
from typing import Any

import django
import uvicorn
from channels.generic.websocket import AsyncJsonWebsocketConsumer
from channels.routing import ProtocolTypeRouter
from django.conf import settings

from bench._chat.message import stamped


class ChatConsumer(AsyncJsonWebsocketConsumer):
    """As in the tutorial, asynchronous."""

    async def connect(self) -> None:
        await self.channel_layer.group_add("chat", self.channel_name)
        await self.accept()
        await self.send_json({"type": "ready"})

    async def disconnect(self, code: int) -> None:
        await self.channel_layer.group_discard("chat", self.channel_name)

    async def receive_json(self, content: dict[str, Any]) -> None:
        event = {"type": "chat.message", "message": stamped(content)}
        await self.channel_layer.group_send("chat", event)

    async def chat_message(self, event: dict[str, Any]) -> None:
        await self.send_json(event["message"])


def layer(redis: str) -> dict[str, Any]:
    """The channel layer, with room for the flood so that it drops nothing."""
    if not redis:
        backend = "channels.layers.InMemoryChannelLayer"
        return {"BACKEND": backend, "CONFIG": {"capacity": 100_000}}
    hosts = [{"address": redis, "socket_timeout": 60}]
    config = {"hosts": hosts, "capacity": 100_000, "prefix": "rosa-bench"}
    return {"BACKEND": "channels_redis.core.RedisChannelLayer", "CONFIG": config}


if __name__ == "__main__":
    settings.configure(
        CHANNEL_LAYERS={"default": layer(sys.argv[2] if len(sys.argv) > 2 else "")},
        INSTALLED_APPS=["channels"],
        SECRET_KEY="bench",
    )
    django.setup()
    application = ProtocolTypeRouter({"websocket": ChatConsumer.as_asgi()})
    uvicorn.run(application, port=int(sys.argv[1]), log_level="warning", lifespan="off")
