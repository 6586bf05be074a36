"""Settings of a worker whose channel layer loses, doubles and delays what it carries."""

import asyncio
import random

from channels_redis.core import RedisChannelLayer

from cms.settings.demo import *  # noqa: F403
from cms.settings.demo import CHANNEL_LAYERS

CHANNEL_LAYERS["default"]["BACKEND"] = "tests.faults.unruly.UnrulyLayer"


class UnrulyLayer(RedisChannelLayer):
    """Of ten hints three are lost, two come twice and two come late, after later ones."""

    async def group_send(self, group: str, message: dict) -> None:
        """Carry it, or not."""
        fate = random.randrange(10)
        if fate < 3:
            return
        await super().group_send(group, message)
        if fate < 5:
            await super().group_send(group, message)
        elif fate < 7:
            asyncio.get_running_loop().call_later(
                random.uniform(0.1, 2), asyncio.ensure_future, super().group_send(group, message)
            )
