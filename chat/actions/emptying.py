"""Take the words from messages for good: in each place an empty stone stays, and nothing hangs on it."""

from collections.abc import Sequence

from chat.models import (
    Mention,
    Message,
    MessagePicture,
    MessageState,
    MessageTranslation,
    Reaction,
    Room,
)
from chat.models.message import WORDS
from chat.quotes import touch_quoters
from chat.sequence import next_number

AT_ONCE = 500
HUNG = (Reaction, Mention, MessageTranslation, MessagePicture)


def empty(room: Room, messages: Sequence[Message]) -> None:
    """Empty these messages of `room`, which must come from `chat.sequence.locked`; each gets a number, and
    so do the answers that quote them. Whoever calls announces `room.head`."""
    for message in messages:
        message.put_words("", "")
        message.state, message.rev = MessageState.REMOVED, next_number(room)
    for first in range(0, len(messages), AT_ONCE):
        some = messages[first : first + AT_ONCE]
        Message.objects.bulk_update(some, [*WORDS, "state", "rev"])
        for model in HUNG:
            model._default_manager.filter(message__in=some).delete()
        touch_quoters(room, some)
