"""A link from one part of the house to a conversation with somebody: whose name stands here may be
spoken to from here, also by who would not find them elsewhere. Signed, so that nobody makes one up."""

from dataclasses import dataclass

from django.core.signing import BadSignature, Signer

SALT = "people.introduction"
LONGEST = 140


@dataclass(frozen=True)
class Introduction:
    """To whom, and what it is about."""

    user_id: int
    about: str


def introduce(user_id: int, about: str) -> str:
    """A token for a link; the same each time, so that pages with it can be kept."""
    return Signer(salt=SALT).sign_object([user_id, about[:LONGEST]])


def read_introduction(token: str) -> Introduction | None:
    """What `introduce` put into it, or None when it is not one of ours."""
    try:
        user_id, about = Signer(salt=SALT).unsign_object(token)
        return Introduction(int(user_id), str(about))
    except (BadSignature, ValueError, TypeError):
        return None
