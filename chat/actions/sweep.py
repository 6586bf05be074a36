"""Cover what one person said in the last minutes, all at once. Each message is a decision of its own in
moderation's log, so that each can be put back."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from chat.models import Message, MessageState, Room
from chat.whom import Target
from moderation.actions import CannotDecide, CannotSanction, case_of, decide, not_yours_to_sanction
from moderation.actions.tell import tell_swept
from moderation.models import Decision, Verdict
from people.models import User

MOST = 500  # messages; the pace of a room lets nobody say more in an hour


@dataclass(frozen=True)
class Swept:
    """How many were covered, and how many another moderator has to look at."""

    covered: int
    left: int


def swept_messages(room: Room, target: Target, minutes: int, now: datetime) -> list[Message]:
    """What a sweep of so many minutes would cover, oldest first. One query."""
    since = now - timedelta(minutes=minutes)
    readable = Message.objects.filter(
        room=room, state__in=[MessageState.VISIBLE, MessageState.HELD], created__gt=since
    )
    return list(readable.filter(**target.sender).order_by("seq")[:MOST])


def sweep(
    room: Room,
    target: Target,
    by: User,
    *,
    minutes: int,
    reason: str,
    words: str,
    now: datetime,
) -> Swept:
    """Cover the words of `target` in `room`; doing it twice is doing it once.

    Raises:
        CannotSanction: no moderator here, or it is about oneself or the manager.
    """
    if why_not := not_yours_to_sanction(room.site, target.whom, by):
        raise CannotSanction(why_not, code="no_right")
    made: list[Decision] = []
    left = 0
    for message in swept_messages(room, target, minutes, now):
        case = case_of(message, now)
        try:
            made.append(
                decide(
                    case.pk,
                    room.site,
                    by,
                    verdict=Verdict.HIDE,
                    reason=reason,
                    words=words,
                    version=case.version,
                    now=now,
                    tell=False,
                )
            )
        except CannotDecide:
            left += 1
    if made:
        tell_swept(room.site, target.whom.person, len(made), made[-1], now)
    return Swept(len(made), left)
