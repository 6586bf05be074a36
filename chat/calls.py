"""@name: who is called in a message. By the words alone, so that it also works without script."""

import re
from collections.abc import Iterable

from chat import memo
from chat.models import Mention, Message, Room
from chat.person import Card, cards
from chat.presence import present
from chat.refusals import Refused
from neighbourhoods.text import fold

MOST_CALLED = 5
RECENT = 300  # messages whose writers can be called
AT = re.compile(r"(?<![\w@./])@(?=\w)")
WORD_END = re.compile(r"(?!\w)")


def callable_people(room: Room) -> dict[int, Card]:
    """Who can be called in `room`: who is in and who spoke lately."""
    lately = Message.objects.filter(room=room).order_by("-seq").values_list("author_id", flat=True)
    spoke = cards(room.site, lately[:RECENT])
    inside = {int(s.card.id[1:]): s.card for s in present(room).seats if s.card.id.startswith("u")}
    return spoke | inside


def called(body: str, people: dict[int, Card]) -> dict[int, str]:
    """Who of `people` is called in `body`, and how it is written there.

    The longest name that fits counts; two people of the same name are both called.
    """
    found: dict[int, str] = {}
    names = sorted({card.name for card in people.values() if card.name}, key=len, reverse=True)
    for sign in AT.finditer(body):
        rest = body[sign.end() :]
        written = next((w for name in names if (w := _written(rest, name))), "")
        if written:
            same = fold(written)
            found |= {pk: written for pk, card in people.items() if fold(card.name) == same}
    return found


def _written(rest: str, name: str) -> str:
    """The beginning of `rest` that says `name`, or nothing."""
    start = rest[: len(name)]
    fits = fold(start) == fold(name) and WORD_END.match(rest, len(name))
    return start if fits else ""


def has_call(body: str) -> bool:
    """Whether a name may be called in `body`; cheap. An e-mail address calls nobody."""
    return bool(AT.search(body))


def call(message: Message, person_id: int | None) -> bool:
    """Keep who is called in `message`, with those who no longer are taken out; whether anybody is.

    Raises:
        Refused: "too_many_calls".
    """
    room = message.room
    people: dict[int, str] = {}
    if has_call(message.body) and not room.is_closed_circle:  # there everything is for the other
        known = memo.ask(("who can be called", room.pk), lambda: callable_people(room))
        people = called(message.body, known)
    people.pop(person_id or 0, None)
    if len(people) > MOST_CALLED:
        raise Refused("too_many_calls")
    message.mentions.exclude(person__in=people).delete()
    Mention.objects.bulk_create(
        (Mention(message=message, person_id=pk, name=name) for pk, name in people.items()),
        ignore_conflicts=True,
    )
    return bool(people)


def names(mentions: Iterable[Mention]) -> list[dict[str, str]]:
    """For a frame: who is called and under which name it stands in the words."""
    return [{"id": f"u{m.person_id}", "name": m.name} for m in mentions]
