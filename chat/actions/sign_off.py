"""Somebody leaves and lets their words stay: they are no longer theirs, in the order of each room's changes."""

from collections.abc import Callable
from datetime import datetime

from chat.actions.emptying import AT_ONCE, empty
from chat.models import (
    Mention,
    Message,
    MessagePicture,
    MessageState,
    MessageTranslation,
    Reaction,
    Room,  # fmt: skip
)
from chat.models.message import WORDS
from chat.publish import announce
from chat.quotes import touch_quoters
from chat.sequence import locked, next_number
from moderation.actions import no_longer_waits

Redact = Callable[[str], str]


def sign_off(user_id: int, redact: Redact, now: datetime) -> None:
    """Take the name from every word of `user_id` that others can read.

    Pictures go, since they may show who it was; what nobody reads (held, hidden) or what is only
    pictures becomes an empty stone.

    Args:
        redact: takes the name out of a text.
    """
    spoke_in = Message.objects.filter(author=user_id).values_list("room", flat=True)
    for room_id in sorted(set(spoke_in)):
        with locked(room_id) as room:
            _sign_off_in(room, user_id, redact, now)


def _sign_off_in(room: Room, user_id: int, redact: Redact, now: datetime) -> None:
    mine = Message.objects.filter(room=room, author=user_id)
    for held in mine.filter(state=MessageState.HELD):
        no_longer_waits(held, now)
    unread = mine.exclude(state__in=[MessageState.VISIBLE, MessageState.REMOVED])
    empty(room, list(unread.order_by("seq")))
    empty(room, list(mine.filter(state=MessageState.VISIBLE, body="").order_by("seq")))
    kept = list(mine.filter(state=MessageState.VISIBLE).order_by("seq"))
    for message in kept:
        message.put_words(redact(message.body), message.lang)
        message.author, message.rev = None, next_number(room)
    for first in range(0, len(kept), AT_ONCE):
        some = kept[first : first + AT_ONCE]
        Message.objects.bulk_update(some, [*WORDS, "author", "rev"])
        MessagePicture.objects.filter(message__in=some).delete()
        MessageTranslation.objects.filter(message__in=some).delete()
        touch_quoters(room, some)
    announce(room, room.head)


def take_off(user_id: int, stand_in: str) -> None:
    """Take from the words of others what somebody hung on them: reactions, and their name in a call."""
    reacted = Reaction.objects.filter(person=user_id)
    called = Mention.objects.filter(person=user_id)
    rooms = {
        *reacted.values_list("message__room", flat=True),
        *called.values_list("message__room", flat=True),
    }
    for room_id in sorted(rooms):
        with locked(room_id) as room:
            _take_off_in(room, user_id, stand_in)


def _take_off_in(room: Room, user_id: int, stand_in: str) -> None:
    names = dict(
        Mention.objects.filter(message__room=room, person=user_id).values_list("message", "name")
    )
    reacted = Reaction.objects.filter(message__room=room, person=user_id)
    touched = {*names, *reacted.values_list("message", flat=True)}
    messages = list(Message.objects.filter(pk__in=touched).order_by("seq"))
    for message in messages:
        if name := names.get(message.pk):
            message.put_words(message.body.replace(f"@{name}", f"@{stand_in}"), message.lang)
        message.rev = next_number(room)
    Message.objects.bulk_update(messages, [*WORDS, "rev"], batch_size=AT_ONCE)
    reacted.delete()
    Mention.objects.filter(message__in=names, person=user_id).delete()
    MessageTranslation.objects.filter(message__in=names).delete()
    touch_quoters(room, [message for message in messages if message.pk in names])
    announce(room, room.head)
