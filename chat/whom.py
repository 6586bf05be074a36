"""Who is meant by "u12" or "g3": only somebody of this neighbourhood or who spoke in this room."""

import re
from dataclasses import dataclass
from typing import Any

from chat.models import Guest, Message, Room
from moderation.actions import Whom
from people.models import Membership, User

ID = re.compile(r"([ug])(\d{1,15})", re.ASCII)


@dataclass(frozen=True)
class Target:
    """Somebody whom the team does something about.

    Attributes:
        sender: the fields of a message that say that they wrote it.
    """

    id: str
    name: str
    whom: Whom
    sender: dict[str, Any]


def target(room: Room, card_id: str) -> Target | None:
    """Whose card this is, or None for nobody of here."""
    found = ID.fullmatch(card_id)
    if not found:
        return None
    kind, number = found.group(1), int(found.group(2))
    if kind == "g":
        guest = Guest.objects.filter(site=room.site, pk=number).first()
        return guest and _guest(guest)
    belongs = Membership.objects.filter(site=room.site, user=number).exists()
    if not belongs and not Message.objects.filter(room=room, author=number).exists():
        return None
    user = User.objects.filter(pk=number).first()
    return user and Target(card_id, str(user), Whom(person=user), {"author_id": user.pk})


def _guest(guest: Guest) -> Target:
    whom = Whom(guest_key=guest.key_hash, called=guest.nickname)
    return Target(f"g{guest.pk}", guest.nickname, whom, {"guest_id": guest.pk})
