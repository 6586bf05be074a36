"""A moderator covers words on the spot: the same decision as in the queue, with the same log."""

from datetime import datetime

from chat.access import Verb, may
from chat.models import Message, MessageState, Room
from chat.person import Person
from chat.refusals import Refused
from moderation.actions import CannotDecide, case_of, decide
from moderation.models import Verdict
from moderation.models.report import Reason
from people.models import User


def cover(room: Room, person: Person, seq: int, reason: str, now: datetime) -> Message:
    """Hide message `seq` of `room` for `reason`; covering what is covered changes nothing.

    Raises:
        Refused: "gone", "not_yours" for who is not of the team, "no_reason", or what moderation says.
    """
    if not (verdict := may(person, Verb.HIDE, room, now)):
        raise Refused(verdict.code)
    if reason not in Reason.values:
        raise Refused("no_reason")
    message = Message.objects.select_related("room__site").filter(room=room, seq=seq).first()
    if message is None or message.state == MessageState.REMOVED:
        raise Refused("gone")
    if message.state == MessageState.HIDDEN:
        return message
    case = case_of(message, now)
    try:
        decide(
            case.pk,
            room.site,
            User.objects.get(pk=person.user_id),
            verdict=Verdict.SEND_BACK if case.awaits_approval else Verdict.HIDE,
            reason=reason,
            words="",
            version=case.version,
            now=now,
        )
    except CannotDecide as error:
        raise Refused("not_decided", text=error.messages[0]) from error
    message.refresh_from_db()
    return message
