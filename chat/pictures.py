"""Pictures on their way into a message: cleaned and stored first, claimed by the message then."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.files.base import File

from chat.access import Verb, may
from chat.limits import is_new
from chat.models import Message, MessagePicture, Room
from chat.models.picture import LARGE, MAX_ALT, MAX_SIDE, MOST_PICTURES, SMALL
from chat.person import Person
from chat.refusals import Refused
from neighbourhoods.limits import hit
from neighbourhoods.pictures import clean_picture
from neighbourhoods.text import clean_text

PER_HOUR = 40
ORPHAN_HOURS = 24


def may_show_pictures(person: Person) -> bool:
    """Whether somebody may put pictures in a message: residents who are not new."""
    return person.user_id is not None and person.is_member and not is_new(person)


def upload(room: Room, person: Person, uploaded: File, alt: str, now: datetime) -> MessagePicture:
    """Clean and keep a picture for a message that is still being written.

    Raises:
        Refused: in words: who may not, too many, or what is wrong with the picture.
    """
    if not (verdict := may(person, Verb.SEND, room, now)):
        raise Refused(verdict.code)
    if not may_show_pictures(person):
        raise Refused("no_pictures")
    allowed = hit(room.site, "chat.picture", person.card.id, PER_HOUR, 3600, now)
    if not allowed.ok:
        raise Refused("too_fast", allowed.retry_after)
    try:
        large = clean_picture(uploaded, MAX_SIDE[LARGE])
        small = clean_picture(large.file, MAX_SIDE[SMALL])
    except ValidationError as error:
        raise Refused("picture", text=error.messages[0]) from error
    large.file.seek(0)
    return MessagePicture.objects.create(
        room=room,
        owner_id=person.user_id,
        large=large.file,
        small=small.file,
        width=large.width,
        height=large.height,
        alt=_alt(alt),
        created=now,
    )


def describe(picture: MessagePicture, alt: str) -> None:
    """Say what can be seen on a picture that still waits."""
    picture.alt = _alt(alt)
    picture.save(update_fields=["alt"])


def claim(message: Message, person: Person, ids: tuple[int, ...]) -> None:
    """These uploads, in this order, belong to `message` from now on.

    Raises:
        Refused: "too_many_pictures", "no_pictures", or "picture_gone" when one is not there, not this
            person's, of another room or part of another message.
    """
    if not may_show_pictures(person):
        raise Refused("no_pictures")
    if len(ids) > MOST_PICTURES:
        raise Refused("too_many_pictures")
    waiting = MessagePicture.objects.select_for_update().filter(
        pk__in=ids, owner_id=person.user_id, room=message.room, message=None
    )
    found = {picture.pk: picture for picture in waiting}
    if len(found) != len(ids):
        raise Refused("picture_gone")
    for position, pk in enumerate(ids):
        found[pk].message, found[pk].position = message, position
    MessagePicture.objects.bulk_update(found.values(), ["message", "position"])


def sweep(now: datetime) -> int:
    """Forget uploads whose message was never sent; returns how many."""
    old = MessagePicture.objects.filter(
        message=None, created__lt=now - timedelta(hours=ORPHAN_HOURS)
    )
    return sum(picture.delete()[0] for picture in old)


def _alt(text: str) -> str:
    """What can be seen on it, clean; nothing when nothing was said."""
    try:
        return clean_text(text[:MAX_ALT], MAX_ALT, single_line=True)
    except ValidationError:
        return ""
