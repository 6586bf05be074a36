"""How much one request may bring. Django writes a body to disk before any view could refuse it."""

from http.cookies import CookieError, SimpleCookie

from django.conf import settings

WORDS = 3 * 1024 * 1024  # bytes; a form without pictures
PICTURES = 45 * 1024 * 1024  # bytes; four pictures of 10 MB, of somebody who is signed in
DROPPED = 100 * 1024 * 1024  # bytes read and thrown away, so that a browser gets to see the answer
TOO_MUCH = "rosa.too_much"  # in the scope: TooMuchMiddleware answers


class BodyCap:
    """ASGI middleware: passes at most so many bytes on; of more, none.

    Only somebody with a session sends pictures; whether that session is real is for the view to see.
    """

    def __init__(self, application) -> None:
        self.application = application

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            return await self.application(scope, receive, send)
        headers = dict(scope["headers"])
        cap = PICTURES if has_session(headers) else WORDS
        announced = headers.get(b"content-length", b"0")
        too_much = announced.isdigit() and int(announced) > cap
        seen = 0

        async def counted():
            nonlocal seen, too_much
            while True:
                message = await receive()
                if message["type"] != "http.request":
                    return message
                seen += len(message.get("body", b""))
                too_much = too_much or seen > cap
                if not too_much:
                    return message
                if not message.get("more_body") or seen > DROPPED:
                    scope[TOO_MUCH] = True
                    return {"type": "http.request", "body": b"", "more_body": False}

        return await self.application(scope, counted, send)


def has_session(headers: dict[bytes, bytes]) -> bool:
    """Whether a request brings something that looks like our session."""
    try:
        cookies = SimpleCookie(headers.get(b"cookie", b"").decode("latin-1"))
    except CookieError:
        return False
    return settings.SESSION_COOKIE_NAME in cookies
