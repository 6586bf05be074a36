"""May this person do that here, now? Asked at every door, answered from what is given: no queries."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from chat.hours import open_state
from chat.models import GuestAccess, Message, MessageState, Room, RoomKind, RoomStatus
from chat.person import Person
from chat.rest import Rest

MINUTES_TO_REMOVE = 15


class Verb(StrEnum):
    """What can be asked."""

    READ = "read"
    SEND = "send"
    HIDE = "hide"


class Verdict(NamedTuple):
    """The answer; `code` says why not (see `chat.refusals`), `until` when it may be otherwise."""

    ok: bool
    code: str = ""
    until: datetime | None = None

    def __bool__(self) -> bool:
        return self.ok


YES = Verdict(True)


def may(person: Person, verb: Verb, room: Room, now: datetime) -> Verdict:
    """Whether `person` may `verb` in `room` at `now`.

    A room that may not be read answers as one that does not exist.
    """
    if not _sees(person, room):
        return Verdict(False, "not_found")
    rest = _rest(person, room, now)
    if rest and rest.is_ban:
        return Verdict(False, "banned", rest.until)
    if verb == Verb.READ:
        return YES
    verdict = _may_as_member(person, verb, room, now)
    if verdict and rest:
        return Verdict(False, "muted", rest.until)
    return verdict


def _sees(person: Person, room: Room) -> bool:
    """Whether the room exists for this person. A team has no key to a closed circle."""
    if room.is_archived:
        return False
    if room.is_closed_circle:
        return room.pk in person.talks
    return person.is_member or room.guests != GuestAccess.OUT


def _rest(person: Person, room: Room, now: datetime) -> Rest | None:
    """The rest that holds here. Asking for help stays possible, and a rest from the room doesn't reach
    into a private conversation; being sent away does."""
    rest = person.rest(now)
    if rest is None or room.kind == RoomKind.HELP:
        return None
    return rest if rest.is_ban or not room.is_closed_circle else None


def _may_as_member(person: Person, verb: Verb, room: Room, now: datetime) -> Verdict:
    if person.guest_id is not None:
        return _may_as_guest(person, verb, room, now)
    if person.user_id is None:
        return Verdict(False, "sign_in")
    if not person.is_member and room.kind != RoomKind.HELP:  # anybody may ask for help
        return Verdict(False, "not_member")
    if verb == Verb.SEND:
        return _may_send(person, room, now)
    return YES if person.is_team else Verdict(False, "not_yours")


def _may_as_guest(person: Person, verb: Verb, room: Room, now: datetime) -> Verdict:
    """A visitor under a nickname talks, and nothing else, where and while that is allowed."""
    if verb != Verb.SEND:
        return Verdict(False, "sign_in")
    if room.guests != GuestAccess.TALK or room.is_closed_circle:
        return Verdict(False, "no_guests")
    verdict = _may_send(person, room, now)
    if verdict and room.guests_with_host and room.pk not in person.hosted:
        return Verdict(False, "no_host")
    return verdict


def _may_send(person: Person, room: Room, now: datetime) -> Verdict:
    if room.is_closed_circle:
        return _may_send_in_circle(room)
    if room.status == RoomStatus.CLOSED:
        return Verdict(False, "closed")
    hours = open_state(room, now)
    if not hours.is_open:
        return Verdict(False, "closed", hours.next_opening)
    if room.status == RoomStatus.READ_ONLY and not person.is_team:
        return Verdict(False, "read_only")
    return YES


def _may_send_in_circle(room: Room) -> Verdict:
    """Between two: nobody is of the team there. Read-only waits for an answer, closed is over."""
    if room.status == RoomStatus.READ_ONLY:
        return Verdict(False, "no_answer_yet")
    return YES if room.status == RoomStatus.OPEN else Verdict(False, "talk_over")


def may_remove(person: Person, message: Message, now: datetime) -> Verdict:
    """Whether `person` may take back `message`: their own, within a quarter of an hour."""
    if not person.wrote(message):
        return Verdict(False, "not_yours")
    if now - message.created > timedelta(minutes=MINUTES_TO_REMOVE):
        return Verdict(False, "too_late")
    return YES


def may_edit(person: Person, message: Message, now: datetime) -> Verdict:
    """Whether `person` may change the words of `message`: while others read them, as long as taking back."""
    if message.state == MessageState.HELD and person.wrote(message):
        return Verdict(False, "waits")
    if message.state != MessageState.VISIBLE:
        return Verdict(False, "gone")
    verdict = may_remove(person, message, now)
    return Verdict(False, "too_late_to_edit") if verdict.code == "too_late" else verdict
