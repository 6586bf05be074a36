"""Who is behind a session, asked for many at once: what `django.contrib.auth.get_user` asks of each."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from people.models import User


@dataclass(frozen=True)
class SignedIn:
    """Somebody who showed a session that holds.

    Attributes:
        session: its key.
        auth_hash: of the password with which it was begun.
    """

    user: User
    session: str
    auth_hash: str


def signed_in(session_keys: Iterable[str]) -> dict[str, SignedIn]:
    """By session key: two queries. Left out is a session that is over, was begun with an earlier
    password, or whose account is gone or switched off."""
    keys = {key for key in session_keys if key.isalnum()}  # as all are; a cookie may hold anything
    if not keys:
        return {}
    rows = Session.objects.filter(session_key__in=keys, expire_date__gt=timezone.now())
    shown = {row.session_key: row.get_decoded() for row in rows}
    ids = {data[SESSION_KEY] for data in shown.values() if SESSION_KEY in data}
    users = {str(user.pk): user for user in User.objects.filter(pk__in=ids, is_active=True)}
    found = {}
    for key, data in shown.items():
        user, auth_hash = users.get(data.get(SESSION_KEY, "")), data.get(HASH_SESSION_KEY, "")
        if (
            user is not None
            and data.get(BACKEND_SESSION_KEY) in settings.AUTHENTICATION_BACKENDS
            and constant_time_compare(auth_hash, user.get_session_auth_hash())
        ):
            found[key] = SignedIn(user, key, auth_hash)
    return found
