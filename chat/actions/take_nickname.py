"""Take a seat under a nickname, without account."""

from datetime import datetime

from django.db import IntegrityError, transaction

from chat.guests import hashed
from chat.likeness import likeness
from chat.models import Guest, GuestAccess, Room
from chat.nicknames import clean_nickname, is_free
from chat.refusals import Refused


def take_nickname(room: Room, nickname: str, key: str, now: datetime) -> Guest:
    """The guest of `key` in the neighbourhood of `room`, called `nickname`; who has one keeps it.

    Raises:
        Refused: visitors don't talk here, or the name can't be theirs.
    """
    if room.guests != GuestAccess.TALK:
        raise Refused("no_guests")
    known = Guest.objects.filter(site=room.site, key_hash=hashed(key)).first()
    if known:
        return known
    name = clean_nickname(room.site, nickname)
    if not is_free(room.site, name):
        raise Refused("name_taken")
    try:
        with transaction.atomic():
            return Guest.objects.create(
                site=room.site,
                nickname=name,
                likeness=likeness(name)[:120],
                key_hash=hashed(key),
                created=now,
                seen=now,
            )
    except IntegrityError as error:  # two at once: the name, or this very key
        known = Guest.objects.filter(site=room.site, key_hash=hashed(key)).first()
        if known:
            return known
        raise Refused("name_taken") from error
