"""How fast somebody may talk. Counted in the messages themselves, inside the room's lock."""

from datetime import datetime, timedelta

from chat import shelf
from chat.models import Message, Room
from chat.person import Person
from chat.recent import said
from chat.refusals import Refused
from neighbourhoods.limits import hit
from people.models import Step

SECONDS = 30
PACE_GUEST = 3
PACE_NEW = 5
PACE_RESIDENT = 10
SOCKETS_PER_PERSON = 6
SOCKETS_PER_ADDRESS = 60  # a library or a school shares one address
FRAMES_AT_ONCE = 60
FRAMES_PER_SECOND = 5
CHANGES_PER_MINUTE = 40  # reactions and edits: each is a change for everybody


def check_pace(person: Person, room: Room, now: datetime) -> None:
    """Refuse who talks faster than the room allows.

    Raises:
        Refused: "too_fast" or "slow", with the seconds to wait.
    """
    if person.is_team:
        return
    since = now - timedelta(seconds=SECONDS)
    recent = said(person, since, PACE_RESIDENT)
    limit = _pace(person)
    if len(recent) >= limit:
        raise Refused("too_fast", _wait(recent[limit - 1].created, SECONDS, now))
    if not room.slow_seconds:
        return
    shelf.clear()
    last_here = Message.objects.filter(**person.sender, room=room)
    if last := last_here.order_by("-seq").first():
        wait = _wait(last.created, room.slow_seconds, now)
        if wait > 0:
            raise Refused("slow", wait)


def is_new(person: Person) -> bool:
    """Whether the neighbourhood hardly knows this person: no links, no pictures, less pace."""
    return not person.is_team and person.step in {None, Step.NEW}


def _pace(person: Person) -> int:
    if person.guest_id is not None:
        return PACE_GUEST
    return PACE_NEW if is_new(person) else PACE_RESIDENT


def check_changes(person: Person, room: Room, now: datetime) -> None:
    """Count one change of something that was said before.

    Raises:
        Refused: "too_fast", with the seconds to wait.
    """
    if person.is_team:
        return
    allowed = hit(room.site, "chat.change", person.card.id, CHANGES_PER_MINUTE, 60, now)
    if not allowed.ok:
        raise Refused("too_fast", allowed.retry_after)


def _wait(since: datetime, seconds: int, now: datetime) -> int:
    left = (since + timedelta(seconds=seconds) - now).total_seconds()
    return min(seconds, int(left) + 1) if left > 0 else 0
