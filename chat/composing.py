"""What stands in the form at the bottom of the room, also after it was refused."""

import uuid
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.http import HttpRequest

from chat.access import may_edit
from chat.actions.send import Draft
from chat.models import Message, MessagePicture, Room
from chat.person import Person, cards_of
from chat.pictures import may_show_pictures
from chat.posted import as_place
from chat.quotes import quote
from chat.text import MAX_LENGTH


@dataclass(frozen=True)
class Composing:
    """Words on their way.

    Attributes:
        answers: place of the message that is answered.
        edits: place of one's own message that gets other words.
        pictures: ids of uploads that go along.
    """

    text: str = ""
    cid: str = ""
    answers: int | None = None
    edits: int | None = None
    pictures: tuple[int, ...] = ()

    @classmethod
    def of(cls, draft: Draft) -> "Composing":
        """The words of a message that was refused."""
        return cls(draft.body, draft.cid, draft.reply_to, None, draft.pictures)

    @classmethod
    def asked(cls, request: HttpRequest) -> "Composing":
        """Whom the address says to answer (?antwoord=7) or what to change (?wijzig=7)."""
        return cls(
            answers=as_place(request.GET.get("antwoord")), edits=as_place(request.GET.get("wijzig"))
        )

    def context(self, room: Room, person: Person, now: datetime) -> dict[str, Any]:
        """For `chat/composer.html`."""
        form = self._with_old_words(room, person, now)
        return {
            "text": form.text,
            "cid": form.cid or uuid.uuid4().hex,
            "edits": form.edits,
            "answers": _quote(room, form.answers) if form.answers and not form.edits else None,
            "waiting_pictures": _waiting(room, person, form.pictures),
            "may_show_pictures": may_show_pictures(person),
            "max_length": MAX_LENGTH,
        }

    def _with_old_words(self, room: Room, person: Person, now: datetime) -> "Composing":
        if self.edits is None:
            return self
        message = Message.objects.filter(room=room, seq=self.edits).first()
        if message is None or not may_edit(person, message, now):
            return replace(self, edits=None)
        return self if self.text else replace(self, text=message.body)


def _quote(room: Room, seq: int):
    message = Message.objects.filter(room=room, seq=seq).first()
    return quote(message, cards_of(room.site, [message])) if message else None


def _waiting(room: Room, person: Person, ids: tuple[int, ...]) -> list[MessagePicture]:
    if not ids or person.user_id is None:
        return []
    mine = MessagePicture.objects.filter(owner_id=person.user_id, room=room, message=None)
    return list(mine.filter(pk__in=ids))
