"""Only pages of this very site may open its socket: scheme, host and port must be the same.

Channels' AllowedHostsOriginValidator takes any allowed host with any port and scheme.
"""

from urllib.parse import urlsplit

from channels.security.websocket import WebsocketDenier
from django.conf import settings
from django.http.request import split_domain_port, validate_host


class SameOriginSocket:
    """ASGI middleware: refuses a WebSocket whose Origin is not that of the request itself."""

    def __init__(self, application) -> None:
        self.application = application

    async def __call__(self, scope, receive, send):
        headers = dict(scope["headers"])
        host = headers.get(b"host", b"").decode("latin-1")
        if is_own_origin(headers.get(b"origin", b"").decode("latin-1"), host, scope, headers):
            return await self.application(scope, receive, send)
        return await WebsocketDenier()(scope, receive, send)


def is_own_origin(origin: str, host: str, scope, headers) -> bool:
    """Whether `origin` (a serialised origin, RFC 6454) is the one that `host` was asked under."""
    domain, _port = split_domain_port(host)
    if not domain or not validate_host(domain, settings.ALLOWED_HOSTS):
        return False
    parts = urlsplit(origin)
    scheme = "https" if scope.get("scheme") in {"wss", "https"} else "http"
    if settings.ROSA_TRUSTED_PROXIES and b"x-forwarded-proto" in headers:
        scheme = headers[b"x-forwarded-proto"].decode("latin-1")
    return (parts.scheme, parts.netloc) == (scheme, host)
