"""One ASGI application: pages over HTTP, the living room over WebSocket, background work in lifespan."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")

from django.core.asgi import get_asgi_application

django_application = get_asgi_application()

from channels.routing import ProtocolTypeRouter, URLRouter

from chat.routing import websocket_urlpatterns
from cms.body_cap import BodyCap
from cms.lifespan import Lifespan
from cms.origin import SameOriginSocket

application = Lifespan(
    ProtocolTypeRouter(
        {
            "http": BodyCap(django_application),
            "websocket": SameOriginSocket(URLRouter(websocket_urlpatterns)),
        }
    )
)
