"""Take something from people, from outside any worker: `python -m tests.faults.act sign_out buur1 buur2`."""

import os
import sys
import uuid

import django

django.setup()

from django.contrib.sessions.models import Session
from django.utils import timezone
from wagtail.models import Site

from chat.actions.ask_help import ask_help
from chat.actions.change_room import change_room
from chat.actions.hand_over_help import hand_over_help
from chat.actions.send import Draft
from chat.actions.take_help import take_help
from chat.models import HelpSubject, HelpTalk, Room
from chat.person import Person, person_for
from people.actions import give_role
from people.models import Membership, User
from people.roles import Role


def sign_out(users) -> None:
    """Their sessions are gone."""
    ids = {str(user.pk) for user in users}
    for session in Session.objects.all():
        if session.get_decoded().get("_auth_user_id") in ids:
            session.delete()


def new_password(users) -> None:
    """Their passwords changed, at another desk."""
    for user in users:
        user.set_password(f"nieuw-{user.pk}-{os.getpid()}")
        user.save()


def switch_off(users) -> None:
    """Their accounts are closed."""
    for user in users:
        user.is_active = False
        user.save()


def leave_the_neighbourhood(users) -> None:
    """They no longer belong here."""
    Membership.objects.filter(user__in=users).delete()
    for user in users:
        user.groups.clear()


def shut_the_door(users) -> None:
    """Nobody talks now."""
    _door("closed")


def open_the_door(users) -> None:
    """They do again."""
    _door("open")


def take_help_talk(users) -> None:
    """The first asks for help, the second takes it, the third helps here too; prints the room."""
    asker, worker, heir = users
    for user in (worker, heir):
        give_role(user, _site(), Role.WORKER)
    draft = Draft(f"hulp-{uuid.uuid4().hex[:16]}", "Ik snap deze brief niet")
    talk = ask_help(_site(), _person(asker), HelpSubject.LETTER, draft, timezone.now())
    print(take_help(_site(), _person(worker), talk.room_id, timezone.now()).pk)


def hand_over_help_talk(users) -> None:
    """The first hands the help talk that they took to the second."""
    worker, heir = users
    talk = HelpTalk.objects.filter(taken_by=worker).latest("pk")
    hand_over_help(_site(), _person(worker), talk.room_id, heir.pk, timezone.now())


def _site() -> Site:
    return Site.objects.get(hostname="localhost")


def _person(user) -> Person:
    return person_for(user, _site())


def _door(status: str) -> None:
    room = Room.objects.get(kind="living")
    room.status = status
    change_room(room)


if __name__ == "__main__":
    by_name = {user.username: user for user in User.objects.filter(username__in=sys.argv[2:])}
    globals()[sys.argv[1]]([by_name[name] for name in sys.argv[2:]])
