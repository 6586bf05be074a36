"""Say something. One function for the socket, the plain form and JSON: same rules at every door."""

from dataclasses import dataclass
from datetime import datetime

from chat import recent, shelf
from chat.access import Verb, may
from chat.calls import call, has_call
from chat.door import within
from chat.limits import check_pace
from chat.models import Message, MessageState, Room
from chat.person import Person
from chat.pictures import claim
from chat.presence import seen
from chat.publish import announce
from chat.quotes import quoted
from chat.refusals import Refused
from chat.sequence import locked, next_number
from chat.text import CID, clean_body, guess_language
from chat.worries import check_words, must_wait
from moderation.actions import ask_approval


@dataclass(frozen=True)
class Draft:
    """What somebody wants to say.

    Attributes:
        cid: made once by the sender's device and repeated until an answer comes.
        lang: language of the sender's page.
        reply_to: place of the message that is answered.
        pictures: ids of what the sender uploaded before.
    """

    cid: str
    body: str
    lang: str = ""
    reply_to: int | None = None
    pictures: tuple[int, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether nothing can hang on it: then `send` refuses it before it writes anything. Asked of the
        words as they were typed, so any @ counts: cleaning may make a call of it."""
        return not self.pictures and "@" not in self.body


@dataclass(frozen=True)
class Sent:
    """A message that is kept. `dup`: it was there already."""

    message: Message
    dup: bool


def send(room: Room, person: Person, draft: Draft, now: datetime) -> Sent:
    """Keep a message and tell the room.

    Sending the same `cid` again answers the first message and costs nothing.

    Raises:
        Refused: in words; with "cid_conflict" when the same cid carries other words.
    """
    if not CID.fullmatch(draft.cid):
        raise Refused("bad_frame")
    if not person.has_name:
        raise Refused.of(may(person, Verb.SEND, room, now))
    body = _words(draft)
    with locked(room.pk) as current:
        known = recent.sent(person, draft.cid)
        if known:
            return Sent(_same(known, current, body), dup=True)
        person = within(person, current)
        if not (verdict := may(person, Verb.SEND, current, now)):
            raise Refused.of(verdict)
        check_words(person, body)
        check_pace(person, current, now)
        answers = quoted(current, draft.reply_to)
        message = _keep(current, person, draft, body, answers, now)
        recent.add(message)
        seen(person)
        announce(current, message.rev)
    return Sent(message, dup=False)


def _words(draft: Draft) -> str:
    """The words, clean. Pictures may go without any."""
    try:
        return clean_body(draft.body)
    except Refused as refusal:
        if refusal.code == "empty" and draft.pictures:
            return ""
        raise


def _keep(
    room: Room, person: Person, draft: Draft, body: str, answers: Message | None, now: datetime
) -> Message:
    """Store the message with all that hangs on it. In the room's lock."""
    waits = must_wait(person, room, body, now)
    number = next_number(room)
    message = Message(
        room=room,
        seq=number,
        rev=number,
        **person.sender,
        cid=draft.cid,
        reply_to=answers,
        state=MessageState.HELD if waits else MessageState.VISIBLE,
        is_dressed=bool(draft.pictures),
        created=now,
    )
    message.put_words(body, guess_language(body, draft.lang))
    if waits or not draft.is_plain:
        message.save(force_insert=True)
    else:
        shelf.store(message, person.card)
    if draft.pictures:
        claim(message, person, draft.pictures)
    if has_call(body) and call(message, person.user_id) and not message.is_dressed:
        message.is_dressed = True
        message.save(update_fields=["is_dressed"])
    if waits:
        ask_approval(message, now)
    return message


def _same(known: Message, room: Room, body: str) -> Message:
    """The message that this cid made. One that was taken back or changed since has no words to compare."""
    changed = known.edited_at is not None or known.state == MessageState.REMOVED
    if known.room_id != room.pk or (not changed and known.body != body):
        raise Refused("cid_conflict")
    return known
