"""Stop hearing somebody, and hear them again. Nothing of it can be noticed from the other side."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from wagtail.models import Site

from chat.blocking import tell_own_pages
from chat.circles import set_door
from chat.models import Block, Message, Room, RoomStatus, Silence, Talk, TalkState
from chat.person import Person
from chat.refusals import Refused
from chat.seats import sit_down, sits, stand_up
from chat.sequence import locked
from people.models import Membership, RoleGroup


def block(site: Site, person: Person, other_id: int, now: datetime) -> None:
    """`person` hears nothing of `other_id` any more. Twice is once.

    In shared rooms their words are folded. In their conversation `person` gives up the seat, while the
    other may go on writing, to nobody.

    Raises:
        Refused: "sign_in", or "not_found" for oneself, for nobody and for who is not known here.
    """
    mine = _checked(person, other_id)
    if not _is_known_here(site, other_id):
        raise Refused("not_found")
    with transaction.atomic():
        Block.objects.bulk_create(
            [Block(site=site, blocker_id=mine, blocked_id=other_id, created=now)],
            ignore_conflicts=True,
        )
        talk = Talk.objects.filter(site=site).between(mine, other_id).first()
        if talk:
            with locked(talk.room_id) as room:
                talk.refresh_from_db()
                _turn_away(talk, room, mine)
        tell_own_pages(mine)


def unblock(site: Site, person: Person, other_id: int) -> None:
    """Hear them again from now on; what they said in between stays unheard. Twice is once.

    Raises:
        Refused: "sign_in", or "not_found" for oneself.
    """
    mine = _checked(person, other_id)
    with transaction.atomic():
        Block.objects.filter(site=site, blocker_id=mine, blocked_id=other_id).delete()
        talk = Talk.objects.filter(site=site).between(mine, other_id).first()
        if talk:
            with locked(talk.room_id) as room:
                talk.refresh_from_db()
                _turn_back(talk, room, mine)
        tell_own_pages(mine)


def _checked(person: Person, other_id: int) -> int:
    if person.user_id is None:
        raise Refused("sign_in")
    if person.user_id == other_id:
        raise Refused("not_found")
    return person.user_id


def _is_known_here(site: Site, user_id: int) -> bool:
    """Whether somebody belongs to this neighbourhood, or said something in it once."""
    return (
        Membership.objects.filter(site=site, user=user_id).exists()
        or RoleGroup.objects.filter(site=site, group__user=user_id).exists()
        or Message.objects.filter(room__site=site, author=user_id).exists()
    )


def _turn_away(talk: Talk, room: Room, mine: int) -> None:
    if talk.state in {TalkState.ASKED, TalkState.DECLINED} and talk.asker_id == mine:
        stand_up(room, mine)  # a question that is taken back
        talk.state = TalkState.ENDED
        talk.save(update_fields=["state"])
        set_door(room, RoomStatus.CLOSED)
    elif sits(room, mine):
        stand_up(room, mine)
        Silence.objects.bulk_create(
            [Silence(room=room, person_id=mine, after_seq=room.head)], ignore_conflicts=True
        )


def _turn_back(talk: Talk, room: Room, mine: int) -> None:
    silence = Silence.objects.filter(room=room, person_id=mine, until_seq=None)
    if silence.update(until_seq=room.head):
        sit_down(room, mine)
    Talk.objects.filter(Q(pk=talk.pk), ~Q(asker=mine), state=TalkState.ASKED).update(
        state=TalkState.DECLINED  # asked while nobody listened
    )
