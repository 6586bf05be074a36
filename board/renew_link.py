"""A signed link in the reminder mail: opening it shows, pressing the button renews, once."""

from django.core import signing
from django.urls import reverse

from board.models import Notice

SALT = "board.renew"
SECONDS = 60 * 60 * 24 * 40


def renew_url(notice: Notice) -> str:
    """The address for this one renewal of `notice`."""
    token = signing.dumps([notice.pk, notice.renewals], salt=SALT)
    return reverse("board:renew_by_link", args=[notice.number, token])


def is_valid(token: str, notice: Notice) -> bool:
    """Whether `token` was made for this notice, not too long ago."""
    try:
        pk, _renewals = signing.loads(token, salt=SALT, max_age=SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        return False
    return pk == notice.pk


def is_used(token: str, notice: Notice) -> bool:
    """Whether the notice was renewed since the token was made; ask only of a valid token."""
    return signing.loads(token, salt=SALT)[1] != notice.renewals
