"""A message as others may see it: the same for socket, HTTP and template."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from wagtail.models import Site

from chat.models import Message, MessageState, Room
from chat.person import Card, cards_of
from chat.quotes import Quote, quote, quotes
from chat.trimmings import Trimmings, trimmings


@dataclass(frozen=True)
class Said:
    """A message for a reader. A stone (not visible) has no words and no name.

    Attributes:
        reply: what it answers.
        hung: reactions, pictures and who is called.
        for_writer: what its writer reads while it waits for a moderator.
    """

    id: int
    seq: int
    rev: int
    cid: str
    state: str
    who: Card
    body: str
    lang: str
    at: datetime
    is_edited: bool = False
    reply: Quote | None = None
    hung: Trimmings = field(default_factory=Trimmings)
    for_writer: "Said | None" = None

    @property
    def is_visible(self) -> bool:
        """Whether there are words to read."""
        return self.state == "visible" or bool(self.who.id and self.state == "held")

    def seen_by(self, card_id: str) -> "Said":
        """As the person with this card's id reads it."""
        mine = self.for_writer
        return mine if mine and card_id and mine.who.id == card_id else self

    def data(self) -> dict[str, Any]:
        """For a frame or a JSON answer. What is not there is left out."""
        found: dict[str, Any] = {
            "id": self.id,
            "seq": self.seq,
            "rev": self.rev,
            "cid": self.cid,
            "state": self.state,
            "who": self.who.data(),
            "body": self.body,
            "lang": self.lang,
            "at": self.at.isoformat(timespec="milliseconds"),
        }
        if self.is_edited:
            found["edited"] = True
        if self.reply:
            found["reply"] = self.reply.data()
        return found | self.hung.data()


# For the template that the script fills in.
BLANK = Said(0, 0, 0, "", "visible", Card(), "", "", datetime(2000, 1, 1, tzinfo=UTC))


def render(site: Site, messages: Iterable[Message]) -> list[Said]:
    """Messages of rooms of `site`, with their writers' cards, in as many queries whatever their number."""
    messages = list(messages)
    answered = quotes(m.reply_to_id for m in messages if m.reply_to_id and _shows(m))
    people = cards_of(site, [*messages, *answered.values()])
    hung = trimmings([m for m in messages if m.is_dressed and _shows(m)])
    return [said(message, people, answered, hung) for message in messages]


def said(
    message: Message,
    people: dict[str, Card],
    answered: dict[int, Message],
    hung: dict[int, Trimmings],
) -> Said:
    """One message; the other arguments hold at least what belongs to it."""
    if message.is_visible:
        return _whole(message, people, answered, hung)
    mine = _whole(message, people, answered, hung) if _shows(message) else None
    return Said(
        message.pk,
        message.seq,
        message.rev,
        message.cid,
        message.state,
        Card(),
        "",
        "",
        message.created,
        for_writer=mine,
    )


def _whole(
    message: Message,
    people: dict[str, Card],
    answered: dict[int, Message],
    hung: dict[int, Trimmings],
) -> Said:
    what = answered.get(message.reply_to_id or 0)
    return Said(
        message.pk,
        message.seq,
        message.rev,
        message.cid,
        message.state,
        people.get(message.writer, Card()),
        message.body,
        message.lang,
        message.created,
        message.edited_at is not None,
        quote(what, people) if what else None,
        hung.get(message.pk, Trimmings()),
    )


def _shows(message: Message) -> bool:
    """Whether anybody reads its words: others, or only its writer while it waits."""
    return message.state in {MessageState.VISIBLE, MessageState.HELD}


def for_reader(messages: Sequence[Said], card_id: str) -> list[Said]:
    """The same messages as the person with this card's id reads them."""
    return [message.seen_by(card_id) for message in messages]


def room_state(room: Room) -> dict[str, Any]:
    """What a reader sees of the room itself."""
    return {
        "name": room.name,
        "topic": room.topic,
        "status": room.status,
        "slow_seconds": room.slow_seconds,
    }
