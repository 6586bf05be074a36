"""What somebody may do at the bottom of the room at this moment, and what the door says: for the page,
and for open pages whenever it changes (opening hours, rest, slow mode, a host who came or left)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from chat.access import Verb, may
from chat.hours import open_state
from chat.models import Room, RoomStatus
from chat.person import Person
from chat.refusals import moment_words, words
from moderation.models import Reason

Sign = tuple[str, datetime | None, bool, datetime | None]


@dataclass(frozen=True)
class Turn:
    """For one person in one room.

    Attributes:
        code: why they can't say anything now, or nothing.
        text: the same in words.
        until: when it will be otherwise, if that is known.
        is_open: whether there is talk now, for anybody.
        door: what the door says, such as "Open until 21.00"; nothing for a room that is always open.
    """

    code: str
    text: str
    until: datetime | None
    is_open: bool
    door: str

    def data(self) -> dict[str, Any]:
        """For a frame."""
        return {
            "code": self.code,
            "text": self.text,
            "until": self.until.isoformat() if self.until else None,
            "open": self.is_open,
            "door": self.door,
        }


def sign(person: Person, room: Room, now: datetime) -> Sign:
    """Differs when the turn of `person` is another one. No words, so it is cheap to ask for everybody."""
    verdict = may(person, Verb.SEND, room, now)
    hours = open_state(room, now)
    is_open = hours.is_open and room.status != RoomStatus.CLOSED
    return verdict.code, verdict.until, is_open, hours.until or hours.next_opening


def turn_of(person: Person, room: Room, now: datetime, language: str = "") -> Turn:
    """The turn of `person` in `room`, in words of `language` or of the one that is active."""
    if language:
        with override(language):
            return turn_of(person, room, now)
    code, until, is_open, _moment = sign(person, room, now)
    text = words(code, until=until, now=now) if code else ""
    rest = person.rest(now)
    if rest and code in {"muted", "banned"}:
        reason = _("Reason: %(reason)s.") % {"reason": Reason(rest.reason).label}
        text = " ".join(filter(None, [text, reason, rest.words]))
    return Turn(code, text, until, is_open, door_words(room, now))


def door_words(room: Room, now: datetime) -> str:
    """Until when there is talk, or from when again."""
    hours = open_state(room, now)
    if room.status == RoomStatus.CLOSED:
        return _("Closed")
    if hours.is_open:
        until = moment_words(hours.until, now) if hours.until else ""
        return _("Open, closes %(when)s") % {"when": until} if until else ""
    if hours.next_opening:
        return _("Closed, opens %(when)s") % {"when": moment_words(hours.next_opening, now)}
    return _("Closed")
