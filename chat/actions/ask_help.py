"""Ask a welfare worker for help: the question is kept and waits until somebody takes it."""

from datetime import datetime

from django.db import IntegrityError, transaction
from wagtail.models import Site

from chat.actions.send import Draft, send
from chat.circles import new_circle
from chat.door import seated
from chat.models import HelpState, HelpSubject, HelpTalk, RoomKind
from chat.person import Person
from chat.refusals import Refused
from chat.seats import sit_down
from chat.sequence import locked


def ask_help(site: Site, person: Person, subject: str, draft: Draft, now: datetime) -> HelpTalk:
    """Open a help talk with `draft` as its first words. Who has one open goes on in that one.

    Raises:
        Refused: "sign_in", or why the words were refused.
    """
    if person.user_id is None:
        raise Refused("sign_in")
    if subject not in HelpSubject.values:
        raise Refused("bad_frame")
    with transaction.atomic():
        talk = _open_talk_of(site, person.user_id, subject, draft.lang, now)
        with locked(talk.room_id) as room:
            sit_down(room, person.user_id)
            send(room, seated(person, room), draft, now)
    return talk


def _open_talk_of(site: Site, user_id: int, subject: str, language: str, now: datetime) -> HelpTalk:
    """The one open help talk of somebody, made when there is none. Safe when two forms come at once."""
    mine = HelpTalk.objects.filter(site=site, asker_id=user_id).exclude(state=HelpState.CLOSED)
    known = mine.first()
    if known:
        return known
    try:
        with transaction.atomic():
            return HelpTalk.objects.create(
                site=site,
                room=new_circle(site, RoomKind.HELP),
                asker_id=user_id,
                subject=subject,
                language=language or "nl",
                asked_at=now,
            )
    except IntegrityError:  # the other form was first
        return mine.get()
