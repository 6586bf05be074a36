"""Begin a conversation with a neighbour: the first words go along, then they are asked."""

from datetime import datetime

from django.db import IntegrityError, transaction
from wagtail.models import Site

from chat.actions.answer_talk import open_talk
from chat.actions.send import Draft, send
from chat.approach import Approach, approach
from chat.circles import new_circle, set_door
from chat.door import seated
from chat.models import Member, Message, Room, RoomKind, RoomStatus, Talk, TalkState
from chat.person import Person
from chat.refusals import Refused
from chat.seats import sit_down, sits
from chat.sequence import locked
from neighbourhoods.limits import hit
from people.models import Step

DAY = 24 * 60 * 60
NEW_PEOPLE_A_DAY = {Step.NEW: 3, Step.RESIDENT: 10}
ABOUT_LENGTH = 140


def start_talk(
    site: Site,
    person: Person,
    other_id: int,
    draft: Draft,
    now: datetime,
    *,
    about: str = "",
    introduced: bool = False,
) -> Room:
    """The conversation of `person` with `other_id`, with `draft` said in it.

    Where they talk already it is one more message; where the other asked first it is a yes. Else the
    other is asked and `person` may say no more until they answer. Doing it twice is doing it once.

    Args:
        about: what it is about, such as the title of a notice.
        introduced: see `chat.approach.approach`.

    Raises:
        Refused: "not_found" when this person can't be spoken to from here, "not_asked",
            "asked_enough", "no_answer_yet", "blocked_by_you", or why the words were refused.
    """
    if person.user_id is None:
        raise Refused("sign_in")
    if not person.is_member:
        raise Refused("not_member")
    way = approach(site, person, other_id, introduced)
    if way != Approach.MAY:
        raise Refused(way.value)
    with transaction.atomic():
        talk = _talk_of(site, person.user_id, other_id, now)
        with locked(talk.room_id) as room:
            talk.refresh_from_db()
            _speak(talk, room, person, other_id, draft, now, about)
    return room


def _talk_of(site: Site, mine: int, other: int, now: datetime) -> Talk:
    """The one conversation of these two, made when there is none. Safe when both begin at once."""
    known = Talk.objects.filter(site=site).between(mine, other)
    talk = known.first()
    if talk:
        return talk
    try:
        with transaction.atomic():
            room = new_circle(site, RoomKind.PRIVATE)
            return Talk.objects.create(
                **Talk.pair(mine, other),
                site=site,
                room=room,
                asker_id=mine,
                state=TalkState.ENDED,
                asked_at=now,
            )
    except IntegrityError:  # the other one was first
        return known.get()


def _speak(
    talk: Talk, room: Room, person: Person, other_id: int, draft: Draft, now: datetime, about: str
) -> None:
    mine = person.user_id or 0
    if talk.waits_for(mine):
        open_talk(talk, room, now)
    elif talk.state == TalkState.ENDED and sits(room, other_id):
        open_talk(talk, room, now)  # the other never left
    elif talk.state != TalkState.OPEN:
        _ask(talk, room, person, draft, now, about)
        return
    sit_down(room, mine)
    send(room, seated(person, room), draft, now)


def _ask(talk: Talk, room: Room, person: Person, draft: Draft, now: datetime, about: str) -> None:
    mine = person.user_id or 0
    if sits(room, mine) and talk.state in {TalkState.ASKED, TalkState.DECLINED}:
        if not Message.objects.filter(author_id=mine, cid=draft.cid, room=room).exists():
            raise Refused("no_answer_yet")
        return
    _count(talk.site, person, now)
    set_door(room, RoomStatus.OPEN)
    sit_down(room, mine)
    send(room, seated(person, room), draft, now)
    room.refresh_from_db()
    set_door(room, RoomStatus.READ_ONLY)
    Member.objects.filter(room=room, person_id=mine).update(last_read_seq=room.head)
    talk.asker_id, talk.asked_at, talk.about = mine, now, about[:ABOUT_LENGTH]
    if talk.state != TalkState.DECLINED:  # a no stays a no, and the asker can't tell
        talk.state = TalkState.ASKED
    talk.save()


def _count(site: Site, person: Person, now: datetime) -> None:
    """A neighbour who begins with many people on one day is asked to go on tomorrow."""
    most = NEW_PEOPLE_A_DAY.get(Step(person.step)) if person.step else None
    if person.is_team or most is None:
        return
    if not hit(site, "new talk", str(person.user_id), most, DAY, now).ok:
        raise Refused("asked_enough")
