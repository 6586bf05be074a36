"""Who has no account keeps a key in a cookie; we keep only its hash."""

import hashlib
import secrets
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from wagtail.models import Site

from chat.person import Person, person_for, visitor

SALT = "rosa.chat.guest"
SECONDS = 60 * 60 * 24 * 30


def cookie_name() -> str:
    """Beside the session's, so that two servers on one machine don't mix them up."""
    return f"{settings.SESSION_COOKIE_NAME}-gast"


def new_key() -> str:
    """A key that nobody guesses."""
    return secrets.token_urlsafe(24)


def hashed(key: str) -> str:
    """The key as the database knows it; nothing for no key."""
    return hashlib.sha256(key.encode()).hexdigest() if key else ""


def key_in(cookies: dict[str, Any]) -> str:
    """The key in these cookies, or nothing when there is none or it is not ours."""
    signed = cookies.get(cookie_name(), "")
    try:
        return signing.get_cookie_signer(SALT).unsign(signed, max_age=SECONDS)
    except signing.BadSignature:
        return ""


def give_key(response: HttpResponse, key: str) -> None:
    """Let the browser keep `key`; no script can read it."""
    response.set_cookie(
        cookie_name(),
        signing.get_cookie_signer(SALT).sign(key),
        max_age=SECONDS,
        httponly=True,
        samesite="Lax",
        secure=bool(settings.SESSION_COOKIE_SECURE),
    )


def take_key(response: HttpResponse) -> None:
    """Let the browser forget it."""
    response.delete_cookie(cookie_name(), samesite="Lax")
    response.cookies[cookie_name()]["secure"] = bool(settings.SESSION_COOKIE_SECURE)


def person_of(request: HttpRequest) -> Person:
    """Who asks: somebody with an account, a visitor under a nickname, or a reader without a name."""
    return person_with(request.user, request.COOKIES, request.site)  # type: ignore[attr-defined]


def person_with(user: Any, cookies: dict[str, Any], site: Site) -> Person:
    """As `person_of`. Who is signed in is never a guest."""
    if user.is_authenticated:
        return person_for(user, site)
    return visitor(site, hashed(key_in(cookies)))
