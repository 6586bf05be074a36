"""An answer shows the first words of what it answers. When those change, the answers change too."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from chat.models import Message, Room
from chat.person import Card
from chat.refusals import Refused
from chat.sequence import next_numbers

FIRST_WORDS = 90  # letters of the quoted message that are shown


@dataclass(frozen=True)
class Quote:
    """What stands above an answer. A stone (not visible) has no words and no name.

    Attributes:
        words: the first of them; empty for a message that is only pictures.
    """

    seq: int
    state: str
    name: str
    words: str
    lang: str

    @property
    def is_visible(self) -> bool:
        """Whether there is something to read."""
        return self.state == "visible"

    def data(self) -> dict[str, Any]:
        """For a frame."""
        return {
            "seq": self.seq,
            "state": self.state,
            "name": self.name,
            "words": self.words,
            "lang": self.lang,
        }


def quoted(room: Room, seq: int | None) -> Message | None:
    """The message in `room` that is answered.

    Raises:
        Refused: "no_answer_to": there is no such message. A stone may be answered: whoever was
            writing meanwhile keeps their words.
    """
    if seq is None:
        return None
    found = Message.objects.filter(room=room, seq=seq).first()
    if found is None:
        raise Refused("no_answer_to")
    return found


def quotes(ids: Iterable[int]) -> dict[int, Message]:
    """The quoted messages by id, in one query or none."""
    wanted = set(ids)
    return Message.objects.in_bulk(wanted) if wanted else {}


def quote(message: Message, people: dict[str, Card]) -> Quote:
    """What is shown of `message`; `people` holds at least its writer."""
    if not message.is_visible:
        return Quote(message.seq, message.state, "", "", "")
    words = " ".join(message.body.split())
    if len(words) > FIRST_WORDS:
        words = words[:FIRST_WORDS].rsplit(" ", 1)[0] + "…"
    name = people.get(message.writer, Card()).name
    return Quote(message.seq, message.state, name, words, message.lang)


def touch_quoters(room: Room, messages: Iterable[Message]) -> None:
    """What these say changed: their answers get the next numbers, so that readers see it there too.

    `room` must come from `chat.sequence.locked`.
    """
    answers = list(Message.objects.filter(reply_to__in=list(messages), room=room).order_by("seq"))
    if not answers:
        return
    for answer, number in zip(answers, next_numbers(room, len(answers)), strict=True):
        answer.rev = number
    Message.objects.bulk_update(answers, ["rev"], batch_size=200)
