"""Cover words of somebody, and uncover them. Called by moderation, which decides and keeps the log."""

from chat.models import Message, MessageState
from chat.publish import announce
from chat.quotes import touch_quoters
from chat.sequence import locked, next_number


def hide(message: Message) -> None:
    """Nobody reads it any more; the words are kept for the objection."""
    _set_state(message, {MessageState.VISIBLE, MessageState.HELD}, MessageState.HIDDEN)


def restore(message: Message) -> None:
    """Everybody reads it again, in its old place."""
    _set_state(message, {MessageState.HIDDEN, MessageState.HELD}, MessageState.VISIBLE)


def _set_state(message: Message, before: set[str], after: str) -> None:
    with locked(message.room_id) as room:
        current = Message.objects.get(pk=message.pk)
        if current.state not in before:
            return  # done already, or its writer took it back
        current.state, current.rev = after, next_number(room)
        current.save(update_fields=["state", "rev"])
        touch_quoters(room, [current])
        announce(room, room.head)
    message.state, message.rev = current.state, current.rev
