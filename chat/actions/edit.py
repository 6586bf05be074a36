"""Change one's own words, as long as they are fresh; everybody sees that they were changed."""

from datetime import datetime

from chat.access import Verb, may, may_edit
from chat.calls import call
from chat.door import within
from chat.limits import check_changes
from chat.models import Message, MessageState, Room
from chat.models.message import WORDS
from chat.person import Person
from chat.publish import announce
from chat.quotes import touch_quoters
from chat.refusals import Refused
from chat.sequence import locked, next_number
from chat.text import clean_body, guess_language
from chat.worries import check_words, must_wait
from moderation.actions import ask_approval, hold_case


def edit(room: Room, person: Person, seq: int, body: str, now: datetime, lang: str = "") -> Message:
    """Let message `seq` of `room` say `body`; the same words again change nothing.

    What was reported stays with the report as it was.

    Raises:
        Refused: "gone", "not_yours", "too_late_to_edit", "waits", or what is wrong with the words.
    """
    words = clean_body(body)
    with locked(room.pk) as current:
        person = within(person, current)
        message = _own(current, person, seq, now)
        if message.body == words:
            return message
        hold_case(message)
        check_words(person, words)
        check_changes(person, current, now)
        message.put_words(words, guess_language(words, lang))
        message.edited_at = now
        message.is_dressed |= call(message, person.user_id)
        if must_wait(person, current, words, now, but=message.pk):
            message.state = MessageState.HELD
            ask_approval(message, now)
        message.rev = next_number(current)
        message.save(update_fields=[*WORDS, "edited_at", "is_dressed", "state", "rev"])
        touch_quoters(current, [message])
        announce(current, current.head)
    return message


def _own(room: Room, person: Person, seq: int, now: datetime) -> Message:
    if not (verdict := may(person, Verb.SEND, room, now)):
        raise Refused.of(verdict)
    message = Message.objects.select_related("room__site").filter(room=room, seq=seq).first()
    if message is None:
        raise Refused("gone")
    if not (verdict := may_edit(person, message, now)):
        raise Refused(verdict.code)
    return message
