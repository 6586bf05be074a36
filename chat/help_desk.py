"""Help talks as workers see them. Only workers: volunteers, moderators and managers have no key."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Site

from chat.models import HelpState, HelpTalk, Member, Room, RoomKind
from chat.person import Person
from chat.refusals import Refused
from chat.sequence import locked
from people.models import User
from people.roles import Role

ONE_VISIT = timedelta(minutes=10)


def is_worker(person: Person) -> bool:
    """Whether somebody helps in this neighbourhood."""
    return person.user_id is not None and Role.WORKER in person.roles


def has_key(person: Person, room: Room) -> bool:
    """Whether somebody sits in a closed circle; in a help talk besides the asker only a worker does,
    so that who stops helping loses it also when a seat was forgotten."""
    if not Member.objects.filter(room=room, person_id=person.user_id).exists():
        return False
    if room.kind != RoomKind.HELP or is_worker(person):
        return True
    return HelpTalk.objects.filter(room=room, asker=person.user_id).exists()


def workers(site: Site) -> list[User]:
    """The welfare workers of `site`, by name."""
    here = User.objects.filter(
        groups__role_group__site=site, groups__role_group__role=Role.WORKER, is_active=True
    )
    return list(here.distinct().order_by("called", "pk"))


def waiting(site: Site) -> list[HelpTalk]:
    """Who waits for a worker, the longest first: 1 query."""
    return list(
        HelpTalk.objects.filter(site=site, state=HelpState.WAITING)
        .select_related("asker")
        .order_by("asked_at")
    )


def taken_by(site: Site, user_id: int | None) -> list[HelpTalk]:
    """The talks that a worker is on, the newest first: 1 query."""
    return list(
        HelpTalk.objects.filter(site=site, state=HelpState.TAKEN, taken_by=user_id)
        .select_related("asker", "room")
        .order_by("-taken_at")
    )


@contextmanager
def on_the_desk(site: Site, room_id: int) -> Iterator[tuple[HelpTalk, Room]]:
    """A help talk of `site`, held until the end of the block: two who take it stand in one line.

    Raises:
        Refused: "not_found".
    """
    found = HelpTalk.objects.filter(site=site, room=room_id).first()
    if found is None:
        raise Refused("not_found")
    with locked(room_id) as room:
        found.refresh_from_db()
        yield found, room


def note_visit(person: Person, room: Room, now: datetime) -> None:
    """Whoever is not the asker and opens a help talk stands in the log, once for each visit."""
    if room.kind != RoomKind.HELP:
        return
    talk = HelpTalk.objects.filter(room=room).first()
    if talk is None or person.user_id == talk.asker_id:
        return
    before = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(HelpTalk),
        object_id=str(talk.pk),
        user=person.user_id,
        action="chat.help_open",
        timestamp__gt=now - ONE_VISIT,
    )
    if not before.exists():
        write_down(talk, "open", person, now)


def write_down(talk: HelpTalk, act: str, person: Person, now: datetime, **facts: str) -> None:
    """Keep in Wagtail's log who did what, never a word of the talk."""
    user = User.objects.filter(pk=person.user_id).first()
    log(talk, f"chat.help_{act}", user=user, data=facts or None, timestamp=now)
